import { original_address } from "../../api/calls";
import type { DocumentDetail } from "../../api/types";
import { Badge, Heading, Link, Notice } from "../../parts/basics";
import { ExportMenu } from "../../parts/export_menu";
import { to } from "../../router";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { agency_name, label } from "../../text/labels";

export function DocumentHead({ document }: { document: DocumentDetail }) {
  const { mail, organisation } = document;
  return (
    <>
      <div class="view-head">
        <Heading level={1}>{format.document_name(document)}</Heading>
        <div class="actions">
          <a class="utrecht-link utrecht-link--html-a" href={original_address(document.sha256)} download>
            Origineel ophalen
          </a>
          <ExportMenu filters={{ document: document.sha256, organisation: organisation ?? undefined }} what="De bevindingen van dit document." />
        </div>
      </div>
      <p class="document-facts">
        {organisation ? <Link href={to.agency(organisation)}>{organisation}</Link> : agency_name(null)} · {label(labels.document_kinds, document.document_kind)}
        {document.title && ` · „${document.title}”`}
        {document.date && ` · ${format.date(document.date)}`}
        {document.version && ` · versie ${document.version}`} · {format.counted(document.pages, "pagina", "pagina's")}
        {document.state !== "read" && <Badge tone="warning">{label(labels.ledger_states, document.state)}</Badge>}
      </p>
      {mail && (
        <p class="document-facts">
          {mail.from && `Van ${mail.from.name || mail.from.address}`}
          {mail.subject && ` · Onderwerp: ${mail.subject}`}
          {mail.date && ` · ${format.moment(mail.date)}`}
        </p>
      )}
      {document.message && (
        <Notice tone="warning">
          <p>{document.message}</p>
        </Notice>
      )}
      <Parts document={document} />
    </>
  );
}

function Parts({ document }: { document: DocumentDetail }) {
  if (!document.parts?.length) return null;
  return (
    <p class="document-facts">
      Bijlagen:{" "}
      {document.parts.map((part, i) => {
        const name = part.name ?? part.attachment ?? part.document ?? "bijlage";
        return (
          <>
            {i > 0 && " · "}
            {part.sha256 ? <Link href={to.document(part.sha256)}>{name}</Link> : name}
          </>
        );
      })}
    </p>
  );
}

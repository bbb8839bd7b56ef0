// Verwerking: every file accounted for, what can be done about what was not read, and how far an ingest is that is going on now.
import { useEffect, useRef, useState } from "preact/hooks";
import { get_ledger, get_progress } from "../api/calls";
import type { IngestProgress, LedgerRow } from "../api/types";
import { Badge, Heading, Link, Loaded, type Tone } from "../parts/basics";
import { Select } from "../parts/fields";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { go, to, with_query } from "../router";
import { use_answer } from "../state/use_answer";
import { use_title } from "../state/use_title";
import { advice, reason_label } from "../text/advice";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";
import { Orphans } from "./orphans";
import { Trail } from "./trail";

const poll_ms = 2000;

export function ProcessingView({ query }: { query: URLSearchParams }) {
  use_title("Verwerking");
  const ledger = use_answer("ledger", (signal) => get_ledger(undefined, signal));
  return (
    <>
      <Heading level={1}>Verwerking</Heading>
      <Progress on_done={ledger.reload} />
      <Loaded from={ledger}>{(rows) => <Ledger rows={rows} query={query} />}</Loaded>
      <Orphans />
      <Trail />
    </>
  );
}

function Progress({ on_done }: { on_done: () => void }) {
  const [now, set_now] = useState<IngestProgress | null>(null);
  const was_running = useRef(false);
  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout>;
    const poll = async () => {
      const progress = await get_progress(controller.signal).catch(() => null);
      if (controller.signal.aborted) return;
      if (progress) {
        set_now(progress);
        if (was_running.current && !progress.running) on_done();
        was_running.current = progress.running;
      }
      timer = setTimeout(() => void poll(), poll_ms);
    };
    void poll();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, []);
  return (
    <section aria-labelledby="inlezen">
      <Heading level={2} id="inlezen">Inlezen</Heading>
      {now?.running ? (
        <>
          <progress max={Math.max(now.total, 1)} value={now.done} aria-label="Voortgang van het inlezen" />
          <p>
            {format.count(now.done)} van {format.counted(now.total, "document", "documenten")} gelezen
            {now.failed > 0 && `, ${format.count(now.failed)} mislukt`}
            {now.started_at && ` · begonnen op ${format.moment(now.started_at)}`}
          </p>
          {now.current && <p class="muted">Nu: {now.current}</p>}
        </>
      ) : (
        <p>
          Er wordt nu niets ingelezen. Nieuwe documenten leest u in met <code>planlezer ingest MAP</code>.
        </p>
      )}
    </section>
  );
}

const tones: Record<string, Tone> = { read: "success", duplicate: "neutral", blank: "neutral", unsupported: "neutral", pending: "active", unreadable: "danger" };

const is_document = (row: LedgerRow) => row.page === 0;
const needs_attention = (row: LedgerRow) => row.state !== "read" && row.state !== "duplicate" && row.reason !== "no_document";
const key_of = (row: LedgerRow) => `${row.document}\n${row.attachment ?? ""}`;

function Ledger({ rows, query }: { rows: LedgerRow[]; query: URLSearchParams }) {
  const wanted = query.get("toestand") ?? "aandacht";
  const documents = rows.filter(is_document);
  const pages = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    if (is_document(row) || (row.state === "read" && row.origin !== "ocr")) continue;
    pages.set(key_of(row), [...(pages.get(key_of(row)) ?? []), row]);
  }
  const counts = new Map<string, number>();
  for (const row of documents) counts.set(row.state, (counts.get(row.state) ?? 0) + 1);
  const shown = documents.filter((row) => wanted === "alle" || (wanted === "aandacht" ? needs_attention(row) : row.state === wanted));
  const options: [string, string][] = [
    ["aandacht", `vraagt aandacht (${documents.filter(needs_attention).length})`],
    ["alle", `alle (${documents.length})`],
    ...[...counts].map(([state, number]): [string, string] => [state, `${label(labels.ledger_states, state)} (${number})`]),
  ];
  return (
    <section aria-labelledby="grootboek">
      <Heading level={2} id="grootboek">Grootboek: elk bestand en elke pagina verantwoord</Heading>
      <div class="filters">
        <Select label="Toestand" value={wanted} options={options} on_change={(value) => go(with_query({ toestand: value === "aandacht" ? null : value }), { replace: true })} />
        <p class="filter-count" role="status">{format.counted(shown.length, "document", "documenten")}</p>
      </div>
      {shown.length === 0 ? (
        <p>Niets vraagt hier aandacht.</p>
      ) : (
        <Table caption="Documenten met toestand, reden en wat u kunt doen" hide_caption columns={["Document", "Toestand", "Reden", "Wat u kunt doen", { name: "Pagina's", numeric: true }]}>
          {shown.map((row) => (
            <DocumentLine key={key_of(row)} row={row} pages={pages.get(key_of(row)) ?? []} />
          ))}
        </Table>
      )}
    </section>
  );
}

function DocumentLine({ row, pages }: { row: LedgerRow; pages: LedgerRow[] }) {
  const is_readable = row.state === "read" || row.pages > 0;
  return (
    <Row>
      <RowHead>
        {is_readable ? <Link href={to.document(row.sha256)}>{format.document_name(row)}</Link> : format.document_name(row)}
        {row.organisation && <span class="source">{row.organisation}</span>}
      </RowHead>
      <Cell>
        <Badge tone={tones[row.state] ?? "warning"}>{label(labels.ledger_states, row.state)}</Badge>
      </Cell>
      <Cell>
        {row.message || reason_label(row.reason) || "–"}
        {row.parts > 0 && <span class="source">{row.parts_read} van {format.counted(row.parts, "onderdeel", "onderdelen")} gelezen</span>}
        {pages.length > 0 && <Pages pages={pages} />}
      </Cell>
      <Cell>{advice(row) || "–"}</Cell>
      <Cell numeric>{format.count(row.pages)}</Cell>
    </Row>
  );
}

function Pages({ pages }: { pages: LedgerRow[] }) {
  return (
    <details>
      <summary>{format.counted(pages.length, "bijzondere pagina", "bijzondere pagina's")}</summary>
      <ul>
        {pages.map((page) => (
          <li key={page.page}>
            {format.page_label(page.page)}: {label(labels.ledger_states, page.state)}
            {page.origin === "ocr" && " met tekstherkenning"}
            {page.message ? `, ${page.message}` : page.reason && reason_label(page.reason) && ` (${reason_label(page.reason)})`}
          </li>
        ))}
      </ul>
    </details>
  );
}

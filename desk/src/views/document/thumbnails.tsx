// The pages of the document in small, with how many findings each has.
import { useState } from "preact/hooks";
import { image_address } from "../../api/calls";
import type { DocumentDetail, PageRow } from "../../api/types";
import { to } from "../../router";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";
import { use_in_sight } from "../../state/use_in_sight";

interface Props {
  document: DocumentDetail;
  current: number;
  q: string;
}

export function Thumbnails({ document, current, q }: Props) {
  use_in_sight(String(current), ".thumbnails [aria-current]");
  if (document.page_list.length < 2) return null;
  return (
    <nav class="thumbnails" aria-label="Pagina's van dit document">
      <ol>
        {document.page_list.map((page) => (
          <li key={page.number}>
            <a href={to.document(document.sha256, { page: page.number, q })} aria-current={page.number === current ? "page" : undefined}>
              <Picture sha256={document.sha256} page={page} />
              <span>
                {format.page_label(page.number)}
                {page.findings > 0 && <span class="muted"> · {format.counted(page.findings, "bevinding", "bevindingen")}</span>}
                {page.state !== "read" && <span class="muted"> · {label(labels.ledger_states, page.state)}</span>}
                {page.origin === "ocr" && <span class="muted"> · tekstherkenning</span>}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Picture({ sha256, page }: { sha256: string; page: PageRow }) {
  const [missing, set_missing] = useState(page.number === 0);
  if (missing) return null;
  return <img src={image_address(sha256, page.number, 160)} alt="" loading="lazy" decoding="async" fetchpriority="low" onError={() => set_missing(true)} />;
}

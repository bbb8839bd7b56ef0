// What a search found: the place, the words around it with what matched marked, and a small picture of the page.
import { useState } from "preact/hooks";
import { image_address } from "../api/calls";
import type { SearchHit } from "../api/types";
import { Badge, Link } from "../parts/basics";
import { to } from "../router";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";

export function Hits({ hits, q }: { hits: SearchHit[]; q: string }) {
  return (
    <ol class="hit-list">
      {hits.map((hit) => (
        <li key={`${hit.sha256} ${hit.page} ${hit.document}`}>
          <Hit hit={hit} q={q} />
        </li>
      ))}
    </ol>
  );
}

function Hit({ hit, q }: { hit: SearchHit; q: string }) {
  const address = to.document(hit.sha256, { page: hit.page, q });
  return (
    <article class="hit">
      <Thumbnail hit={hit} />
      <div>
        <h3 class="hit-title">
          <Link href={address}>{format.source(hit)}</Link>
        </h3>
        <p class="snippet">
          <Marked text={hit.snippet} />
        </p>
        <p class="muted">
          {hit.organisation && <Link href={to.agency(hit.organisation)}>{hit.organisation}</Link>}
          {hit.organisation && " · "}
          {label(labels.document_kinds, hit.document_kind)}
          {hit.pages_in_document > 1 && ` · ${format.counted(hit.pages_in_document, "pagina", "pagina's")} in dit document`}
        </p>
        {hit.themes.length > 0 && (
          <p class="badges">
            {hit.themes.map((theme) => (
              <Badge key={theme} tone="neutral">{label(labels.themes, theme)}</Badge>
            ))}
          </p>
        )}
      </div>
    </article>
  );
}

// «…» in the snippet is what matched.
function Marked({ text }: { text: string }) {
  const parts = text.split(/[«»]/);
  return <>{parts.map((part, i) => (i % 2 ? <mark class="utrecht-mark">{part}</mark> : part))}</>;
}

function Thumbnail({ hit }: { hit: SearchHit }) {
  const [has_image, set_has_image] = useState(hit.page > 0);
  return (
    <div class="thumbnail" aria-hidden="true">
      {has_image ? (
        <img src={image_address(hit.sha256, hit.page, 160)} alt="" loading="lazy" decoding="async" fetchpriority="low" width={104} onError={() => set_has_image(false)} />
      ) : (
        <span class="thumbnail-text">{label(labels.document_kinds, hit.document_kind)}</span>
      )}
    </div>
  );
}

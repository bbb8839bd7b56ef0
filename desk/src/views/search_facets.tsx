// The facets of a search: how many pages each value has, as links that filter; what is chosen can be taken off.
import { useState } from "preact/hooks";
import type { FacetCount, FacetName, SearchAnswer } from "../api/types";
import { Button, Heading, Link } from "../parts/basics";
import { with_query } from "../router";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";

export const filter_names = ["theme", "kpi", "organisation", "document_kind"] as const;
type FilterName = (typeof filter_names)[number];

interface Facet {
  name: FacetName;
  title: string;
  filter?: FilterName; // without: goes into the question itself
  show: (value: string) => string;
}

const facets: Facet[] = [
  { name: "themes", title: "Thema", filter: "theme", show: (value) => label(labels.themes, value) },
  { name: "kpis", title: "Kpi", filter: "kpi", show: (value) => `Kpi ${value}` },
  { name: "organisations", title: "Dienst", filter: "organisation", show: (value) => value },
  { name: "document_kinds", title: "Soort document", filter: "document_kind", show: (value) => label(labels.document_kinds, value) },
  { name: "years", title: "Jaar", show: (value) => value },
];

const at_first = 6;

export function Facets({ answer, query }: { answer: SearchAnswer; query: URLSearchParams }) {
  return (
    <aside class="facets" aria-labelledby="filters">
      <Heading level={2} id="filters">Filters</Heading>
      <Chosen query={query} />
      {facets.map((facet) => (
        <FacetList key={facet.name} facet={facet} counts={answer.facets[facet.name] ?? []} query={query} />
      ))}
    </aside>
  );
}

function Chosen({ query }: { query: URLSearchParams }) {
  const chosen = facets.filter(({ filter }) => filter && query.get(filter));
  if (!chosen.length) return null;
  return (
    <ul class="chosen">
      {chosen.map(({ filter, title, show }) => (
        <li key={filter}>
          <Link href={with_query({ [filter!]: null, limit: null })} label={`Filter weghalen: ${title} ${show(query.get(filter!)!)}`}>
            {show(query.get(filter!)!)} ✕
          </Link>
        </li>
      ))}
    </ul>
  );
}

function FacetList({ facet, counts, query }: { facet: Facet; counts: FacetCount[]; query: URLSearchParams }) {
  const [all, show_all] = useState(false);
  const { filter } = facet;
  const in_question = !filter && /\bdatum:/.test(query.get("q") ?? "");
  if (!counts.length || in_question || (filter && query.get(filter))) return null;
  const address = (value: string) =>
    filter
      ? with_query({ [filter]: value, limit: null })
      : with_query({ q: `${query.get("q") ?? ""} datum:${value}`.trim(), limit: null });
  return (
    <section>
      <Heading level={3}>{facet.title}</Heading>
      <ul>
        {(all ? counts : counts.slice(0, at_first)).map(({ value, pages }) => (
          <li key={value}>
            <Link href={address(value)} label={`${facet.show(value)}, ${format.counted(pages, "pagina", "pagina's")}`}>
              {facet.show(value)}
            </Link>{" "}
            <span class="count" aria-hidden="true">{format.count(pages)}</span>
          </li>
        ))}
      </ul>
      {counts.length > at_first && (
        <Button kind="subtle" expanded={all} on_click={() => show_all(!all)}>
          {all ? "Minder tonen" : `Alle ${counts.length} tonen`}
        </Button>
      )}
    </section>
  );
}

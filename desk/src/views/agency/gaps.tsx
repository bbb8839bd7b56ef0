// What a plan leaves open, with the measures it is about.
import type { AgencyOverview } from "../../api/types";
import { Heading, Link } from "../../parts/basics";
import { CitationLink } from "../../parts/finding_quote";
import { to } from "../../router";
import { gaps as gap_labels } from "../../text/labels";
import type { AgencyData } from "./agency";

export function Gaps({ data, row }: { data: AgencyData; row: AgencyOverview }) {
  const own = data.overview.measures.filter((one) => one.organisation === data.organisation);
  const lists = Object.entries(gap_labels).map(([gap, title]) => ({ gap, title, measures: own.filter((one) => one.gaps.includes(gap)) }));
  const { kpi_without_measure } = row.gaps;
  const some = kpi_without_measure.length > 0 || lists.some((list) => list.measures.length > 0);
  return (
    <section aria-labelledby="hiaten">
      <Heading level={2} id="hiaten">Hiaten</Heading>
      {!some && <p>Geen hiaten gevonden.</p>}
      {kpi_without_measure.length > 0 && (
        <p>
          Zonder maatregel:{" "}
          {kpi_without_measure.map((kpi, i) => (
            <>
              {i > 0 && ", "}
              <Link href={to.agency(data.organisation, kpi)}>kpi {kpi}</Link>
            </>
          ))}
        </p>
      )}
      {lists
        .filter((list) => list.measures.length)
        .map(({ gap, title, measures }) => (
          <details key={gap} class="gap-details">
            <summary>
              {measures.length} {measures.length === 1 ? "maatregel" : "maatregelen"} {title}
            </summary>
            <ul>
              {measures.map((one) => (
                <li key={one.id}>
                  {one.quote}{" "}
                  <span class="source">
                    <CitationLink citation={one} documents={data.documents} finding={one.id} />
                  </span>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </section>
  );
}

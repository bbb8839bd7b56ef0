import type { AgencyOverview } from "../../api/types";
import { Heading } from "../../parts/basics";
import { FindingQuote } from "../../parts/finding_quote";
import { RequestTable, request_rows } from "../support_table";
import * as format from "../../text/format";
import type { AgencyData } from "./agency";

export function SupportRequests({ data, row }: { data: AgencyData; row: AgencyOverview }) {
  const { money, support_requests } = data.overview;
  const rows = request_rows(
    support_requests.filter((one) => one.organisation === data.organisation),
    data.findings,
  );
  const none = data.findings.filter((one) => one.kind === "no_support" && one.status !== "withdrawn" && !one.same_as);
  return (
    <section aria-labelledby="ondersteuning">
      <Heading level={2} id="ondersteuning">Ondersteuning</Heading>
      <p>
        Uitstaand voor de kpi's: {format.euro_range(row.support.asked_min, row.support.asked_max)}
        {row.support.judgement && ` (${row.support.judgement})`}. Gedacht is aan {format.euro_range(money.per_agency_min, money.per_agency_max)} per dienst voor
        kpi's 2 t/m 5. Voor fusie: {format.euro_range(row.support.fusion_min, row.support.fusion_max)}; gedacht is aan {format.euro(money.fusion_extra)}.
      </p>
      {rows.length ? <RequestTable rows={rows} documents={data.documents} caption="Vragen om ondersteuning" /> : <p>Er zijn geen vragen gevonden.</p>}
      {none.length > 0 && (
        <>
          <Heading level={3}>Zegt niets nodig te hebben</Heading>
          <ul class="statements">
            {none.map((one) => (
              <li key={one.id}>
                {one.kpi.length > 0 && <span class="muted">kpi {format.kpi_list(one.kpi)} </span>}
                <FindingQuote finding={one} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import { Badge, Heading, Link } from "../../parts/basics";
import { current_values, verdict_of } from "../../parts/finding_facts";
import { FindingQuote } from "../../parts/finding_quote";
import { Cell, Row, RowHead, Table } from "../../parts/table";
import { to } from "../../router";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";
import { agreement_tones } from "../fusion_pairs";
import type { AgencyData } from "./agency";

export function Fusion({ data }: { data: AgencyData }) {
  const { organisation } = data;
  const conclusions = data.findings.filter((one) => one.kind === "fusion").map(current_values);
  const pairs = data.overview.fusion_web.filter((pair) => pair.organisation === organisation || pair.partner === organisation);
  return (
    <section aria-labelledby="fusie">
      <Heading level={2} id="fusie">Fusie</Heading>
      {conclusions.length === 0 ? (
        <p>Er is geen plan waaruit een conclusie over fusie volgt.</p>
      ) : (
        <Table caption="Conclusies over fusie" hide_caption columns={["Conclusie", "Met", "Datum", "Woorden"]}>
          {conclusions.map((one) => (
            <Row key={one.id} name={verdict_of(one) === "rejected" ? "row-rejected" : ""}>
              <RowHead>{label(labels.stances, one.stance)}</RowHead>
              <Cell>{one.partners.join(", ") || "–"}</Cell>
              <Cell>{format.date(one.date) || "–"}</Cell>
              <Cell name="quote-cell">
                <FindingQuote finding={one} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {pairs.length > 0 && (
        <ul>
          {pairs.map((pair) => {
            const other = pair.organisation === organisation ? pair.partner : pair.organisation;
            return (
              <li key={other}>
                <Link href={to.agency(other)}>{other}</Link>: <Badge tone={agreement_tones[pair.agreement]}>{labels.agreements[pair.agreement]}</Badge>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

// Fusie: where each agency stands, and who names whom; the table says all that the picture does.
import { get_findings, get_overview } from "../api/calls";
import type { Finding, Overview } from "../api/types";
import { Badge, Heading, Link, Loaded } from "../parts/basics";
import { ExportMenu } from "../parts/export_menu";
import { current_values } from "../parts/finding_facts";
import { FindingQuote } from "../parts/finding_quote";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { to } from "../router";
import { use_answer } from "../state/use_answer";
import { use_title } from "../state/use_title";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { agency_name, label } from "../text/labels";
import { agreement_tones, groups_of } from "./fusion_pairs";
import { FusionGroup } from "./fusion_web";

interface Data {
  overview: Overview;
  findings: Finding[];
}

export function FusionView() {
  use_title("Fusie");
  const data = use_answer("fusion", async (signal): Promise<Data> => {
    const [overview, findings] = await Promise.all([get_overview(signal), get_findings({ kind: "fusion" }, signal)]);
    return { overview, findings };
  });
  return (
    <>
      <div class="view-head">
        <Heading level={1}>Fusie</Heading>
        <ExportMenu filters={{ kind: "fusion" }} what="Alle conclusies over fusie." />
      </div>
      <Loaded from={data}>
        {(answer) => (
          <>
            <WhoNamesWhom data={answer} />
            <Conclusions data={answer} />
          </>
        )}
      </Loaded>
    </>
  );
}

function WhoNamesWhom({ data }: { data: Data }) {
  const pairs = data.overview.fusion_web;
  const groups = groups_of(pairs);
  return (
    <section aria-labelledby="wie-noemt-wie">
      <Heading level={2} id="wie-noemt-wie">Wie noemt wie</Heading>
      {pairs.length === 0 ? (
        <p>Geen enkel plan noemt een andere dienst om mee te fuseren.</p>
      ) : (
        <div class="web-and-table">
          <div class="web table-region" role="region" aria-label="Wie noemt wie (tekening)" tabIndex={0}>
            {groups.map((group, i) => (
              <FusionGroup key={group.members[0]} group={group} name={`Tekening ${i + 1} van ${groups.length}: ${group.members.join(", ")}`} />
            ))}
          </div>
          <Table caption="Wie noemt wie: wat beide plannen over elkaar zeggen" hide_caption columns={["Dienst", "Zegt", "Noemt", "De ander zegt", "Verhouding"]}>
            {pairs.map((pair) => (
              <Row key={pair.organisation + pair.partner}>
                <RowHead>
                  <Link href={to.agency(pair.organisation) + "#fusie"}>{pair.organisation}</Link>
                </RowHead>
                <Cell>
                  <Said stance={pair.stance} finding={data.findings.find((one) => one.id === pair.finding)} />
                </Cell>
                <Cell>
                  <Link href={to.agency(pair.partner) + "#fusie"}>{pair.partner}</Link>
                </Cell>
                <Cell>
                  <Said stance={pair.partner_stance} finding={data.findings.find((one) => one.id === pair.partner_finding)} />
                </Cell>
                <Cell>
                  <Badge tone={agreement_tones[pair.agreement]}>{labels.agreements[pair.agreement]}</Badge>
                </Cell>
              </Row>
            ))}
          </Table>
        </div>
      )}
    </section>
  );
}

function Said({ stance, finding }: { stance: string | null; finding: Finding | undefined }) {
  if (!stance) return <>–</>;
  const text = label(labels.stances, stance);
  return finding ? <Link href={to.document(finding.sha256, { page: finding.page, finding: finding.id })}>{text}</Link> : <>{text}</>;
}

function Conclusions({ data }: { data: Data }) {
  const conclusions = data.findings.map(current_values).sort((a, b) => agency_name(a.organisation).localeCompare(agency_name(b.organisation), "nl"));
  return (
    <section aria-labelledby="conclusies">
      <Heading level={2} id="conclusies">Conclusie per plan</Heading>
      <Table caption="Conclusie over fusie per plan" hide_caption columns={["Dienst", "Conclusie", "Met", "Datum", "Woorden"]}>
        {conclusions.map((one) => (
          <Row key={one.id}>
            <RowHead>
              <Link href={to.agency(one.organisation)}>{agency_name(one.organisation)}</Link>
            </RowHead>
            <Cell>{label(labels.stances, one.stance)}</Cell>
            <Cell>{one.partners.join(", ") || "–"}</Cell>
            <Cell>{format.date(one.date) || "–"}</Cell>
            <Cell name="quote-cell">
              <FindingQuote finding={one} />
            </Cell>
          </Row>
        ))}
      </Table>
    </section>
  );
}

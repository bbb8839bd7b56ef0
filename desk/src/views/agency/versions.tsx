// How each measure went from one version or report to the next.
import type { Moment, TrackedMeasure } from "../../api/types";
import { Badge, Heading, Quote, type Tone } from "../../parts/basics";
import { CitationLink } from "../../parts/finding_quote";
import { Cell, Row, Table } from "../../parts/table";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";
import type { AgencyData } from "./agency";

const tones: Record<string, Tone> = { done: "success", running: "active", late: "danger", dropped: "warning", not_started: "neutral" };

export function Versions({ data }: { data: AgencyData }) {
  const tracked = data.overview.progress.filter((one) => one.organisation === data.organisation);
  // Measures of one chain of versions have the same moments.
  const chains = new Map<string, TrackedMeasure[]>();
  for (const one of tracked) {
    const key = one.moments.map((moment) => moment.document).join("\n");
    chains.set(key, [...(chains.get(key) ?? []), one]);
  }
  return (
    <section aria-labelledby="versies">
      <Heading level={2} id="versies">Versies vergeleken</Heading>
      {chains.size === 0 && <p>Van het plan is één versie gelezen.</p>}
      {[...chains.entries()].map(([key, measures]) => (
        <Chain key={key} measures={measures} data={data} />
      ))}
    </section>
  );
}

function Chain({ measures, data }: { measures: TrackedMeasure[]; data: AgencyData }) {
  const moments = measures[0]!.moments;
  const columns = moments.map((moment) => ({
    name: (
      <>
        {format.date(moment.date) || "zonder datum"} <small>{moment.document}</small>
      </>
    ),
  }));
  return (
    <Table caption="Voortgang van de maatregelen, van versie tot versie" hide_caption name="wide-first" columns={["Maatregel", "Kpi", ...columns]}>
      {measures.map((one) => (
        <Row key={one.measure}>
          <Cell name="quote-cell">
            <Quote>{one.quote}</Quote> {one.postponed && <Badge tone="warning">uitgesteld</Badge>}
          </Cell>
          <Cell>{format.kpi_list(one.kpi)}</Cell>
          {one.moments.map((moment) => (
            <Cell key={moment.document}>
              <At moment={moment} data={data} />
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}

function At({ moment, data }: { moment: Moment; data: AgencyData }) {
  const finding = data.findings.find((one) => one.id === moment.finding);
  return (
    <div class="stack">
      {moment.progress ? <Badge tone={tones[moment.progress] ?? "neutral"}>{label(labels.progress_states, moment.progress)}</Badge> : "–"}
      {moment.page !== null && (
        <small>
          <CitationLink citation={{ document: moment.document, attachment: null, page: moment.page, location: "" }} documents={data.documents} finding={moment.finding} />
          {finding?.deadline && `, ${format.deadline(finding.deadline)}`}
        </small>
      )}
    </div>
  );
}

// The measures of an agency, by kpi, with what the plan says is not needed and its own verdict.
import type { AgencyOverview, Finding, ReportMeasure } from "../../api/types";
import { Badge, Heading } from "../../parts/basics";
import { current_values, verdict_of } from "../../parts/finding_facts";
import { FindingQuote } from "../../parts/finding_quote";
import { Cell, Row, Table } from "../../parts/table";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";
import type { AgencyData } from "./agency";

export function Measures({ data, row }: { data: AgencyData; row: AgencyOverview }) {
  const reported = new Map(data.overview.measures.map((one) => [one.id, one]));
  // As the latest version has them; what others have stands at the versions.
  const counts = (one: Finding) => reported.has(one.id) || verdict_of(one) === "rejected";
  const measures = data.findings.map(current_values).filter((one) => one.kind === "measure" && !one.same_as && counts(one));
  const without = measures.filter((one) => one.kpi.length === 0);
  return (
    <section aria-labelledby="maatregelen">
      <Heading level={2} id="maatregelen">Maatregelen</Heading>
      {data.overview.kpis.map(({ kpi, label: name, provisional }) => {
        const cell = row.matrix.find((one) => one.kpi === kpi);
        return (
          <section key={kpi} id={`kpi-${kpi}`} tabIndex={-1} aria-label={`Kpi ${kpi}`}>
            <Heading level={3}>
              Kpi {kpi} · {name} {provisional && <small class="muted">(voorlopige naam)</small>}
            </Heading>
            <p>
              {cell && <span class={`sign cell-${cell.state}`}>{labels.cells[cell.state]}</span>}
              {cell?.assessment && ` Zelftoets: ${label(labels.self_assessments, cell.assessment)}.`}
              {cell?.incomplete && " Niet alles was leesbaar: er kan meer zijn."}
            </p>
            <MeasureTable title={`Maatregelen bij kpi ${kpi}`} measures={measures.filter((one) => one.kpi.includes(kpi))} reported={reported} data={data} />
            <Statements findings={data.findings} kpi={kpi} />
          </section>
        );
      })}
      {without.length > 0 && (
        <section id="kpi-0" tabIndex={-1} aria-label="Zonder kpi">
          <Heading level={3}>Zonder kpi</Heading>
          <MeasureTable title="Maatregelen zonder kpi" measures={without} reported={reported} data={data} />
        </section>
      )}
    </section>
  );
}

interface TableProps {
  title: string;
  measures: Finding[];
  reported: Map<string, ReportMeasure>;
  data: AgencyData;
}

function MeasureTable({ title, measures, reported, data }: TableProps) {
  if (!measures.length) return null;
  return (
    <Table caption={title} hide_caption name="wide-first" columns={["Maatregel", "Termijn", "Trekker", { name: "Bedrag", numeric: true }, "Status", "Let op"]}>
      {measures.map((measure) => {
        const known = reported.get(measure.id);
        return (
          <Row key={measure.id} name={verdict_of(measure) === "rejected" ? "row-rejected" : ""}>
            <Cell name="quote-cell">
              <FindingQuote finding={measure} repeats={known?.repeats ?? []} documents={data.documents} />
            </Cell>
            <Cell>{format.deadline(measure.deadline)}</Cell>
            <Cell>{measure.owner ?? "–"}</Cell>
            <Cell numeric>
              {format.amount(measure.amount)} <small>{format.recurring(measure.amount)}</small>
            </Cell>
            <Cell>{label(labels.statuses, measure.status)}</Cell>
            <Cell>
              <div class="stack">
                {measure.kpi_basis === "derived" && <Badge tone="warning">kpi afgeleid</Badge>}
                {known?.gaps.map((gap) => <Badge key={gap} tone={gap === "after_target" ? "danger" : "warning"}>{label(labels.gaps, gap)}</Badge>)}
                {measure.origin === "ocr" && <Badge tone="neutral">tekstherkenning</Badge>}
              </div>
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}

function Statements({ findings, kpi }: { findings: Finding[]; kpi: number }) {
  const said = findings.filter((one) => (one.kind === "no_measure" || one.kind === "self_assessment") && one.kpi.includes(kpi) && !one.same_as);
  if (!said.length) return null;
  return (
    <ul class="statements">
      {said.map((one) => (
        <li key={one.id}>
          <span class="muted">
            {label(labels.kinds, one.kind)}
            {one.assessment && `: ${label(labels.self_assessments, one.assessment)}`}
          </span>{" "}
          <FindingQuote finding={one} />
        </li>
      ))}
    </ul>
  );
}

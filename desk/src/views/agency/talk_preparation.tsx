// One sheet for the talk with the agency: what there is to ask, each with its place. Printing prints only this.
import type { AgencyOverview } from "../../api/types";
import { Button, Heading } from "../../parts/basics";
import { current_values, verdict_of } from "../../parts/finding_facts";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { agency_name, label } from "../../text/labels";
import type { AgencyData } from "./agency";

interface Topic {
  title: string;
  points: string[];
}

const most_points = 12;

function quoted(one: { quote: string; document: string; attachment: string | null; page: number; location: string }): string {
  return `„${one.quote}” (${format.source(one)})`;
}

function topics_of({ data, row }: { data: AgencyData; row: AgencyOverview }): Topic[] {
  const { organisation, overview } = data;
  const own = overview.measures.filter((one) => one.organisation === organisation);
  const findings = data.findings.filter((one) => verdict_of(one) !== "rejected").map(current_values);
  const with_gap = (gap: string) => own.filter((one) => one.gaps.includes(gap)).map(quoted);
  const none = row.matrix.filter((cell) => row.gaps.kpi_without_measure.includes(cell.kpi));
  const requests = overview.support_requests.filter((one) => one.organisation === organisation && one.state === "outstanding");
  return [
    { title: "Kpi's zonder maatregel", points: none.map((cell) => `Kpi ${cell.kpi}: ${labels.cells[cell.state]}${cell.assessment ? `; zelftoets: ${label(labels.self_assessments, cell.assessment)}` : ""}`) },
    { title: "Maatregelen zonder termijn: wanneer zijn zij klaar?", points: with_gap("no_deadline") },
    { title: "Maatregelen zonder trekker: wie is verantwoordelijk?", points: with_gap("no_owner") },
    { title: "Maatregelen die na 1 april 2026 klaar zijn", points: with_gap("after_target") },
    { title: "Fusie", points: findings.filter((one) => one.kind === "fusion").map((one) => `${label(labels.stances, one.stance)}${one.partners.length ? ` met ${one.partners.join(", ")}` : ""}: ${one.quote ? quoted(one) : "niet genoemd"}`) },
    { title: `Gevraagde ondersteuning (${row.support.judgement || "geen bedrag"})`, points: requests.map((one) => `${label(labels.requests, one.request)}, ${format.amount(one.amount)}: ${quoted(one)}`) },
    { title: "Niet gelezen: zelf nakijken", points: overview.unread.filter((one) => one.organisation === organisation).map((one) => `${one.document}${one.page ? `, p. ${one.page}` : ""}: ${one.message || label(labels.ledger_states, one.state)}`) },
  ].filter((topic) => topic.points.length > 0);
}

export function TalkPreparation({ data, row }: { data: AgencyData; row: AgencyOverview }) {
  const assessment = data.overview.assessments?.[data.organisation ?? ""];
  return (
    <section aria-labelledby="gesprek" class="talk">
      <div class="view-head">
        <Heading level={2} id="gesprek">Gespreksvoorbereiding</Heading>
        <Button on_click={() => print()}>Afdrukken</Button>
      </div>
      <p>
        {agency_name(data.organisation)}, stand van {format.date(data.overview.date)}.{" "}
        {assessment?.judgement
          ? `Oordeel: ${label(labels.assessments, assessment.judgement)} (${assessment.reviewer}, ${format.date(assessment.decided_at)}). ${assessment.reasons}`
          : "Nog geen oordeel."}
      </p>
      {topics_of({ data, row }).map(({ title, points }) => (
        <section key={title}>
          <Heading level={3}>{title}</Heading>
          <ul>
            {points.slice(0, most_points).map((point) => (
              <li key={point}>{point}</li>
            ))}
            {points.length > most_points && <li>en nog {points.length - most_points}; zie hierboven</li>}
          </ul>
        </section>
      ))}
      <p class="print-only">Aantekeningen:</p>
    </section>
  );
}

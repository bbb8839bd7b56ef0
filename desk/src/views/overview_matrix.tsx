// One row of the matrix: an agency.
import type { AgencyOverview, Kpi, MatrixCell, MoneySettings, Overview, ReportFinding } from "../api/types";
import { Badge, Hidden, Link, type Tone } from "../parts/basics";
import { Cell, Row, RowHead, type Column } from "../parts/table";
import { to } from "../router";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { agency_name, label } from "../text/labels";

export function matrix_columns(kpis: Kpi[]): (string | Column)[] {
  const of_kpi = (kpi: Kpi) => ({
    name: (
      <>
        Kpi {kpi.kpi} <small>{kpi.label}</small>
      </>
    ),
  });
  return ["Dienst", ...kpis.map(of_kpi), "Fusie", "Ondersteuning gevraagd", "Hiaten", "Oordeel"];
}

export function AgencyRow({ agency, overview }: { agency: AgencyOverview; overview: Overview }) {
  const { organisation } = agency;
  const fusion = latest_fusion(overview.fusion, organisation);
  return (
    <Row>
      <RowHead>
        <Link href={to.agency(organisation)}>{agency_name(organisation)}</Link>
        {agency.incomplete && <Badge tone="warning">niet alles leesbaar</Badge>}
      </RowHead>
      {agency.matrix.map((cell) => (
        <KpiCell key={cell.kpi} cell={cell} organisation={organisation} />
      ))}
      <Cell>{fusion ? <Link href={to.agency(organisation) + "#fusie"}>{label(labels.stances, fusion.stance)}</Link> : "–"}</Cell>
      <Cell>
        <Support agency={agency} money={overview.money} />
      </Cell>
      <Cell>
        <GapLinks agency={agency} />
      </Cell>
      <Cell>
        <Judgement overview={overview} organisation={organisation} />
      </Cell>
    </Row>
  );
}

// The report gives them in order of documents; the last that says something is the most recent.
export function latest_fusion(all: ReportFinding[], organisation: string | null): ReportFinding | undefined {
  const own = all.filter((one) => one.organisation === organisation);
  return own.filter((one) => one.stance !== "not_mentioned").at(-1) ?? own.at(-1);
}

function cell_text(cell: MatrixCell): { big: string; small: string } {
  switch (cell.state) {
    case "found":
      return { big: String(cell.measures), small: cell.derived ? `en ${cell.derived} afgeleid` : "" };
    case "derived_only":
      return { big: `(${cell.derived})`, small: "afgeleid" };
    case "explicit_none":
      return { big: "", small: "niet nodig volgens plan" };
    case "none_found":
      return { big: "0", small: "geen gevonden" };
    case "not_readable":
      return { big: "?", small: "niet alles leesbaar" };
    case "no_plan":
      return { big: "", small: "geen plan" };
  }
}

function KpiCell({ cell, organisation }: { cell: MatrixCell; organisation: string | null }) {
  const { big, small } = cell_text(cell);
  return (
    <td class="utrecht-table__cell matrix-cell">
      <a class={`cell-${cell.state}`} href={to.agency(organisation, cell.kpi)}>
        <Hidden>
          Kpi {cell.kpi} van {agency_name(organisation)}: {labels.cells[cell.state]}.{" "}
        </Hidden>
        {big && <strong>{big}</strong>}
        {small && <small>{small}</small>}
        {cell.explicit_none > 0 && cell.state !== "explicit_none" && <small>{cell.explicit_none} × niet nodig</small>}
        {cell.incomplete && cell.state !== "not_readable" && <small>niet alles leesbaar</small>}
        {cell.assessment && <small>zelftoets: {label(labels.self_assessments, cell.assessment)}</small>}
      </a>
    </td>
  );
}

const judgement_tones: Record<string, Tone> = {
  "binnen de bandbreedte": "success",
  "boven de bandbreedte": "danger",
  "onder de bandbreedte": "active",
  "geen bedrag genoemd": "warning",
};

export function Support({ agency, money }: { agency: AgencyOverview; money: MoneySettings }) {
  const { support, organisation } = agency;
  if (!support.requests) return <>{support.says_none ? "vraagt niets" : "–"}</>;
  return (
    <div class="stack">
      <Link href={to.agency(organisation) + "#ondersteuning"} label={`${format.counted(support.requests, "vraag", "vragen")} van ${agency_name(organisation)}`}>
        {support.asked_max > 0 ? format.euro_range(support.asked_min, support.asked_max) : format.counted(support.requests, "vraag", "vragen")}
      </Link>
      {support.judgement && <Badge tone={judgement_tones[support.judgement] ?? "neutral"}>{support.judgement}</Badge>}
      {support.fusion_max > 0 && (
        <small>
          fusie: {format.euro_range(support.fusion_min, support.fusion_max)}
          {support.fusion_max > money.fusion_extra ? ", boven het gedachte bedrag" : ""}
        </small>
      )}
      {support.without_amount > 0 && <small>{support.without_amount} × zonder bedrag</small>}
    </div>
  );
}

export function gap_lines(agency: AgencyOverview): string[] {
  const { gaps } = agency;
  const lines = (["no_deadline", "no_owner", "after_target", "generic_deadline"] as const)
    .filter((gap) => gaps[gap] > 0)
    .map((gap) => `${gaps[gap]} ${label(labels.gaps, gap)}`);
  if (gaps.kpi_without_measure.length) lines.push(`kpi ${gaps.kpi_without_measure.join(", ")} zonder maatregel`);
  return lines;
}

function GapLinks({ agency }: { agency: AgencyOverview }) {
  const lines = gap_lines(agency);
  if (!lines.length) return <>–</>;
  return (
    <a class="utrecht-link utrecht-link--html-a gap-list" href={to.agency(agency.organisation) + "#hiaten"}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </a>
  );
}

function Judgement({ overview, organisation }: { overview: Overview; organisation: string | null }) {
  const one = overview.assessments?.[organisation ?? ""];
  if (!organisation) return <>–</>;
  const target = to.agency(organisation) + "#oordeel";
  if (!one?.judgement)
    return (
      <Link href={target} label={`Nog geen oordeel over ${agency_name(organisation)}`}>
        nog geen
      </Link>
    );
  return (
    <div class="stack">
      <Link href={target}>{label(labels.assessments, one.judgement)}</Link>
      <small>
        {one.reviewer}, {format.date(one.decided_at)}
      </small>
    </div>
  );
}

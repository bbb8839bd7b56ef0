// Overzicht: all agencies at a glance. Every cell leads to the findings behind it.
import { useState } from "preact/hooks";
import { get_overview } from "../api/calls";
import type { Overview } from "../api/types";
import { Heading, Link, Loaded, Notice, Tile } from "../parts/basics";
import { ExportMenu } from "../parts/export_menu";
import { Check, TextField } from "../parts/fields";
import { Legend } from "../parts/legend";
import { Table } from "../parts/table";
import { go, to, with_query } from "../router";
import { use_answer } from "../state/use_answer";
import { use_title } from "../state/use_title";
import * as format from "../text/format";
import { agency_name } from "../text/labels";
import { AgencyRow, matrix_columns } from "./overview_matrix";
import { Unread } from "./unread";

export function OverviewView({ query }: { query: URLSearchParams }) {
  use_title("Overzicht");
  const overview = use_answer("overview", get_overview);
  return (
    <>
      <div class="view-head">
        <Heading level={1}>Overzicht</Heading>
        <ExportMenu filters={{}} what="Alle bevindingen van alle diensten." />
      </div>
      <Loaded from={overview}>{(answer) => <Body overview={answer} query={query} />}</Loaded>
    </>
  );
}

function Body({ overview, query }: { overview: Overview; query: URLSearchParams }) {
  if (overview.totals.documents === 0) {
    return (
      <Notice tone="info">
        <p>
          Er is nog niets gelezen. Lees documenten in met <code>planlezer ingest MAP</code> en kijk bij <Link href={to.processing()}>Verwerking</Link>.
        </p>
      </Notice>
    );
  }
  return (
    <>
      <Tiles overview={overview} />
      <Matrix overview={overview} query={query} />
      <Unread places={overview.unread} />
    </>
  );
}

function Tiles({ overview }: { overview: Overview }) {
  const { totals, money } = overview;
  const judged = Object.values(overview.assessments ?? {}).filter((one) => one.judgement).length;
  return (
    <dl class="tiles">
      <Tile title="Documenten" value={format.count(totals.documents)}>
        {format.counted(totals.pages, "pagina", "pagina's")}, waarvan {format.count(totals.ocr_pages)} met tekstherkenning
      </Tile>
      <Tile title="Maatregelen" value={format.count(totals.measures)}>
        {format.counted(totals.rejected, "bevinding", "bevindingen")} afgewezen
      </Tile>
      <Tile title="Gevraagd voor de kpi's" value={format.euro_range(totals.support.asked_min, totals.support.asked_max)}>
        beschikbaar voor het hele stelsel: {format.euro(money.total_available)}
      </Tile>
      <Tile title="Gevraagd voor fusie" value={format.euro_range(totals.support.fusion_min, totals.support.fusion_max)}>
        gedacht is aan {format.euro(money.fusion_extra)} extra per fusie
      </Tile>
      <Tile title="Diensten beoordeeld" value={`${judged} van ${overview.organisations.length}`}>
        haalbaarheid, door mensen
      </Tile>
    </dl>
  );
}

function Matrix({ overview, query }: { overview: Overview; query: URLSearchParams }) {
  const [name, set_name] = useState(query.get("dienst") ?? "");
  const filter = (text: string) => {
    set_name(text);
    go(with_query({ dienst: text.trim() || null }), { replace: true });
  };
  const with_plan = query.get("alle") !== "1";
  const wanted = name.trim().toLowerCase();
  const shown = overview.organisations.filter(
    (one) => (!with_plan || one.plans > 0) && agency_name(one.organisation).toLowerCase().includes(wanted),
  );
  const provisional = overview.kpis.some((kpi) => kpi.provisional);
  return (
    <section aria-labelledby="matrix">
      <Heading level={2} id="matrix">Dienst × kpi</Heading>
      <div class="filters">
        <TextField label="Dienst" type="search" value={name} on_input={filter} />
        <Check label="Alleen diensten met een plan" checked={with_plan} on_change={(on) => go(with_query({ alle: on ? null : "1" }), { replace: true })} />
        <p class="filter-count" role="status">{format.counted(shown.length, "dienst", "diensten")}</p>
      </div>
      <Legend />
      {provisional && <p class="muted">De namen van de kpi's zijn voorlopig.</p>}
      <Table caption="Per dienst: maatregelen per kpi, fusie, ondersteuning, hiaten en oordeel" hide_caption columns={matrix_columns(overview.kpis)} name="matrix">
        {shown.map((agency) => (
          <AgencyRow key={agency.organisation} agency={agency} overview={overview} />
        ))}
      </Table>
    </section>
  );
}

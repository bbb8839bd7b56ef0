// Omgevingsdienst: all there is of one agency, on one page.
import { useEffect } from "preact/hooks";
import { get_documents, get_findings, get_overview } from "../../api/calls";
import type { AgencyOverview, DocumentRow, Finding, Overview } from "../../api/types";
import { Heading, Loaded, Notice, Tile } from "../../parts/basics";
import { ExportMenu } from "../../parts/export_menu";
import { latest_fusion, Support, gap_lines } from "../overview_matrix";
import { use_answer } from "../../state/use_answer";
import { use_title } from "../../state/use_title";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { agency_name, label } from "../../text/labels";
import { Unread } from "../unread";
import { AssessmentForm } from "./assessment_form";
import { Documents } from "./documents";
import { Fusion } from "./fusion";
import { Gaps } from "./gaps";
import { Measures } from "./measures";
import { SupportRequests } from "./support_requests";
import { TalkPreparation } from "./talk_preparation";
import { Versions } from "./versions";

// What the sections show, with the organisation's own part of it.
export interface AgencyData {
  organisation: string | null;
  row: AgencyOverview | undefined;
  overview: Overview;
  findings: Finding[];
  documents: DocumentRow[];
}

async function load(organisation: string | null, signal: AbortSignal): Promise<AgencyData> {
  const name = organisation ?? undefined;
  const [overview, findings, documents] = await Promise.all([
    get_overview(signal),
    get_findings({ organisation: name }, signal),
    get_documents(name, signal),
  ]);
  const own = <T extends { organisation: string | null }>(all: T[]) => all.filter((one) => one.organisation === organisation);
  return {
    organisation,
    overview,
    row: own(overview.organisations)[0],
    findings: own(findings),
    documents: own(documents),
  };
}

const sections: [id: string, title: string][] = [
  ["oordeel", "Oordeel"],
  ["maatregelen", "Maatregelen"],
  ["fusie", "Fusie"],
  ["ondersteuning", "Ondersteuning"],
  ["hiaten", "Hiaten"],
  ["versies", "Versies"],
  ["documenten", "Documenten"],
  ["gesprek", "Gespreksvoorbereiding"],
];

export function AgencyView({ organisation, hash }: { organisation: string | null; hash: string }) {
  use_title(agency_name(organisation));
  const data = use_answer(`agency ${organisation}`, (signal) => load(organisation, signal));
  // The place that was asked for is there only now.
  useEffect(() => {
    if (!data.answer || !hash) return;
    const target = document.getElementById(hash);
    target?.scrollIntoView();
    target?.focus({ preventScroll: true });
  }, [data.answer, hash]);
  return (
    <>
      <div class="view-head">
        <Heading level={1}>{agency_name(organisation)}</Heading>
        {organisation && <ExportMenu filters={{ organisation }} what="De bevindingen van deze dienst." />}
      </div>
      <Loaded from={data}>{(answer) => <Sections data={answer} reload={data.reload} />}</Loaded>
    </>
  );
}

function Sections({ data, reload }: { data: AgencyData; reload: () => void }) {
  const { organisation, overview, row } = data;
  if (!row) {
    return (
      <Notice tone="info">
        <p>Van deze dienst is nog niets gelezen.</p>
      </Notice>
    );
  }
  return (
    <>
      <nav class="section-nav" aria-label="Op deze pagina">
        <ul>
          {sections.map(([id, title]) => (
            <li key={id}>
              <a class="utrecht-link utrecht-link--html-a" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Tiles data={data} row={row} />
      {organisation && <AssessmentForm organisation={organisation} on_saved={reload} />}
      <Measures data={data} row={row} />
      <Fusion data={data} />
      <SupportRequests data={data} row={row} />
      <Gaps data={data} row={row} />
      <Versions data={data} />
      <Documents data={data} />
      <Unread places={overview.unread.filter((place) => place.organisation === organisation)} />
      <TalkPreparation data={data} row={row} />
    </>
  );
}

function Tiles({ data, row }: { data: AgencyData; row: AgencyOverview }) {
  const conclusion = latest_fusion(data.overview.fusion, data.organisation);
  const gaps = gap_lines(row);
  return (
    <dl class="tiles">
      <Tile title="Documenten" value={row.documents}>
        waarvan {format.counted(row.plans, "plan", "plannen")}
      </Tile>
      <Tile title="Maatregelen" value={row.measures}>
        {[row.measures_without_kpi > 0 && `${row.measures_without_kpi} zonder kpi`, row.superseded_measures > 0 && `${row.superseded_measures} in een andere versie tellen niet mee`]
          .filter(Boolean)
          .join(" · ")}
      </Tile>
      <Tile title="Fusie" value={conclusion ? label(labels.stances, conclusion.stance) : "–"} />
      <Tile title="Ondersteuning" value={<Support agency={row} money={data.overview.money} />} />
      <Tile title="Hiaten" value={gaps.length ? "" : "geen"}>
        {gaps.join(" · ")}
      </Tile>
    </dl>
  );
}

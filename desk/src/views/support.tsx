// Ondersteuning: what is asked of the ministry and still outstanding.
import { get_documents, get_findings, get_overview } from "../api/calls";
import type { DocumentRow, Finding, Overview, SupportRequest } from "../api/types";
import { Button, Heading, Link, Loaded, Tile } from "../parts/basics";
import { ExportMenu } from "../parts/export_menu";
import { Select } from "../parts/fields";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { go, to, with_query } from "../router";
import { use_answer } from "../state/use_answer";
import { use_title } from "../state/use_title";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { agency_name, label } from "../text/labels";
import { Support } from "./overview_matrix";
import { RequestTable, request_rows } from "./support_table";

const step = 50;

interface Data {
  overview: Overview;
  findings: Finding[];
  documents: DocumentRow[];
}

async function load(signal: AbortSignal): Promise<Data> {
  const [overview, findings, documents] = await Promise.all([
    get_overview(signal),
    get_findings({ kind: "support_request" }, signal),
    get_documents(undefined, signal),
  ]);
  return { overview, findings, documents };
}

export function SupportView({ query }: { query: URLSearchParams }) {
  use_title("Ondersteuning");
  const data = use_answer("support", load);
  return (
    <>
      <div class="view-head">
        <Heading level={1}>Ondersteuning</Heading>
        <ExportMenu filters={{ kind: "support_request" }} what="Alle ondersteuningsvragen." />
      </div>
      <Loaded from={data}>{(answer) => <Body data={answer} query={query} />}</Loaded>
    </>
  );
}

function Body({ data, query }: { data: Data; query: URLSearchParams }) {
  const { overview } = data;
  const { support } = overview.totals;
  return (
    <>
      <dl class="tiles">
        <Tile title="Uitstaand voor de kpi's" value={format.euro_range(support.asked_min, support.asked_max)}>
          van {format.euro(overview.money.total_available)} voor het hele stelsel
        </Tile>
        <Tile title="Uitstaand voor fusie" value={format.euro_range(support.fusion_min, support.fusion_max)} />
        <Tile title="Vragen" value={format.count(support.requests)}>
          {Object.entries(support.kinds)
            .map(([kind, number]) => `${label(labels.requests, kind)} ${number}`)
            .join(" · ")}
        </Tile>
        <Tile title="Geld zonder bedrag" value={format.count(support.without_amount)}>
          vragen om geld die geen bedrag noemen
        </Tile>
      </dl>
      <PerAgency overview={overview} />
      <Requests data={data} query={query} />
    </>
  );
}

function PerAgency({ overview }: { overview: Overview }) {
  const asking = overview.organisations.filter((one) => one.support.requests > 0);
  const silent = overview.organisations.filter((one) => one.support.requests === 0 && one.support.says_none);
  return (
    <section aria-labelledby="per-dienst">
      <Heading level={2} id="per-dienst">Per dienst</Heading>
      <p>
        Gedacht is aan {format.euro_range(overview.money.per_agency_min, overview.money.per_agency_max)} per dienst, en {format.euro(overview.money.fusion_extra)} extra bij
        een fusie.
      </p>
      <Table caption="Gevraagd per dienst" hide_caption columns={["Dienst", "Gevraagd", { name: "Vragen", numeric: true }, "Soorten"]}>
        {asking.map((one) => (
          <Row key={one.organisation}>
            <RowHead>
              <Link href={to.agency(one.organisation)}>{agency_name(one.organisation)}</Link>
            </RowHead>
            <Cell>
              <Support agency={one} money={overview.money} />
            </Cell>
            <Cell numeric>{one.support.requests}</Cell>
            <Cell>
              {Object.entries(one.support.kinds)
                .map(([kind, number]) => `${label(labels.requests, kind)} ${number}`)
                .join(", ")}
            </Cell>
          </Row>
        ))}
      </Table>
      {silent.length > 0 && (
        <p>
          Zeggen niets nodig te hebben: {silent.map((one) => agency_name(one.organisation)).join(", ")}.
        </p>
      )}
    </section>
  );
}

function Requests({ data, query }: { data: Data; query: URLSearchParams }) {
  const state = query.get("stand") ?? "outstanding";
  const kind = query.get("soort") ?? "";
  const fits = (one: SupportRequest) => (state === "alle" || one.state === state) && (!kind || one.request === kind);
  const shown = data.overview.support_requests.filter(fits);
  const limit = Number(query.get("limit")) || step;
  const more = shown.length - limit;
  const min = shown.reduce((sum, one) => sum + (one.amount?.min ?? 0), 0); // "ten hoogste" may be nothing
  const max = shown.reduce((sum, one) => sum + (one.amount?.max ?? one.amount?.min ?? 0), 0);
  return (
    <section aria-labelledby="vragen">
      <Heading level={2} id="vragen">Vragen</Heading>
      <div class="filters">
        <Select
          label="Stand"
          value={state}
          options={[...Object.entries(labels.request_states), ["alle", "alle"]]}
          on_change={(value) => go(with_query({ stand: value === "outstanding" ? null : value, limit: null }), { replace: true })}
        />
        <Select
          label="Soort"
          value={kind}
          options={[["", "alle"], ...Object.entries(labels.requests)]}
          on_change={(value) => go(with_query({ soort: value, limit: null }), { replace: true })}
        />
        <p class="filter-count" role="status">
          {format.counted(shown.length, "vraag", "vragen")}, samen {format.euro_range(min, max)}
          {!kind && " (voor kpi's en fusie)"}
        </p>
      </div>
      <RequestTable rows={request_rows(shown.slice(0, limit), data.findings)} documents={data.documents} caption="Vragen om ondersteuning" with_agency />
      {more > 0 && (
        <Button on_click={() => go(with_query({ limit: String(limit + step) }), { replace: true })}>
          Toon meer vragen (nog {more})
        </Button>
      )}
    </section>
  );
}

// Requests for support as a table: what is asked, how much, where it stands and whether it still holds.
import type { DocumentRow, Finding, SupportRequest } from "../api/types";
import { Badge, Link, type Tone } from "../parts/basics";
import { current_values } from "../parts/finding_facts";
import { CitationLink, FindingQuote } from "../parts/finding_quote";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { to } from "../router";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { agency_name, label } from "../text/labels";

export interface RequestRow {
  request: SupportRequest;
  finding: Finding | undefined; // with the judgement; not there for what was judged away
}

export function request_rows(requests: SupportRequest[], findings: Finding[]): RequestRow[] {
  const by_id = new Map(findings.map((one) => [one.id, one]));
  return requests.map((request) => {
    const finding = by_id.get(request.id);
    return { request, finding: finding && current_values(finding) };
  });
}

const state_tones: Record<string, Tone> = { outstanding: "active", superseded: "neutral", withdrawn: "warning" };

interface Props {
  rows: RequestRow[];
  documents: DocumentRow[];
  caption: string;
  with_agency?: boolean;
}

export function RequestTable({ rows, documents, caption, with_agency }: Props) {
  const columns = ["Soort", "Kpi", { name: "Bedrag", numeric: true }, "Stand", "Woorden en bronnen"];
  return (
    <Table caption={caption} hide_caption columns={with_agency ? ["Dienst", ...columns] : columns}>
      {rows.map(({ request, finding }) => {
        const values = finding ?? request;
        return (
          <Row key={request.id}>
            {with_agency && (
              <RowHead>
                <Link href={to.agency(request.organisation)}>{agency_name(request.organisation)}</Link>
              </RowHead>
            )}
            <Cell>{label(labels.requests, values.request)}</Cell>
            <Cell>
              {format.kpi_list(values.kpi)} {values.kpi_basis === "derived" && <small>(afgeleid)</small>}
            </Cell>
            <Cell numeric>
              {format.amount(values.amount)} <small>{format.recurring(values.amount)}</small>
            </Cell>
            <Cell>
              <Badge tone={state_tones[request.state] ?? "neutral"}>{label(labels.request_states, request.state)}</Badge>
              {request.by && <span class="source">door: „{request.by}”</span>}
            </Cell>
            <Cell name="quote-cell">
              {finding ? (
                <FindingQuote finding={finding} repeats={request.repeats} documents={documents} />
              ) : (
                <>
                  <q class="quote">{request.quote}</q>
                  <span class="source">
                    <CitationLink citation={request} documents={documents} finding={request.id} />
                  </span>
                </>
              )}
            </Cell>
          </Row>
        );
      })}
    </Table>
  );
}

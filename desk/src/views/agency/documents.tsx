import { Badge, Heading, Link } from "../../parts/basics";
import { Cell, Row, RowHead, Table } from "../../parts/table";
import { to } from "../../router";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";
import type { AgencyData } from "./agency";

export function Documents({ data }: { data: AgencyData }) {
  return (
    <section aria-labelledby="documenten">
      <Heading level={2} id="documenten">Documenten</Heading>
      <Table
        caption="Documenten van deze dienst"
        hide_caption
        columns={["Document", "Soort", "Datum", "Toestand", { name: "Pagina's", numeric: true }, { name: "Bevindingen", numeric: true }]}
      >
        {data.documents.map((one) => (
          <Row key={one.sha256 + one.document}>
            <RowHead>
              <Link href={to.document(one.sha256)}>{format.document_name(one)}</Link>
            </RowHead>
            <Cell>{label(labels.document_kinds, one.document_kind)}</Cell>
            <Cell>{format.date(one.date) || "–"}</Cell>
            <Cell>
              <Badge tone={one.state === "read" ? "success" : "warning"}>{label(labels.ledger_states, one.state)}</Badge>
            </Cell>
            <Cell numeric>{format.count(one.pages)}</Cell>
            <Cell numeric>{format.count(one.findings)}</Cell>
          </Row>
        ))}
      </Table>
    </section>
  );
}

// What is missing or could not be read.
import type { UnreadPlace } from "../api/types";
import { Badge, Heading, Link } from "../parts/basics";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { to } from "../router";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { agency_name, label } from "../text/labels";

export function Unread({ places, level = 2 }: { places: UnreadPlace[]; level?: 2 | 3 }) {
  return (
    <section aria-labelledby="niet-gelezen">
      <Heading level={level} id="niet-gelezen">Niet (geheel) gelezen</Heading>
      {places.length === 0 ? (
        <p>Alles is gelezen.</p>
      ) : (
        <>
          <p>
            Hier kan meer staan dan gevonden is. Bij <Link href={to.processing()}>Verwerking</Link> staat wat u eraan kunt doen.
          </p>
          <Table caption="Niet (geheel) gelezen" hide_caption columns={["Dienst", "Document", "Plaats", "Toestand", "Toelichting"]}>
            {places.map((place) => (
              <Row key={place.document + place.page}>
                <RowHead>{agency_name(place.organisation)}</RowHead>
                <Cell>{place.document}</Cell>
                <Cell>{place.page === 0 ? "hele document" : format.page_label(place.page)}</Cell>
                <Cell>
                  <Badge tone="warning">{label(labels.ledger_states, place.state)}</Badge>
                </Cell>
                <Cell>{place.message || "–"}</Cell>
              </Row>
            ))}
          </Table>
        </>
      )}
    </section>
  );
}

// Verdicts whose finding is not found any more: they are kept, and somebody should look.
import { get_orphaned_verdicts } from "../api/calls";
import { Heading, Link, Quote } from "../parts/basics";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { to } from "../router";
import { use_answer } from "../state/use_answer";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";

export function Orphans() {
  const { answer } = use_answer("orphans", (signal) => get_orphaned_verdicts(signal));
  if (!answer?.length) return null;
  return (
    <section aria-labelledby="los">
      <Heading level={2} id="los">Oordelen zonder bevinding</Heading>
      <p>
        Deze woorden zijn beoordeeld, maar worden met de regels van nu niet meer zo gevonden. Staat er nu een andere bevinding, dan staat dit oordeel daarbij. Anders kunt u de woorden
        zelf toevoegen.
      </p>
      <Table caption="Oordelen zonder bevinding" hide_caption columns={["Woorden", "Oordeel", "Wie", "Waar"]}>
        {answer.map((one) => (
          <Row key={one.sha256 + one.finding}>
            <RowHead>{one.quote ? <Quote>{one.quote}</Quote> : label(labels.kinds, one.kind)}</RowHead>
            <Cell>
              {label(labels.verdicts, one.verdict)}
              {one.note && `, „${one.note}”`}
            </Cell>
            <Cell>
              {one.reviewer}
              <span class="source">{format.moment(one.decided_at)}</span>
            </Cell>
            <Cell>{one.document ? <Link href={to.document(one.sha256, { page: one.page })}>{format.source(one)}</Link> : "Het document is er niet meer."}</Cell>
          </Row>
        ))}
      </Table>
    </section>
  );
}

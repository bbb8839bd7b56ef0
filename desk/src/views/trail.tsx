// Who did what, newest first.
import { get_trail } from "../api/calls";
import type { TrailEntry } from "../api/types";
import { Heading, Link, Loaded } from "../parts/basics";
import { Cell, Row, RowHead, Table } from "../parts/table";
import { to } from "../router";
import { use_answer } from "../state/use_answer";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";

// What came of it, as far as it says so itself.
function outcome(entry: TrailEntry): string {
  const after = entry.after as { verdict?: string; judgement?: string; note?: string } | null;
  if (!after) return "";
  const verdict = after.verdict ? label(labels.verdicts, after.verdict) : after.judgement ? label(labels.assessments, after.judgement) : "";
  return [verdict, after.note && `„${after.note}”`].filter(Boolean).join(", ");
}

export function Trail() {
  const trail = use_answer("trail", (signal) => get_trail(200, signal));
  return (
    <section aria-labelledby="handelingen">
      <Heading level={2} id="handelingen">Laatste beoordelingen</Heading>
      <Loaded from={trail}>
        {(entries) =>
          entries.length === 0 ? (
            <p>Er is nog niets beoordeeld.</p>
          ) : (
            <Table caption="Laatste beoordelingen: wie, wanneer en wat" hide_caption columns={["Wanneer", "Wie", "Wat", "Waarover"]}>
              {entries.map((entry) => (
                <Row key={entry.id}>
                  <RowHead>{format.moment(entry.at)}</RowHead>
                  <Cell>{entry.reviewer}</Cell>
                  <Cell>{[label(labels.acts, entry.act), outcome(entry)].filter(Boolean).join(": ")}</Cell>
                  <Cell>
                    {entry.sha256 ? <Link href={to.document(entry.sha256, { finding: entry.finding })}>{entry.document ?? "document"}</Link> : (entry.organisation ?? entry.document ?? "–")}
                  </Cell>
                </Row>
              ))}
            </Table>
          )
        }
      </Loaded>
    </section>
  );
}

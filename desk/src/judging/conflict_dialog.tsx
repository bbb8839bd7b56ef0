// Somebody else judged the same finding since this page was loaded: both versions beside each other, and a choice.
import type { Finding, Judged } from "../api/types";
import { Button, Notice, Quote } from "../parts/basics";
import { Dialog } from "../parts/dialog";
import { FindingFacts } from "../parts/finding_facts";
import { moment } from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";
import type { Conflict, Decision, Judging } from "./judging";

export function ConflictDialog({ conflict, judging }: { conflict: Conflict; judging: Judging }) {
  const { finding, mine, theirs, revision } = conflict;
  const other = theirs?.reviewer || "Iemand anders";
  const both_notes = theirs?.note && mine.note && theirs.note !== mine.note;
  const save = (decision: Decision) => void judging.judge(finding, decision, revision);
  return (
    <Dialog title={theirs ? `${other} heeft dit intussen beoordeeld` : "Deze beoordeling is intussen teruggenomen"} on_close={judging.close} wide>
      <p>
        <Quote>{finding.quote}</Quote>
      </p>
      <p>Uw beoordeling is nog niet bewaard. Kies welke blijft staan.</p>
      <div class="versions">
        <Version title={theirs ? `Van ${other}` : "Zoals het nu staat"} finding={finding} decision={theirs} when={theirs?.decided_at} />
        <Version title="Van u" finding={finding} decision={mine} />
      </div>
      {judging.error && (
        <Notice tone="error" alert>
          {judging.error}
        </Notice>
      )}
      <div class="actions">
        <Button kind="primary" on_click={() => judging.keep_theirs(conflict)}>
          {theirs ? `Die van ${other} laten staan` : "Laten zoals het nu staat"}
        </Button>
        <Button on_click={() => save(mine)}>De mijne bewaren</Button>
        {both_notes && <Button on_click={() => save({ ...mine, note: `${theirs.note} — ${mine.note}` })}>De mijne, met beide notities</Button>}
      </div>
    </Dialog>
  );
}

interface VersionProps {
  title: string;
  finding: Finding;
  decision: Decision | Judged | null;
  when?: string | undefined;
}

function Version({ title, finding, decision, when }: VersionProps) {
  const judged: Judged = { reviewer: "", decided_at: "", verdict: "none", note: "", fields: {}, ...decision };
  return (
    <section class="version">
      <h3 class="heading heading-3">{title}</h3>
      {when && <p class="muted">{moment(when)}</p>}
      <p>
        <strong>{label(labels.verdicts, judged.verdict)}</strong>
      </p>
      {judged.verdict === "edited" && <FindingFacts finding={{ ...finding, judged }} />}
      {judged.note && <p>Notitie: {judged.note}</p>}
    </section>
  );
}

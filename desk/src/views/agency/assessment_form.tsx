// What people think of the agency's chances, with their reasons. The program never fills this in.
import { useEffect, useState } from "preact/hooks";
import { get_assessment, put_assessment } from "../../api/calls";
import { ApiError } from "../../api/client";
import type { Assessment } from "../../api/types";
import { WhoDialog } from "../../judging/who_dialog";
import { Button, Heading, Loaded, Notice } from "../../parts/basics";
import { Dialog } from "../../parts/dialog";
import { Choice, TextArea } from "../../parts/fields";
import { announce } from "../../state/announce";
import { reviewer_name } from "../../state/stored";
import { use_answer } from "../../state/use_answer";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { label } from "../../text/labels";

const nothing: Assessment = { judgement: "", reasons: "", reviewer: "", decided_at: "", revision: 0 };

export function AssessmentForm({ organisation, on_saved }: { organisation: string; on_saved: () => void }) {
  const stored = use_answer(`assessment ${organisation}`, (signal) => get_assessment(organisation, signal).then((one) => ({ ...nothing, ...one })));
  return (
    <section aria-labelledby="oordeel">
      <Heading level={2} id="oordeel">Oordeel over de haalbaarheid</Heading>
      <Loaded from={stored}>{(answer) => <Form organisation={organisation} stored={answer} on_saved={on_saved} />}</Loaded>
    </section>
  );
}

function Form({ organisation, stored, on_saved }: { organisation: string; stored: Assessment; on_saved: () => void }) {
  const [current, set_current] = useState(stored);
  const [judgement, set_judgement] = useState(stored.judgement);
  const [reasons, set_reasons] = useState(stored.reasons);
  const [theirs, set_theirs] = useState<Assessment | null>(null);
  const [asking, ask] = useState(false);
  const [error, set_error] = useState("");
  useEffect(() => {
    set_current(stored);
    set_judgement(stored.judgement);
    set_reasons(stored.reasons);
  }, [stored]);

  const show = (assessment: Assessment) => {
    set_current(assessment);
    set_judgement(assessment.judgement);
    set_reasons(assessment.reasons);
    set_theirs(null);
  };
  const save = async (revision: number) => {
    const reviewer = reviewer_name.get();
    if (!reviewer) return ask(true);
    set_error("");
    const mine = { judgement, reasons: reasons.trim(), reviewer, revision };
    try {
      const answer = await put_assessment(organisation, mine);
      show({ ...mine, decided_at: answer.decided_at ?? new Date().toISOString(), revision: answer.revision });
      announce("Het oordeel is bewaard.");
      on_saved();
    } catch (problem) {
      if (!(problem instanceof ApiError) || problem.status !== 409) return set_error((problem as Error).message);
      const now = (problem.problem.current as Partial<Assessment> | null)?.revision === undefined ? await get_assessment(organisation) : (problem.problem.current as Assessment);
      set_theirs({ ...nothing, ...now });
    }
  };
  const submit = (event: Event) => {
    event.preventDefault();
    void save(current.revision);
  };
  return (
    <>
      <p class="muted">
        {current.judgement
          ? `Laatst bewaard door ${current.reviewer}, ${format.moment(current.decided_at)}: ${label(labels.assessments, current.judgement)}.`
          : "Nog niet beoordeeld. Dit vult planlezer nooit zelf in."}
      </p>
      <form class="assessment" onSubmit={submit}>
        <Choice
          legend="Oordeel"
          value={judgement}
          options={[...(Object.entries(labels.assessments) as [string, string][]), ["", "nog geen oordeel"]]}
          on_change={set_judgement}
        />
        <div>
          <TextArea label="Redenen" description="Met welke bladzijden onderbouwt u dit?" value={reasons} on_input={set_reasons} rows={5} />
          {error && (
            <Notice tone="error" alert>
              {error}
            </Notice>
          )}
          <Button submit kind="primary">Oordeel bewaren</Button>
        </div>
      </form>
      {asking && (
        <WhoDialog
          on_close={() => ask(false)}
          on_known={() => {
            ask(false);
            void save(current.revision);
          }}
        />
      )}
      {theirs && (
        <Dialog title={`${theirs.reviewer || "Iemand anders"} heeft dit intussen beoordeeld`} on_close={() => set_theirs(null)} wide>
          <p>Uw oordeel is nog niet bewaard. Kies welk blijft staan.</p>
          <div class="versions">
            <Version title={`Van ${theirs.reviewer || "de ander"}`} judgement={theirs.judgement} reasons={theirs.reasons} />
            <Version title="Van u" judgement={judgement} reasons={reasons} />
          </div>
          <div class="actions">
            <Button kind="primary" on_click={() => show(theirs)}>Dat van {theirs.reviewer || "de ander"} laten staan</Button>
            <Button on_click={() => void save(theirs.revision)}>Het mijne bewaren</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Version({ title, judgement, reasons }: { title: string; judgement: string; reasons: string }) {
  return (
    <section class="version">
      <h3 class="heading heading-3">{title}</h3>
      <p>
        <strong>{judgement ? label(labels.assessments, judgement) : "nog geen oordeel"}</strong>
      </p>
      <p class="pre-line">{reasons || "Zonder redenen."}</p>
    </section>
  );
}

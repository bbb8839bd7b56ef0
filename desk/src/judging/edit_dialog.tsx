import { useState } from "preact/hooks";
import type { Finding } from "../api/types";
import { Button, Notice, Quote } from "../parts/basics";
import { Dialog } from "../parts/dialog";
import { TextArea } from "../parts/fields";
import { current_values } from "../parts/finding_facts";
import { corrections, draft_of, errors_in, type Draft, type DraftErrors } from "./draft";
import { DraftFields } from "./draft_fields";
import { decision_of, type Judging } from "./judging";

export function EditDialog({ finding, judging }: { finding: Finding; judging: Judging }) {
  const [draft, set_draft] = useState<Draft>(() => draft_of(current_values(finding)));
  const [note, set_note] = useState(decision_of(finding).note);
  const [errors, set_errors] = useState<DraftErrors>({});
  const [nothing, set_nothing] = useState(false);
  const submit = (event: Event) => {
    event.preventDefault();
    const found = errors_in(draft);
    set_errors(found);
    if (Object.keys(found).length) return;
    const fields = corrections(draft, finding);
    set_nothing(Object.keys(fields).length === 0);
    if (Object.keys(fields).length) void judging.judge(finding, { verdict: "edited", note: note.trim(), fields });
  };
  return (
    <Dialog title="Bevinding wijzigen" on_close={judging.close} wide>
      <form onSubmit={submit} noValidate>
        <p>
          <Quote>{finding.quote}</Quote>
        </p>
        <DraftFields draft={draft} errors={errors} on_change={(changes) => set_draft((before) => ({ ...before, ...changes }))} />
        <TextArea label="Notitie (mag leeg blijven)" value={note} on_input={set_note} />
        {nothing && (
          <Notice tone="info" alert>
            Alles is zoals het gevonden is. Klopt het, kies dan „Akkoord”; wilt u alleen iets opmerken, kies dan „Notitie”.
          </Notice>
        )}
        {judging.error && (
          <Notice tone="error" alert>
            {judging.error}
          </Notice>
        )}
        <div class="actions">
          <Button submit kind="primary">Wijziging bewaren</Button>
          <Button on_click={judging.close}>Annuleren</Button>
        </div>
      </form>
    </Dialog>
  );
}

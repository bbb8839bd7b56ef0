import { useState } from "preact/hooks";
import type { Finding } from "../api/types";
import { Button, Notice, Quote } from "../parts/basics";
import { Dialog } from "../parts/dialog";
import { TextArea } from "../parts/fields";
import { decision_of, type Judging } from "./judging";

export function NoteDialog({ finding, judging }: { finding: Finding; judging: Judging }) {
  const decision = decision_of(finding);
  const [note, set_note] = useState(decision.note);
  const submit = (event: Event) => {
    event.preventDefault();
    void judging.judge(finding, { ...decision, note: note.trim() });
  };
  return (
    <Dialog title="Notitie" on_close={judging.close}>
      <form onSubmit={submit}>
        <p>
          <Quote>{finding.quote}</Quote>
        </p>
        <TextArea label="Uw notitie" description="Staat bij de bevinding en in de export. De beoordeling zelf verandert niet." value={note} on_input={set_note} rows={4} />
        {judging.error && (
          <Notice tone="error" alert>
            {judging.error}
          </Notice>
        )}
        <div class="actions">
          <Button submit kind="primary">Notitie bewaren</Button>
          <Button on_click={judging.close}>Annuleren</Button>
        </div>
      </form>
    </Dialog>
  );
}

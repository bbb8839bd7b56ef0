// Asks once who is judging. The name travels with every judgement and is shown beside it.
import { useState } from "preact/hooks";
import { Button } from "../parts/basics";
import { Dialog } from "../parts/dialog";
import { TextField } from "../parts/fields";
import { reviewer_name } from "../state/stored";

export function WhoDialog({ on_close, on_known }: { on_close: () => void; on_known: (name: string) => void }) {
  const [name, set_name] = useState(reviewer_name.get());
  const [error, set_error] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    const trimmed = name.trim();
    if (!trimmed) {
      set_error("Vul uw naam in.");
      return;
    }
    reviewer_name.set(trimmed);
    on_known(trimmed);
  };
  return (
    <Dialog title="Wie beoordeelt?" on_close={on_close}>
      <form onSubmit={submit} noValidate>
        <TextField
          label="Uw naam"
          description="Staat bij elke beoordeling die u geeft, zodat anderen zien van wie zij is. Blijft in deze browser bewaard."
          value={name}
          on_input={set_name}
          error={error}
          autocomplete="name"
        />
        <div class="actions">
          <Button submit kind="primary">Bewaren</Button>
          <Button on_click={on_close}>Annuleren</Button>
        </div>
      </form>
    </Dialog>
  );
}

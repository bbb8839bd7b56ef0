import { Dialog } from "../parts/dialog";
import { Check } from "../parts/fields";
import { shortcuts } from "../state/stored";
import { key_help } from "./keys";

export function HelpDialog({ on_close }: { on_close: () => void }) {
  const on = shortcuts.use() === "aan";
  return (
    <Dialog title="Beoordelen met het toetsenbord" on_close={on_close}>
      <Check label="Sneltoetsen gebruiken" checked={on} on_change={(checked) => shortcuts.set(checked ? "aan" : "uit")} />
      <p class="field-description">Gebruikt u spraakbesturing of drukt u vaak per ongeluk op een toets, zet ze dan uit. Alles kan ook met de knoppen.</p>
      <dl class="keys">
        {key_help.map(([key, title]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{title}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}

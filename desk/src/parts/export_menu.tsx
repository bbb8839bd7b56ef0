// What is on the screen, as files.
import { useRef } from "preact/hooks";
import { export_address } from "../api/calls";

interface Props {
  // Of the findings on the screen; `organisation` gives the dossier too.
  filters: Record<string, string | undefined>;
  what: string;
}

export function ExportMenu({ filters, what }: Props) {
  const { organisation } = filters;
  const menu = useRef<HTMLDetailsElement>(null);
  const close = () => menu.current?.removeAttribute("open");
  const leave = (event: FocusEvent) => {
    if (event.relatedTarget && !menu.current?.contains(event.relatedTarget as Node)) close();
  };
  const escape = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !menu.current?.open) return;
    close();
    menu.current.querySelector("summary")?.focus();
  };
  return (
    <details class="menu" ref={menu} onFocusOut={leave} onKeyDown={escape}>
      <summary class="utrecht-button utrecht-button--secondary-action">Exporteren</summary>
      <div class="menu-list">
        <p>{what}</p>
        <ul>
          <li>
            <Download href={export_address("findings.xlsx", filters)}>Bevindingen als Excel-werkmap (XLSX)</Download>
          </li>
          <li>
            <Download href={export_address("findings.csv", filters)}>Bevindingen als CSV</Download>
          </li>
          {organisation && (
            <li>
              <Download href={export_address("dossier.html", { organisation })}>Dossier van deze dienst met bewijs (HTML)</Download>
            </li>
          )}
          <li>
            <Download href={export_address("project.qdpx", { organisation })}>
              Project voor analyseprogramma's, zoals ATLAS.ti en MAXQDA (REFI-QDA){organisation ? ", van de hele dienst" : ", van alle diensten"}
            </Download>
          </li>
        </ul>
      </div>
    </details>
  );
}

function Download({ href, children }: { href: string; children: preact.ComponentChildren }) {
  return (
    <a class="utrecht-link utrecht-link--html-a" href={href} download>
      {children}
    </a>
  );
}

// What is on the screen, as files.
import { export_address } from "../api/calls";

interface Props {
  // Of the findings on the screen; `organisation` gives the dossier too.
  filters: Record<string, string | undefined>;
  what: string;
}

export function ExportMenu({ filters, what }: Props) {
  const { organisation } = filters;
  return (
    <details class="menu">
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
              Project voor analyseprogramma's, zoals ATLAS.ti en MAXQDA (REFI-QDA){organisation ? "" : ", alle diensten"}
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

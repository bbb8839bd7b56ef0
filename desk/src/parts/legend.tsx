// The marks of the matrix, explained.
import type { CellState } from "../api/types";

const entries: [CellState, string, string][] = [
  ["found", "3", "aantal maatregelen dat het plan zelf aan de kpi verbindt"],
  ["derived_only", "(2)", "alleen maatregelen waarvan de kpi uit trefwoorden is afgeleid"],
  ["explicit_none", "niet nodig", "het plan zegt dat hier niets nodig is"],
  ["none_found", "0", "geen maatregel gevonden; alle tekst is gelezen"],
  ["not_readable", "?", "geen maatregel gevonden, maar niet alles was leesbaar"],
  ["no_plan", "geen plan", "er is geen plan van deze dienst"],
];

export function Legend() {
  return (
    <ul class="legend">
      {entries.map(([state, sign, text]) => (
        <li key={state}>
          <span class={`sign cell-${state}`}>{sign}</span> {text}
        </li>
      ))}
    </ul>
  );
}

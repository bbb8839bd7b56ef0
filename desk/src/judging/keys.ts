// Single-key shortcuts, for who judges many findings in a row. They can be switched off, and are silent while someone types.
import { useEffect, useRef } from "preact/hooks";
import { shortcuts } from "../state/stored";

export const key_help: [key: string, title: string][] = [
  ["a", "akkoord"],
  ["r", "afwijzen"],
  ["e", "wijzigen"],
  ["n", "notitie"],
  ["t", "bevinding toevoegen uit de gekozen woorden"],
  ["z", "uw laatste handeling ongedaan maken"],
  ["j", "volgende bevinding"],
  ["k", "vorige bevinding"],
  ["+", "pagina groter"],
  ["-", "pagina kleiner"],
  ["?", "deze hulp"],
];

export type KeyActions = Partial<Record<string, () => void>>;

const typing = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

function is_for_us(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return false;
  const target = event.target as Element;
  return !target.closest(typing) && !document.querySelector("dialog[open]");
}

export function use_keys(actions: KeyActions): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (shortcuts.get() !== "aan" || !is_for_us(event)) return;
      const action = latest.current[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener("keydown", listener);
    return () => removeEventListener("keydown", listener);
  }, []);
}

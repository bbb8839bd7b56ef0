import type { DocumentDetail, Span } from "../../api/types";
import { Button } from "../../parts/basics";
import { zoom_steps } from "./zoom";

interface Props {
  document: DocumentDetail;
  number: number;
  zoom: number;
  selection: Span | null;
  on_page: (number: number) => void;
  on_zoom: (zoom: number) => void;
  on_add: () => void;
}

export function Toolbar({ document, number, zoom, selection, on_page, on_zoom, on_add }: Props) {
  const numbers = document.page_list.map((page) => page.number);
  const at = numbers.indexOf(number);
  const before = numbers[at - 1];
  const after = numbers[at + 1];
  const smaller = zoom_steps[zoom_steps.indexOf(zoom) - 1];
  const larger = zoom_steps[zoom_steps.indexOf(zoom) + 1];
  return (
    <div class="toolbar" role="group" aria-label="Pagina">
      {numbers.length > 1 && (
        <>
          <Button kind="subtle" disabled={before === undefined} on_click={() => before !== undefined && on_page(before)} label="Vorige pagina">
            ‹
          </Button>
          <span>
            pagina {at + 1} van {numbers.length}
          </span>
          <Button kind="subtle" disabled={after === undefined} on_click={() => after !== undefined && on_page(after)} label="Volgende pagina">
            ›
          </Button>
        </>
      )}
      <Button kind="subtle" disabled={!smaller} on_click={() => smaller && on_zoom(smaller)} label="Kleiner" shortcut="-">
        −
      </Button>
      <span aria-live="polite">{Math.round(zoom * 100)}&nbsp;%</span>
      <Button kind="subtle" disabled={!larger} on_click={() => larger && on_zoom(larger)} label="Groter" shortcut="+">
        +
      </Button>
      {/* Of one width, whatever is selected: the page must not move under a selection that is being made. */}
      <Button kind={selection ? "primary" : "secondary"} on_click={on_add} shortcut="t">
        Bevinding toevoegen
      </Button>
    </div>
  );
}

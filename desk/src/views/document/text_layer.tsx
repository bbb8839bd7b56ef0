// The words of the page, invisible but selectable, each over its picture.
import { useMemo } from "preact/hooks";
import type { PageText } from "../../api/types";
import { offsets } from "../../text/offsets";

let pencil: CanvasRenderingContext2D | null | undefined;

// Width of a text of font size 1, in the font of the layer.
function natural_width(text: string): number {
  pencil ??= document.createElement("canvas").getContext("2d");
  if (!pencil) return text.length * 0.5;
  pencil.font = "100px sans-serif";
  return pencil.measureText(text).width / 100;
}

interface Word {
  begin: number;
  end: number;
  text: string;
  x: number;
  y: number;
  size: number;
  stretch: number;
}

function words_of(page: PageText): Word[] {
  const at = offsets(page.text);
  return page.words.map(({ begin, end, x0, y0, x1, y1 }) => {
    const text = page.text.slice(at.to_text(begin), at.to_text(end));
    const size = Math.max(1, y1 - y0) * 0.85;
    return { begin, end, text, x: x0, y: y0, size, stretch: (x1 - x0) / Math.max(0.1, natural_width(text) * size) };
  });
}

export function TextLayer({ page, unit }: { page: PageText; unit: number }) {
  const words = useMemo(() => words_of(page), [page]);
  if (!unit) return null;
  return (
    <div class="text-layer">
      {words.map((word) => (
        <span
          key={word.begin}
          data-begin={word.begin}
          data-end={word.end}
          style={{ left: `${word.x * unit}px`, top: `${word.y * unit}px`, fontSize: `${word.size * unit}px`, transform: `scaleX(${word.stretch})` }}
        >
          {word.text}{" "}
        </span>
      ))}
    </div>
  );
}

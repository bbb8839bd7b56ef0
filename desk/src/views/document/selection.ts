// Which words of the page are selected. Words carry their span as data-begin and data-end.
import type { Span } from "../../api/types";

export function selected_words(area: HTMLElement): Span | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!area.contains(range.commonAncestorContainer)) return null;
  let span: Span | null = null;
  for (const word of area.querySelectorAll<HTMLElement>("[data-begin]")) {
    if (!touches(range, word)) continue;
    const begin = Number(word.dataset.begin);
    const end = Number(word.dataset.end);
    span = span ? { begin: Math.min(span.begin, begin), end: Math.max(span.end, end) } : { begin, end };
  }
  return span;
}

// Letters of the word, not only its edge.
function touches(range: Range, word: HTMLElement): boolean {
  if (!range.intersectsNode(word)) return false;
  const own = document.createRange();
  own.selectNodeContents(word);
  const begins_after = range.compareBoundaryPoints(Range.START_TO_END, own) <= 0; // range ends at or before the word's begin
  const ends_before = range.compareBoundaryPoints(Range.END_TO_START, own) >= 0; // range begins at or after the word's end
  return !begins_after && !ends_before;
}

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

// The word nearest to a point of the screen. Other lines are far, so that the gap beside a word belongs to its own line.
export function nearest_word(area: HTMLElement, x: number, y: number): HTMLElement | null {
  let nearest: HTMLElement | null = null;
  let least = Infinity;
  for (const word of area.querySelectorAll<HTMLElement>("[data-begin]")) {
    const box = word.getBoundingClientRect();
    const distance = Math.max(box.left - x, x - box.right, 0) + 20 * Math.max(box.top - y, y - box.bottom, 0);
    if (distance < least) [nearest, least] = [word, distance];
  }
  return nearest;
}

// Words stand loose on the page, so a drag over a gap makes the browser select at random: what is meant runs from word to word.
export function select_between(first: HTMLElement, last: HTMLElement): void {
  const [from, until] = Number(first.dataset.begin) <= Number(last.dataset.begin) ? [first, last] : [last, first];
  getSelection()?.setBaseAndExtent(from, 0, until, until.childNodes.length);
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

// Scrolls what was chosen into sight, inside the part that scrolls: the page as a whole stays where it is if it can.
import { useEffect } from "preact/hooks";

function scroller_of(element: Element): HTMLElement | null {
  for (let parent = element.parentElement; parent && parent !== document.body; parent = parent.parentElement) {
    const { overflowY, overflowX } = getComputedStyle(parent);
    if (/auto|scroll/.test(overflowY + overflowX)) return parent; // a picture cuts off without scrolling
  }
  return null;
}

// How far [begin, end] must move to be inside [low, high].
const needed = (begin: number, end: number, low: number, high: number): number =>
  begin < low || end - begin > high - low ? begin - low : end > high ? end - high : 0;

const margin = 16;

function bring_into_sight(element: Element): void {
  const scroller = scroller_of(element);
  if (!scroller) {
    element.scrollIntoView({ block: "nearest" });
    return;
  }
  const inner = element.getBoundingClientRect();
  const outer = scroller.getBoundingClientRect();
  scroller.scrollBy({
    top: needed(inner.top - margin, inner.bottom + margin, outer.top, outer.bottom),
    left: needed(inner.left - margin, inner.right + margin, outer.left, outer.right),
    behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
  });
}

// `when`: what was chosen; nothing happens without.
export function use_in_sight(when: string | undefined, selector: string): void {
  useEffect(() => {
    const element = when && document.querySelector(selector);
    if (element) bring_into_sight(element);
  }, [when, selector]);
}

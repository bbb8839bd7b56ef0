// The address bar is the state: every view can be linked to, and the back button works.
import { useEffect, useState } from "preact/hooks";

export interface Place {
  path: string[];
  query: URLSearchParams;
  hash: string;
}

function current(): Place {
  const path = location.pathname.split("/").filter(Boolean).map(decoded);
  return { path, query: new URLSearchParams(location.search), hash: decoded(location.hash.slice(1)) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// How far down the page was that the reader came back to; null: it is a new one.
let came_back_to: number | null = null;

// A new view begins at its heading, as a new page would; one that was there before is where it was.
export function begin_view(): void {
  if (came_back_to === null) {
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    return;
  }
  const y = came_back_to;
  const until = performance.now() + 3000;
  const go_there = () => {
    if (y !== came_back_to) return;
    scrollTo(0, y);
    // What the view shows may not be there yet.
    if (Math.abs(scrollY - y) > 2 && performance.now() < until) requestAnimationFrame(go_there);
  };
  go_there();
}

const listeners = new Set<() => void>();

export function go(address: string, options: { replace?: boolean } = {}): void {
  came_back_to = null;
  if (options.replace) {
    history.replaceState(history.state, "", address);
  } else {
    history.replaceState({ y: scrollY }, "");
    history.pushState(null, "", address);
  }
  for (const listener of listeners) listener();
}

// The same view with other parameters; empty ones disappear.
export function with_query(changes: Record<string, string | null>): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value);
    else query.delete(name);
  }
  const text = query.toString();
  return location.pathname + (text ? "?" + text : "");
}

export function use_place(): Place {
  const [place, set_place] = useState(current);
  useEffect(() => {
    const update = () => set_place(current());
    const come_back = () => {
      came_back_to = (history.state as { y?: number } | null)?.y ?? 0;
      update();
    };
    history.scrollRestoration = "manual";
    listeners.add(update);
    addEventListener("popstate", come_back);
    return () => {
      listeners.delete(update);
      removeEventListener("popstate", come_back);
    };
  }, []);
  return place;
}

function is_inner_link(link: HTMLAnchorElement): boolean {
  return link.origin === location.origin && !link.target && !link.hasAttribute("download") && !link.pathname.startsWith("/api/");
}

// Plain clicks on links of the page do not load it again.
export function follow_links(): void {
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest("a");
    if (!link || !link.href || !is_inner_link(link)) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return; // within the view
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  });
}

export const to = {
  overview: () => "/overzicht",
  search: (parameters: Record<string, string> = {}) => "/zoeken" + query_text(parameters),
  agency: (organisation: string | null, kpi?: number) =>
    "/dienst/" + encodeURIComponent(organisation ?? "") + (kpi === undefined ? "" : `#kpi-${kpi}`),
  document: (sha256: string, parameters: { page?: number | undefined; finding?: string | null | undefined; q?: string | undefined } = {}) =>
    `/document/${sha256}` +
    query_text({ page: parameters.page === undefined ? "" : String(parameters.page), finding: parameters.finding ?? "", q: parameters.q ?? "" }),
  support: () => "/ondersteuning",
  fusion: () => "/fusie",
  processing: () => "/verwerking",
};

function query_text(parameters: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== ""));
  const text = query.toString();
  return text ? "?" + text : "";
}

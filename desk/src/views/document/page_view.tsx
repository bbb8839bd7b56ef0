// A page as it looks, with over it the boxes of what was found and the words as selectable text. Without a picture: the text itself.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { image_address } from "../../api/calls";
import type { Box, Finding, PageText, Span } from "../../api/types";
import { current_values, verdict_of } from "../../parts/finding_facts";
import { page_label_long } from "../../text/format";
import { use_in_sight } from "../../state/use_in_sight";
import { nearest_word, select_between, selected_words } from "./selection";
import { TextLayer } from "./text_layer";
import { TextPage } from "./text_page";

export interface PageProps {
  sha256: string;
  page: PageText;
  name: string;
  findings: Finding[];
  chosen: string | undefined;
  matches: { matches: Span[]; boxes: Box[] };
  zoom: number;
  on_choose: (finding: Finding) => void;
  on_select: (span: Span | null) => void;
}

export function PageView(props: PageProps) {
  const { page, on_select } = props;
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listener = () => on_select(area.current ? selected_words(area.current) : null);
    document.addEventListener("selectionchange", listener);
    return () => document.removeEventListener("selectionchange", listener);
  }, [page, on_select]);
  const first_match = !props.chosen && props.matches.boxes.length > 0;
  use_in_sight(first_match ? `match ${page.number} ${props.zoom}` : undefined, ".boxes .match");
  use_in_sight(props.chosen && `${props.chosen} ${page.number} ${props.zoom}`, ".chosen-place");
  return (
    <div class="page-scroll" role="region" aria-label={`${page_label_long(page.number)} van ${props.name}`} tabIndex={0} ref={area}>
      {page.has_image ? <PicturePage {...props} /> : <TextPage {...props} />}
    </div>
  );
}

const image_widths = [600, 900, 1200, 1600, 2000, 2400];

function PicturePage({ sha256, page, name, findings, chosen, matches, zoom, on_choose }: PageProps) {
  const paper = useRef<HTMLDivElement>(null);
  const [width, set_width] = useState(0);
  const [failed, set_failed] = useState("");
  useLayoutEffect(() => {
    const watch = new ResizeObserver(([entry]) => entry && set_width(entry.contentRect.width));
    if (paper.current) {
      set_width(paper.current.clientWidth);
      watch.observe(paper.current);
    }
    return () => watch.disconnect();
  }, []);
  const unit = width / page.width; // pixels per point
  const wanted = width * Math.min(devicePixelRatio || 1, 2);
  const address = image_address(sha256, page.number, image_widths.find((one) => one >= wanted) ?? 2400);

  const drag = useRef<{ x: number; y: number } | null>(null);
  const end_drag = (event: MouseEvent) => {
    const from = drag.current;
    drag.current = null;
    if (!from || !paper.current || Math.hypot(event.clientX - from.x, event.clientY - from.y) < 5) return;
    const first = nearest_word(paper.current, from.x, from.y);
    const last = nearest_word(paper.current, event.clientX, event.clientY);
    if (first && last) select_between(first, last);
  };

  // A click in a box chooses its finding; selecting words is no click.
  const click = (event: MouseEvent) => {
    if (!getSelection()?.isCollapsed || !paper.current || !unit) return;
    const { left, top } = paper.current.getBoundingClientRect();
    const x = (event.clientX - left) / unit;
    const y = (event.clientY - top) / unit;
    const hit = findings.find((one) => one.boxes.some((box) => box.page === page.number && x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1));
    if (hit) on_choose(hit);
  };
  return (
    <div
      class="paper"
      ref={paper}
      style={{ width: `${zoom * 100}%`, aspectRatio: `${page.width} / ${page.height}` }}
      onMouseDown={({ clientX, clientY, button }) => (drag.current = button === 0 ? { x: clientX, y: clientY } : null)}
      onMouseUp={end_drag}
      onClick={click}
    >
      {width > 0 && (
        <img src={address} alt={failed === address ? "" : `${page_label_long(page.number)} van ${name}; de tekst volgt`} draggable={false} fetchpriority="high" onError={() => set_failed(address)} />
      )}
      <svg class="boxes" viewBox={`0 0 ${page.width} ${page.height}`} aria-hidden="true">
        {matches.boxes.map((box) => (
          <Rectangle box={box} name="match" />
        ))}
        {findings.flatMap((finding) =>
          finding.boxes
            .filter((box) => box.page === page.number)
            .map((box) => <Rectangle box={box} name={box_class(finding, finding.id === chosen)} />),
        )}
      </svg>
      <TextLayer page={page} unit={unit} />
    </div>
  );
}

export function box_class(finding: Finding, is_chosen: boolean): string {
  return `kind-${current_values(finding).kind} verdict-${verdict_of(finding)}${is_chosen ? " chosen-place" : ""}`;
}

function Rectangle({ box, name }: { box: Box; name: string }) {
  return <rect class={name} x={box.x0 - 1} y={box.y0 - 1} width={box.x1 - box.x0 + 2} height={box.y1 - box.y0 + 2} rx={2} />;
}

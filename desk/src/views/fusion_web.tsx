// One group of agencies that name each other, as a picture: an arrow goes from who says it to who is named.
import type { FusionPair } from "../api/types";
import * as labels from "../text/labels";
import { short_agency_name } from "../text/labels";
import type { Group } from "./fusion_pairs";

const box = { width: 190, height: 44 };

interface Spot {
  x: number;
  y: number;
}

interface Layout {
  width: number;
  height: number;
  spots: Map<string, Spot>;
}

// Two above each other; more in a ring.
function lay_out(members: string[]): Layout {
  const spots = new Map<string, Spot>();
  if (members.length <= 2) {
    members.forEach((member, i) => spots.set(member, { x: box.width / 2 + 10, y: box.height / 2 + 8 + i * 118 }));
    return { width: box.width + 20, height: 118 + box.height + 16, spots };
  }
  const radius_x = box.width * 0.8 + members.length * 20;
  const radius_y = 62 + members.length * 16;
  const width = radius_x * 2 + box.width + 20;
  const height = radius_y * 2 + box.height + 20;
  members.forEach((member, i) => {
    const angle = (i / members.length) * 2 * Math.PI - Math.PI / 2;
    spots.set(member, { x: width / 2 + radius_x * Math.cos(angle), y: height / 2 + radius_y * Math.sin(angle) });
  });
  return { width, height, spots };
}

// Where a line from the middle of a box to `other` leaves the box.
function edge(from: Spot, other: Spot): Spot {
  const dx = other.x - from.x;
  const dy = other.y - from.y;
  const scale = Math.min(box.width / 2 / Math.max(1e-6, Math.abs(dx)), box.height / 2 / Math.max(1e-6, Math.abs(dy)));
  return { x: from.x + dx * scale, y: from.y + dy * scale };
}

export function FusionGroup({ group, name }: { group: Group; name: string }) {
  const { width, height, spots } = lay_out(group.members);
  return (
    <svg class="fusion-group" viewBox={`0 0 ${width} ${height}`} style={{ width: `${width}px` }} role="img" aria-label={`${name}; de tabel noemt dezelfde verbanden`}>
      {group.pairs.map((pair) => (
        <Arrow key={pair.organisation + pair.partner} pair={pair} from={spots.get(pair.organisation)!} to={spots.get(pair.partner)!} />
      ))}
      {group.members.map((member) => (
        <Node key={member} name={member} at={spots.get(member)!} />
      ))}
    </svg>
  );
}

function Arrow({ pair, from, to }: { pair: FusionPair; from: Spot; to: Spot }) {
  const begin = edge(from, to);
  const end = edge(to, from);
  const length = Math.hypot(end.x - begin.x, end.y - begin.y) || 1;
  const along = { x: (end.x - begin.x) / length, y: (end.y - begin.y) / length };
  const head = (at: Spot, sign: 1 | -1) => {
    const back = { x: at.x - sign * along.x * 10, y: at.y - sign * along.y * 10 };
    return <path d={`M${at.x} ${at.y}L${back.x - along.y * 5} ${back.y + along.x * 5}L${back.x + along.y * 5} ${back.y - along.x * 5}Z`} />;
  };
  const middle = { x: (begin.x + end.x) / 2, y: (begin.y + end.y) / 2 };
  const says = pair.stance ? labels.label(labels.stances, pair.stance) : "";
  return (
    <g class={`arrow arrow-${pair.agreement}`}>
      <line x1={begin.x} y1={begin.y} x2={end.x} y2={end.y} />
      {head(end, 1)}
      {pair.partner_stance && pair.agreement !== "one_sided" && head(begin, -1)}
      <text x={middle.x} y={middle.y - 2}>
        {says}
      </text>
      <text x={middle.x} y={middle.y + 14}>
        {labels.agreements[pair.agreement]}
      </text>
    </g>
  );
}

function Node({ name, at }: { name: string; at: Spot }) {
  const lines = wrapped(short_agency_name(name));
  return (
    <g class="node">
      <rect x={at.x - box.width / 2} y={at.y - box.height / 2} width={box.width} height={box.height} rx={6} />
      {lines.map((line, i) => (
        <text x={at.x} y={at.y + 5 + (i - (lines.length - 1) / 2) * 17}>{line}</text>
      ))}
    </g>
  );
}

function wrapped(text: string): string[] {
  const room = 24;
  if (text.length <= room) return [text];
  const cut = Math.max(text.lastIndexOf(" ", room), text.lastIndexOf("-", room - 1) + 1);
  const at = cut > 0 ? cut : room;
  const rest = text.slice(at).trim();
  return [text.slice(0, at).trim(), rest.length > room ? rest.slice(0, room - 1) + "…" : rest];
}

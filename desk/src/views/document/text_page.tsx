// A page without a picture (mail, office text): its text, with what was found marked in it.
import { useMemo } from "preact/hooks";
import type { Finding, PageText } from "../../api/types";
import { offsets } from "../../text/offsets";
import { box_class, type PageProps } from "./page_view";

interface Piece {
  begin: number;
  end: number;
  text: string;
  finding: Finding | undefined;
  is_match: boolean;
}

// Cuts the text wherever a finding, a match or a word begins or ends.
function pieces_of(page: PageText, findings: Finding[], matches: PageProps["matches"]["matches"]): Piece[] {
  const at = offsets(page.text);
  const places = findings.flatMap((finding) => finding.places.filter((place) => place.page === page.number).map((place) => ({ ...place, finding })));
  const cuts = new Set<number>([0, at.to_byte(page.text.length)]);
  for (const { begin, end } of [...places, ...matches, ...page.words]) cuts.add(begin).add(end);
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((begin, i) => {
    const end = sorted[i + 1]!;
    const covers = (span: { begin: number; end: number }) => span.begin <= begin && span.end >= end;
    return {
      begin,
      end,
      text: page.text.slice(at.to_text(begin), at.to_text(end)),
      finding: places.filter(covers).at(-1)?.finding,
      is_match: matches.some(covers),
    };
  });
}

export function TextPage({ page, findings, chosen, matches, on_choose }: PageProps) {
  const ordered = useMemo(() => [...findings].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen)), [findings, chosen]);
  const pieces = useMemo(() => pieces_of(page, ordered, matches.matches), [page, ordered, matches]);
  if (!page.text.trim()) return <p class="text-page">Op deze pagina is geen tekst gelezen.</p>;
  return (
    <div class="text-page">
      {pieces.map((piece) => {
        const names = [piece.finding && `place ${box_class(piece.finding, piece.finding.id === chosen)}`, piece.is_match && "utrecht-mark"];
        const { finding } = piece;
        return (
          <span
            key={piece.begin}
            data-begin={piece.text.trim() ? piece.begin : undefined}
            data-end={piece.end}
            class={names.filter(Boolean).join(" ") || undefined}
            onClick={finding && (() => getSelection()?.isCollapsed && on_choose(finding))}
          >
            {piece.text}
          </span>
        );
      })}
    </div>
  );
}

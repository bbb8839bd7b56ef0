// Document: a page with what was found on it, and judging beside it. Page, finding and question are in the address.
import { useCallback, useMemo, useState } from "preact/hooks";
import { get_document, get_findings, get_matches, get_page } from "../../api/calls";
import type { Box, DocumentDetail, Finding, Span } from "../../api/types";
import { JudgingDialogs } from "../../judging/dialogs";
import { decision_of, is_added, use_judging } from "../../judging/judging";
import { use_keys } from "../../judging/keys";
import { Loaded, Notice } from "../../parts/basics";
import { verdict_of } from "../../parts/finding_facts";
import { go, with_query } from "../../router";
import { use_answer, type Loading } from "../../state/use_answer";
import { use_title } from "../../state/use_title";
import { announce } from "../../state/announce";
import * as format from "../../text/format";
import * as labels from "../../text/labels";
import { DocumentHead } from "./document_head";
import { FindingsPanel } from "./findings_panel";
import { PageView } from "./page_view";
import { Thumbnails } from "./thumbnails";
import { Toolbar } from "./toolbar";
import { zoom_steps } from "./zoom";

export function DocumentView({ sha256, query }: { sha256: string; query: URLSearchParams }) {
  const detail = use_answer(`document ${sha256}`, (signal) => get_document(sha256, signal));
  const findings = use_answer(`findings ${sha256}`, (signal) => get_findings({ document: sha256 }, signal));
  use_title(detail.answer ? format.document_name(detail.answer) : "Document");
  return <Loaded from={detail}>{(document) => <Reading document={document} loaded={findings} query={query} />}</Loaded>;
}

const is_unread = new Set(["partial", "unreadable", "needs_password", "pending"]);

const in_reading_order = (a: Finding, b: Finding): number =>
  a.page - b.page || (a.places[0]?.begin ?? 0) - (b.places[0]?.begin ?? 0) || a.id.localeCompare(b.id);

function first_page(document: DocumentDetail): number {
  return document.page_list[0]?.number ?? 1;
}

function Reading({ document, loaded, query }: { document: DocumentDetail; loaded: Loading<Finding[]>; query: URLSearchParams }) {
  const { sha256 } = document;
  const judging = use_judging(sha256, loaded.answer, loaded.reload);
  const [loose, show_loose] = useState(false);
  const [zoom, set_zoom] = useState(1);
  const [selection, select_words] = useState<Span | null>(null);
  const listed = useMemo(
    () => judging.findings.filter((one) => loose || !labels.loose_kinds.has(one.kind) || is_added(one)).sort(in_reading_order),
    [judging.findings, loose],
  );
  const chosen = judging.findings.find((one) => one.id === query.get("finding"));
  const asked_page = query.get("page");
  const is_there = document.page_list.some((one) => String(one.number) === asked_page);
  const number = is_there ? Number(asked_page) : (chosen?.page ?? first_page(document));
  const q = query.get("q") ?? "";
  const page = use_answer(`page ${sha256} ${number}`, (signal) => get_page(sha256, number, signal));
  const matches = use_answer(`matches ${sha256} ${number} ${q}`, (signal) =>
    q ? get_matches(sha256, number, q, signal) : Promise.resolve({ matches: [] as Span[], boxes: [] as Box[] }),
  );

  const choose = useCallback(
    (finding: Finding | undefined) => finding && go(with_query({ finding: finding.id, page: String(finding.page) }), { replace: true }),
    [],
  );
  const to_page = (next: number) => {
    select_words(null);
    go(with_query({ page: String(next), finding: null }), { replace: true });
    announce(format.page_label_long(next) + ".", { quiet: true });
  };
  const step = (by: 1 | -1) => {
    const at = chosen ? listed.findIndex((one) => one.id === chosen.id) : -1;
    // Without a choice: begin at this page.
    const begin = by === 1 ? listed.findIndex((one) => one.page >= number) : listed.filter((one) => one.page <= number).length - 1;
    const next = at >= 0 ? listed[at + by] : listed[begin];
    if (next) choose(next);
    else announce(by === 1 ? "Dit is de laatste bevinding." : "Dit is de eerste bevinding.");
  };
  const resize = (by: 1 | -1) => {
    const next = zoom_steps[zoom_steps.indexOf(zoom) + by];
    if (next) set_zoom(next);
  };
  const with_chosen = (act: (finding: Finding) => void) => () => {
    if (chosen) act(chosen);
    else announce("Kies eerst een bevinding, met j of in de lijst.");
  };
  const add = () => page.answer && void judging.open({ what: "add", begin: selection?.begin ?? 0, end: selection?.end ?? 0 });
  const judge = (verdict: "accepted" | "rejected") =>
    with_chosen((finding) => {
      if (verdict_of(finding) === verdict) announce(`Dit was al ${labels.verdicts[verdict]}.`);
      else void judging.judge(finding, { verdict, note: decision_of(finding).note, fields: is_added(finding) ? decision_of(finding).fields : {} });
    });
  use_keys({
    a: judge("accepted"),
    r: judge("rejected"),
    e: with_chosen((finding) => void judging.open({ what: "edit", finding })),
    n: with_chosen((finding) => void judging.open({ what: "note", finding })),
    t: add,
    z: () => void judging.undo(),
    j: () => step(1),
    k: () => step(-1),
    "+": () => resize(1),
    "=": () => resize(1),
    "-": () => resize(-1),
    "?": () => judging.ask({ what: "help" }),
  });

  const on_page = judging.findings.filter((one) => one.page === number && (listed.includes(one) || one === chosen));
  return (
    <>
      <DocumentHead document={document} />
      {judging.error && !judging.asked && (
        <Notice tone="error" alert>
          <p>{judging.error}</p>
        </Notice>
      )}
      <div class="reading">
        <Thumbnails document={document} current={number} q={q} />
        <section class="page-side" aria-label={format.page_label_long(number)}>
          <Toolbar document={document} number={number} zoom={zoom} selection={selection} on_page={to_page} on_zoom={set_zoom} on_add={add} />
          <Loaded from={page}>
            {(answer) => (
              <PageView
                sha256={sha256}
                page={answer}
                name={format.document_name(document)}
                findings={on_page}
                chosen={chosen?.id}
                matches={matches.answer ?? { matches: [], boxes: [] }}
                zoom={zoom}
                on_choose={choose}
                on_select={select_words}
              />
            )}
          </Loaded>
        </section>
        <FindingsPanel
          loaded={loaded}
          judging={judging}
          listed={listed}
          number={number}
          is_read={!is_unread.has(document.page_list.find((one) => one.number === number)?.state ?? "read")}
          chosen={chosen}
          loose={loose}
          on_loose={show_loose}
          on_choose={choose}
          on_step={step}
          on_judge={{ accept: judge("accepted"), reject: judge("rejected") }}
        />
      </div>
      <JudgingDialogs judging={judging} page={page.answer} on_added={(finding) => choose(finding)} />
    </>
  );
}


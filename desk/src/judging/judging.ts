// Judging the findings of one document: sends what the reviewer decides, keeps what the server answered, and turns "somebody else was
// first" into a choice. Nothing a reviewer typed is thrown away before the server has it.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { add_finding, get_findings, put_verdict, remove_finding, undo as undo_last, type Addition } from "../api/calls";
import { ApiError } from "../api/client";
import type { Fields, Finding, Judged, Verdict } from "../api/types";
import { announce } from "../state/announce";
import { reviewer_name } from "../state/stored";
import * as labels from "../text/labels";
import { label } from "../text/labels";

export interface Decision {
  verdict: Verdict;
  note: string;
  fields: Fields;
}

export interface Conflict {
  finding: Finding;
  mine: Decision;
  theirs: Judged | null; // null: taken back by the other
  revision: number;
}

export type Asked =
  | { what: "who"; then: (name: string | null) => void }
  | { what: "edit" | "note"; finding: Finding }
  | { what: "add"; begin: number; end: number }
  | { what: "conflict"; conflict: Conflict }
  | { what: "help" };

export const is_added = (finding: Finding): boolean => finding.id.startsWith("h-");

export function decision_of(finding: Finding): Decision {
  const { verdict, note, fields } = finding.judged ?? { verdict: "none" as const, note: "", fields: {} };
  return { verdict, note, fields };
}

type Known = Pick<Finding, "revision" | "judged">;

export function use_judging(sha256: string, loaded: Finding[] | undefined, reload: () => void) {
  const [known, set_known] = useState(new Map<string, Known>());
  const [asked, ask] = useState<Asked | null>(null);
  const [error, set_error] = useState("");
  // A choice that was put off.
  const [undecided, set_undecided] = useState<Conflict | null>(null);
  const sending = useRef(false);
  useEffect(() => set_known(new Map()), [loaded]);

  const findings = (loaded ?? []).map((finding) => ({ ...finding, ...known.get(finding.id) }));
  const remember = (id: string, now: Known) => set_known((before) => new Map(before).set(id, now));

  const who = (): Promise<string | null> => {
    const name = reviewer_name.get();
    if (name) return Promise.resolve(name);
    return new Promise((then) => ask({ what: "who", then }));
  };

  // The name first: a form that is being filled in never has to make way for that question.
  const open = async (what: Asked) => {
    if (await who()) ask(what);
  };

  // Runs one request at a time; true when it was done.
  const attempt = async (act: (reviewer: string) => Promise<void>): Promise<boolean> => {
    if (sending.current) return false;
    const reviewer = await who();
    if (!reviewer) return false;
    sending.current = true;
    set_error("");
    try {
      await act(reviewer);
      return true;
    } catch (problem) {
      set_error((problem as Error).message);
      return false;
    } finally {
      sending.current = false;
    }
  };

  const resolve = async (finding: Finding, mine: Decision, problem: ApiError) => {
    const current = problem.problem.current as Judged | null | undefined;
    let revision = current?.revision;
    let theirs = current ?? null;
    if (revision === undefined) {
      const now = (await get_findings({ document: sha256 })).find((other) => other.id === finding.id);
      revision = now?.revision ?? finding.revision;
      theirs = now?.judged ?? theirs;
    }
    const conflict = { finding, mine, theirs, revision };
    set_undecided(conflict);
    ask({ what: "conflict", conflict });
  };

  const judge = (finding: Finding, mine: Decision, revision = finding.revision): Promise<boolean> =>
    attempt(async (reviewer) => {
      try {
        const answer = await put_verdict(sha256, finding.id, { ...mine, reviewer, revision });
        remember(finding.id, { revision: answer.revision, judged: { ...mine, reviewer, decided_at: answer.decided_at } });
        ask(null);
        set_undecided((before) => (before?.finding.id === finding.id ? null : before));
        announce(`Bewaard: ${label(labels.kinds, finding.kind)} ${label(labels.verdicts, mine.verdict)}.`);
      } catch (problem) {
        if (!(problem instanceof ApiError) || problem.status !== 409) throw problem;
        await resolve(finding, mine, problem);
      }
    });

  const add = (addition: Omit<Addition, "reviewer">) => {
    let added: Finding | undefined;
    return attempt(async (reviewer) => {
      added = await add_finding(sha256, { ...addition, reviewer });
      ask(null);
      reload();
      announce("De bevinding is toegevoegd.");
    }).then(() => added);
  };

  const remove = (finding: Finding) =>
    attempt(async (reviewer) => {
      await remove_finding(sha256, finding.id, finding.revision, reviewer);
      reload();
      announce("De toegevoegde bevinding is verwijderd.");
    });

  const undo = () =>
    attempt(async (reviewer) => {
      const { undone } = await undo_last(reviewer);
      reload();
      const elsewhere = undone.sha256 && undone.sha256 !== sha256 ? ` in ${undone.document ?? "een ander document"}` : "";
      const quote = findings.find((one) => one.id === undone.finding)?.quote;
      const what = quote ? ` van „${quote.length > 60 ? quote.slice(0, 60) + "…" : quote}”` : elsewhere;
      announce(`Ongedaan gemaakt: ${label(labels.acts, undone.act ?? "verdict")}${what}.`);
    });

  const keep_theirs = (conflict: Conflict) => {
    remember(conflict.finding.id, { revision: conflict.revision, judged: conflict.theirs });
    set_undecided(null);
    ask(null);
    announce("De beoordeling van de ander is blijven staan.");
  };

  const close = useCallback(() => {
    set_error("");
    ask((now) => {
      if (now?.what === "who") now.then(null);
      return null;
    });
  }, []);

  return { findings, asked, ask, open, close, undecided, error, judge, add, remove, undo, keep_theirs };
}

export type Judging = ReturnType<typeof use_judging>;

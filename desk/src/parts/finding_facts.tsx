// The values of a finding: what the program read, and what a reviewer made of it.
import type { Fields, Finding } from "../api/types";
import * as format from "../text/format";
import * as labels from "../text/labels";
import { label } from "../text/labels";
import { Badge, type Tone } from "./basics";

export const corrected = (finding: Finding): Fields => (finding.judged?.verdict === "edited" || finding.id.startsWith("h-") ? (finding.judged?.fields ?? {}) : {});

// The values that hold: the reviewer's where there is one.
export function current_values<T extends Finding>(finding: T): T {
  const fields = Object.fromEntries(Object.entries(corrected(finding)).filter(([, value]) => value !== undefined));
  return { ...finding, ...fields };
}

export function verdict_of(finding: Finding) {
  return finding.judged?.verdict ?? finding.verdict;
}

const verdict_tones: Record<string, Tone> = { none: "neutral", accepted: "success", rejected: "danger", edited: "warning" };

export function VerdictBadge({ finding }: { finding: Finding }) {
  const verdict = verdict_of(finding);
  return <Badge tone={verdict_tones[verdict] ?? "neutral"}>{label(labels.verdicts, verdict)}</Badge>;
}

interface Fact {
  name: keyof Fields | "themes" | "assessment" | "date";
  title: string;
  show: (finding: Finding) => string;
}

const kpi_text = (finding: Finding): string =>
  finding.kpi.length ? `${format.kpi_list(finding.kpi)} (${label(labels.bases, finding.kpi_basis)})` : "–";

const amount_text = (finding: Finding): string =>
  [format.amount(finding.amount), format.recurring(finding.amount)].filter(Boolean).join(", ");

const facts: Record<string, Fact> = {
  kpi: { name: "kpi", title: "Kpi", show: kpi_text },
  deadline: { name: "deadline", title: "Termijn", show: (f) => format.deadline(f.deadline) },
  owner: { name: "owner", title: "Trekker", show: (f) => f.owner ?? "–" },
  amount: { name: "amount", title: "Bedrag", show: amount_text },
  status: { name: "status", title: "Status", show: (f) => label(labels.statuses, f.status) },
  stance: { name: "stance", title: "Conclusie", show: (f) => label(labels.stances, f.stance) },
  partners: { name: "partners", title: "Met", show: (f) => f.partners.join(", ") || "–" },
  date: { name: "date", title: "Datum", show: (f) => format.date(f.date) || "–" },
  request: { name: "request", title: "Soort vraag", show: (f) => label(labels.requests, f.request) },
  assessment: { name: "assessment", title: "Eigen oordeel", show: (f) => label(labels.self_assessments, f.assessment) },
  themes: { name: "themes", title: "Thema's", show: (f) => f.themes.map((theme) => label(labels.themes, theme)).join(", ") || "–" },
};

const by_kind: Record<string, string[]> = {
  measure: ["kpi", "deadline", "owner", "amount", "status", "themes"],
  no_measure: ["kpi"],
  fusion: ["stance", "partners", "date"],
  support_request: ["kpi", "request", "amount"],
  no_support: ["kpi"],
  self_assessment: ["kpi", "assessment"],
  kpi: ["kpi"],
  amount: ["amount"],
  date: ["date"],
};

export function FindingFacts({ finding }: { finding: Finding }) {
  const current = current_values(finding);
  return (
    <dl class="facts">
      {(by_kind[current.kind] ?? ["kpi"]).map((name) => {
        const fact = facts[name]!;
        const now = fact.show(current);
        const before = fact.show(finding);
        return (
          <div key={name}>
            <dt>{fact.title}</dt>
            <dd>
              {now}
              {now !== before && <span class="was"> (gevonden: {before})</span>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

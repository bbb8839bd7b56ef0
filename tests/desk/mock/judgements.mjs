// Verdicts, additions, assessments and the trail, in memory, with revisions as the server keeps them.
const verdicts = new Map(); // id → judged with revision
const additions = new Map(); // id → finding
const agencies = new Map(); // name → assessment
const acts = []; // oldest first
let clock = 0;

const key = (what, id) => `${what} ${id}`;
const stores = { verdict: verdicts, added: additions, removed: additions, assessment: agencies };

function record(act, id, reviewer, before, after, place = {}) {
  acts.push({ id: acts.length + 1, at: new Date(Date.now() + clock++).toISOString(), reviewer, act, document: null, sha256: null, finding: null, ...place, before, after, key: key(act, id), about: id, undone: false });
}

const conflict = (current, problem) => ({ status: 409, problem, current });

export const with_judgement = (finding) => {
  const judged = verdicts.get(finding.id) ?? null;
  return { ...finding, verdict: judged?.verdict ?? finding.verdict, revision: judged?.revision ?? 0, judged };
};

export function judge(sha256, id, { verdict, note = "", fields = {}, reviewer, revision }, findings) {
  const before = verdicts.get(id) ?? null;
  if ((before?.revision ?? 0) !== revision) return conflict(before, `${before?.reviewer ?? "Iemand"} heeft dit intussen beoordeeld.`);
  const judged = { verdict, note, fields, reviewer, decided_at: new Date().toISOString(), revision: revision + 1 };
  verdicts.set(id, judged);
  const finding = findings.find((one) => one.id === id) ?? additions.get(id);
  record("verdict", id, reviewer, before, judged, { sha256, finding: id, document: finding?.document ?? null });
  return { json: judged };
}

export const added = () => [...additions.values()];

export function add(finding, { reviewer, note, fields }) {
  additions.set(finding.id, finding);
  verdicts.set(finding.id, { verdict: "accepted", note, fields, reviewer, decided_at: new Date().toISOString(), revision: 1 });
  record("added", finding.id, reviewer, null, finding, { sha256: finding.sha256, finding: finding.id, document: finding.document });
  return with_judgement(finding);
}

export function remove(sha256, id, revision, reviewer) {
  const before = additions.get(id);
  if (!before) return { status: 404, problem: "Deze bevinding is er niet (meer)." };
  if (verdicts.get(id)?.revision !== revision) return conflict(verdicts.get(id), "Intussen gewijzigd.");
  additions.delete(id);
  record("removed", id, reviewer, before, null, { sha256, finding: id, document: before.document });
  return { json: {} };
}

const nothing = { judgement: "", reasons: "", reviewer: "", decided_at: "", revision: 0 };
export const assessment = (name) => agencies.get(name) ?? nothing;
export const assessments = () => Object.fromEntries(agencies);

export function assess(name, { judgement, reasons, reviewer, revision }) {
  const before = assessment(name);
  if (before.revision !== revision) return conflict(before, `${before.reviewer} heeft dit intussen beoordeeld.`);
  const after = { judgement, reasons, reviewer, decided_at: new Date().toISOString(), revision: revision + 1 };
  agencies.set(name, after);
  record("assessment", name, reviewer, before, after, { document: name });
  return { json: after };
}

export function undo(reviewer) {
  const last = acts.filter((act) => act.reviewer === reviewer && !act.undone && act.act !== "undo").at(-1);
  if (!last) return { status: 404, problem: "Er is niets van u om ongedaan te maken." };
  const later = acts.filter((act) => act.about === last.about && act.id > last.id && act.reviewer !== reviewer);
  if (later.length) return conflict(stores[last.act].get(last.about) ?? null, `${later.at(-1).reviewer} heeft dit intussen gewijzigd; het blijft zoals het nu staat.`);
  last.undone = true;
  const store = stores[last.act];
  const now = store.get(last.about);
  if (last.before === null) store.delete(last.about);
  else store.set(last.about, now?.revision ? { ...last.before, revision: now.revision + 1 } : last.before);
  if (last.act === "verdict" && last.before === null) store.set(last.about, { verdict: "none", note: "", fields: {}, reviewer, decided_at: new Date().toISOString(), revision: now.revision + 1 });
  record("undo", last.about, reviewer, last.after, last.before, { sha256: last.sha256, finding: last.finding, document: last.document });
  return { json: { undone: last } };
}

export const trail = (limit) => acts.slice(-limit).reverse();

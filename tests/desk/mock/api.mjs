// The routes of the API, for tests of the page. Judgements live as long as the process.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import * as program from "./program.mjs";
import * as judgements from "./judgements.mjs";

const json = (value, status = 200) => ({ status, json: value });

const is_same = (wanted, value) => !wanted || String(value) === wanted;

async function findings(query) {
  const rows = [...(await program.findings()), ...judgements.added()];
  return rows
    .filter(
      (one) =>
        is_same(query.get("document"), one.sha256) &&
        is_same(query.get("organisation"), one.organisation) &&
        is_same(query.get("kind"), one.kind) &&
        (!query.get("kpi") || one.kpi.includes(Number(query.get("kpi")))) &&
        (!query.get("theme") || one.themes.includes(query.get("theme"))),
    )
    .map(judgements.with_judgement);
}

async function count_by(key_of) {
  const counts = new Map();
  for (const one of [...(await program.findings()), ...judgements.added()]) counts.set(key_of(one), (counts.get(key_of(one)) ?? 0) + 1);
  return counts;
}

async function documents(query) {
  const rows = (await program.ledger()).filter((row) => row.page === 0 && row.state !== "unsupported");
  const counts = await count_by((one) => one.sha256);
  const kinds = new Map((await program.findings()).map((one) => [one.sha256, one.document_kind]));
  return rows
    .filter((row) => is_same(query.get("organisation"), row.organisation))
    .map((row) => {
      const { sha256, document, attachment, organisation, pages, state, reason, message } = row;
      return { sha256, document, attachment, organisation, pages, state, reason, message, findings: counts.get(sha256) ?? 0,
        document_kind: kinds.get(sha256) ?? "other", title: "", date: null, version: null };
    });
}

async function document(sha256) {
  const row = (await documents(new URLSearchParams())).find((one) => one.sha256 === sha256);
  if (!row) return { status: 404, problem: "Dit document is er niet." };
  const read = await program.extracted(sha256);
  const counts = await count_by((one) => `${one.sha256} ${one.page}`);
  const page_list = read.pages.map((page) => ({
    number: page.page, width: page.width, height: page.height, state: page.state, origin: page.origin, themes: [],
    findings: counts.get(`${sha256} ${page.page}`) ?? 0,
  }));
  const parts = read.parts.map(({ name, document }) => ({ name, sha256: document?.sha256 ?? null, state: document?.state ?? "" }));
  return json({ ...row, title: read.metadata.title, notes: [], page_list, mail: read.mail, parts });
}

const placed = ({ span, box: [x0, y0, x1, y1] }) => ({ begin: span[0], end: span[1], x0, y0, x1, y1 });

// Only these are drawn here; the server draws pictures and scans too.
async function is_pdf(sha256) {
  return (await readFile(program.original(sha256))).subarray(0, 5).toString() === "%PDF-";
}

async function page(sha256, number) {
  const found = (await program.extracted(sha256)).pages.find((one) => one.page === number);
  if (!found) return { status: 404, problem: "Deze pagina is er niet." };
  const { width, height, rotation, state, origin, text } = found;
  const words = found.words.map(placed);
  return json({ number, width, height, rotation, state, origin, text, words, lines: found.lines.map(placed), has_image: await is_pdf(sha256) });
}

async function image(sha256, number, query) {
  if (!(await is_pdf(sha256))) return { status: 404, problem: "Van deze pagina is er geen afbeelding." };
  const width = Math.min(2400, Math.max(100, Number(query.get("width") ?? 900)));
  return { type: "image/png", body: await program.image(sha256, number, width), headers: { "Cache-Control": "private, max-age=3600" } };
}

async function matches(sha256, number, query) {
  const { hits } = await program.search(new URLSearchParams({ q: query.get("q") ?? "", limit: "100000" }));
  const hit = hits.find((one) => one.sha256 === sha256 && one.page === number);
  return json({ matches: hit?.matches ?? [], boxes: (hit?.boxes ?? []).filter((box) => box.page === number) });
}

async function add(sha256, body) {
  const found = (await program.extracted(sha256)).pages.find((one) => one.page === body.page);
  const chosen = found.words.map(placed).filter((word) => word.begin < body.end && word.end > body.begin);
  if (!chosen.length) return { status: 422, problem: "Kies eerst woorden op de pagina." };
  const row = (await documents(new URLSearchParams())).find((one) => one.sha256 === sha256);
  const quote = Buffer.from(found.text).subarray(body.begin, body.end).toString().replace(/\s+/g, " ");
  const id = "h-" + createHash("sha256").update(JSON.stringify(body) + Date.now()).digest("hex").slice(0, 12);
  const finding = {
    id, organisation: row.organisation, document: row.document, attachment: row.attachment, sha256, document_kind: row.document_kind, page: body.page,
    kind: body.kind, quote, boxes: chosen.map(({ begin, end, ...box }) => ({ page: body.page, ...box })), kpi: [], kpi_basis: "none", deadline: null, owner: null, amount: null,
    status: null, stance: null, partners: [], date: null, request: null, themes: [], same_as: null, origin: "reviewer", confidence: 1, rule: "", rule_revision: 0,
    verdict: "none", assessment: null, evidence: [], places: [{ page: body.page, begin: body.begin, end: body.end }], location: "", measure: null, ...body.fields,
  };
  return json(judgements.add(finding, body), 201);
}

// An ingest that pretends: the tests switch it on.
let progress = { running: false, total: 0, done: 0, failed: 0, current: "", started_at: "" };

const simple = {
  "GET /overview": async () => json({ ...(await program.report()), assessments: judgements.assessments() }),
  "GET /search": async ({ query }) => json(await program.search(query)),
  "GET /documents": async ({ query }) => json(await documents(query)),
  "GET /findings": async ({ query }) => json(await findings(query)),
  "GET /ledger": async ({ query }) => json((await program.ledger()).filter((row) => is_same(query.get("state"), row.state))),
  "GET /progress": async () => json(progress),
  "PUT /mock/progress": async ({ body }) => json((progress = { ...progress, ...body })),
  "GET /verdicts": async () => json([]),
  "GET /audit-trail": async ({ query }) => json(judgements.trail(Number(query.get("limit") ?? 200))),
  "POST /undo": async ({ body }) => judgements.undo(body.reviewer),
};

const patterned = [
  [/^GET \/documents\/(\w+)$/, ([sha256]) => document(sha256)],
  [/^GET \/documents\/(\w+)\/pages\/(\d+)$/, ([sha256, number]) => page(sha256, Number(number))],
  [/^GET \/documents\/(\w+)\/pages\/(\d+)\/image$/, ([sha256, number], { query }) => image(sha256, Number(number), query)],
  [/^GET \/documents\/(\w+)\/pages\/(\d+)\/matches$/, ([sha256, number], { query }) => matches(sha256, Number(number), query)],
  [/^GET \/documents\/(\w+)\/original$/, async ([sha256]) => ({ type: "application/octet-stream", body: await readFile(program.original(sha256)), headers: { "Content-Disposition": "attachment" } })],
  [/^POST \/documents\/(\w+)\/findings$/, ([sha256], { body }) => add(sha256, body)],
  [/^PUT \/documents\/(\w+)\/findings\/([\w-]+)\/verdict$/, async ([sha256, id], { body }) => judgements.judge(sha256, id, body, await program.findings())],
  [/^DELETE \/documents\/(\w+)\/findings\/([\w-]+)$/, ([sha256, id], { query }) => judgements.remove(sha256, id, Number(query.get("revision")), query.get("reviewer"))],
  [/^GET \/agencies\/([^/]+)\/assessment$/, ([name]) => json(judgements.assessment(decodeURIComponent(name)))],
  [/^PUT \/agencies\/([^/]+)\/assessment$/, ([name], { body }) => judgements.assess(decodeURIComponent(name), body)],
  [/^GET \/exports\/([\w.]+)$/, async ([name], { query }) => ({ type: "text/plain", headers: { "Content-Disposition": `attachment; filename="${name}"` }, body: `${name}\n${query}\n` })],
];

export async function api(method, path, query, body) {
  const asked = `${method} ${path}`;
  if (simple[asked]) return simple[asked]({ query, body });
  for (const [pattern, act] of patterned) {
    const found = pattern.exec(asked);
    if (found) return act(found.slice(1), { query, body });
  }
  return { status: 404, problem: "Dit adres is er niet." };
}

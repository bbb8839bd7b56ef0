// What planlezer itself knows, asked once and kept.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../../", import.meta.url));
const program = process.env.PLANLEZER ?? join(root, "build/release/planlezer");
export const index = process.env.PLANLEZER_INDEX ?? join(root, "build/desk-mock.db");

async function planlezer(...words) {
  const options = { encoding: "buffer", maxBuffer: 1 << 28, env: { PLANLEZER_RULES: join(root, "analyze"), ...process.env } };
  const { stdout } = await run(program, ["--index", index, ...words], options);
  return stdout.toString();
}

// Without an index one is made of the samples.
export async function ready() {
  if (!existsSync(program)) throw new Error(`${program} is not there: build it first, or name it in PLANLEZER`);
  if (!existsSync(index)) await planlezer("ingest", "--ocr", "never", join(root, "samples")).catch((error) => existsSync(index) || Promise.reject(error));
}

const kept = new Map();
function once(key, make) {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key);
}

const lines = (text) => text.split("\n").filter(Boolean).map((line) => JSON.parse(line));

export const report = () => once("report", async () => JSON.parse(await planlezer("report", "--format", "json")));
export const findings = () => once("findings", async () => lines(await planlezer("findings", "--format", "jsonl")));
export const ledger = () => once("ledger", async () => lines(await planlezer("ledger", "--format", "jsonl")));

export async function search(parameters) {
  const words = ["search", "--format", "json", "--limit", parameters.get("limit") ?? "20"];
  for (const name of ["theme", "kpi", "organisation", "kind", "document_kind"])
    if (parameters.get(name)) words.push("--" + name.replace("_", "-"), parameters.get(name));
  if (parameters.get("per_document") === "true") words.push("--per-document");
  try {
    return JSON.parse(await planlezer(...words, "--", parameters.get("q") ?? ""));
  } catch (error) {
    const said = String(error.stderr).replace(/^planlezer: /, "").trim();
    throw Object.assign(new Error(said || error.message), { status: 400 });
  }
}

export const original = (sha256) => join(index + ".originals", sha256.slice(0, 2), sha256);

export const extracted = (sha256) =>
  once("extract " + sha256, async () => {
    if (!existsSync(original(sha256))) throw Object.assign(new Error("Dit document is er niet."), { status: 404 });
    return JSON.parse(await planlezer("extract", "--format", "json", original(sha256)).catch((error) => String(error.stdout)));
  });

export const image = (sha256, page, width) =>
  once(`image ${sha256} ${page} ${width}`, async () => {
    const options = { encoding: "buffer", maxBuffer: 1 << 26 };
    const words = ["-png", "-singlefile", "-f", page, "-l", page, "-scale-to-x", width, "-scale-to-y", "-1", original(sha256)];
    return (await run("pdftoppm", words.map(String), options)).stdout;
  });

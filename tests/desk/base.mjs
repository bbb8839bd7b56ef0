// What every test of the desk needs: where it runs, a browser, and a page that reports its faults.
// PLANLEZER_DESK_URL names a running desk; without it a stand-in server is started (mock/).
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

export let base = process.env.PLANLEZER_DESK_URL?.replace(/\/$/, "") ?? "";
export const is_mock = !base;

let browser;
let server;

export function with_browser() {
  before(async () => {
    if (!base) {
      const mock = await import("./mock/server.mjs");
      server = await mock.start();
      base = server.url;
    }
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  });
  after(async () => {
    await browser?.close();
    server?.close();
  });
}

// Runs `act` in a page of its own. Faults of scripts and breaches of the content security policy fail the test.
export async function in_page(act, { width = 1280, height = 800, reviewer = "", reduced_motion = false } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: reduced_motion ? "reduce" : "no-preference", locale: "nl-NL" });
  if (reviewer) await context.addInitScript((name) => localStorage.setItem("planlezer.beoordelaar", name), reviewer);
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) faults.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(base) && !request.url().startsWith("data:")) faults.push("asked outside: " + request.url());
  });
  try {
    await act(page);
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

export async function open(page, path) {
  await page.goto(base + path);
  await page.waitForSelector("main h1");
  await page.waitForFunction(() => !document.querySelector("main .loading"));
}

export async function ask(path) {
  const response = await fetch(base + "/api/v1" + path);
  assert.ok(response.ok, `${path}: ${response.status}`);
  return response.json();
}

// As another reviewer would, from another browser.
export async function tell(method, path, body) {
  const html = await (await fetch(base + "/")).text();
  const token = /<meta name="planlezer-token" content="([^"]*)"/.exec(html)[1];
  return fetch(base + "/api/v1" + path, { method, headers: { "Content-Type": "application/json", "X-Planlezer-Token": token }, body: JSON.stringify(body) });
}

let known;

// A plan with measures, chosen from what there is, so that the tests run over any index of the samples.
export async function plan() {
  if (!known) {
    const measures = (await ask("/findings?kind=measure")).filter((one) => one.document_kind === "plan" && one.organisation && !one.same_as && one.boxes.length);
    const by_document = new Map();
    for (const one of measures) by_document.set(one.sha256, [...(by_document.get(one.sha256) ?? []), one]);
    const [sha256, own] = [...by_document].sort((a, b) => b[1].length - a[1].length)[0];
    known = { sha256, organisation: own[0].organisation, document: own[0].document, measures: own };
  }
  return known;
}

// A finding of the plan as it stands now.
export const finding_now = async (sha256, id) => (await ask(`/findings?document=${sha256}`)).find((one) => one.id === id);

export const message = (page) => page.locator(".messages p");

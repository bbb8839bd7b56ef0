// How soon each view can be used, in a browser that never saw the desk before: PLANLEZER_DESK_URL=… node measure_loading.mjs [TIMES]
// Milliseconds from the address being opened, by the browser's own clock, to the first words on the screen and to everything that
// the view shows, its pictures aside; of TIMES (5) the middle one. Exit code 1: a view takes more than a second.
import { chromium } from "playwright-core";

const base = process.env.PLANLEZER_DESK_URL.replace(/\/$/, "");
const times = Number(process.argv[2] ?? 5);
const ask = async (path) => (await fetch(base + "/api/v1" + path)).json();

const agency = (await ask("/overview")).organisations.map((one) => one.organisation).find((name) => name);
const documents = await ask("/documents");
const drawable = (one) => one.media_type === "application/pdf" && one.findings > 0;
const document = documents.filter(drawable).sort((a, b) => b.findings - a.findings)[0] ?? documents[0];
const views = {
  Overzicht: "/",
  Zoeken: "/zoeken?q=vergunningen",
  Document: `/document/${document.sha256}`,
  ...(agency && { Omgevingsdienst: `/dienst/${encodeURIComponent(agency)}` }),
  Ondersteuning: "/ondersteuning",
  Fusie: "/fusie",
  Verwerking: "/verwerking",
};

// In the page: notes when the view last changed into a whole one.
function watch() {
  new MutationObserver(() => {
    const whole = document.querySelector("main h1") && !document.querySelector("main .loading");
    requestAnimationFrame(() => whole && window.whole_at === undefined && (window.whole_at = performance.now()));
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
let slow = 0;
for (const [name, path] of Object.entries(views)) {
  const words = [];
  const whole = [];
  for (let i = 0; i < times; ++i) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "nl-NL" });
    await context.addInitScript(watch);
    const page = await context.newPage();
    await page.goto(base + path);
    await page.waitForFunction(() => window.whole_at !== undefined && performance.now() > window.whole_at + 500);
    const [first, all] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, window.whole_at]);
    words.push(first);
    whole.push(all);
    await context.close();
  }
  if (median(whole) > 1000) ++slow;
  console.log(`${name.padEnd(16)} first words ${median(words).toFixed(0).padStart(6)}   whole ${median(whole).toFixed(0).padStart(6)}   most ${Math.max(...whole).toFixed(0).padStart(6)}`);
}
await browser.close();
process.exit(slow ? 1 : 0);

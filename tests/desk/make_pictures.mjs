// Makes the pictures of docs/handleiding.md, over an index of the samples: node tests/desk/make_pictures.mjs [DESK_URL]
import { chromium } from "playwright-core";
import { fileURLToPath } from "node:url";

const server = process.argv[2] ? { url: process.argv[2], close() {} } : await (await import("./mock/server.mjs")).start();
const target = fileURLToPath(new URL("../../docs/pictures/", import.meta.url));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
const context = await browser.newContext({ viewport: { width: 1200, height: 750 }, locale: "nl-NL", reducedMotion: "reduce" });
await context.addInitScript(() => localStorage.setItem("planlezer.beoordelaar", "A. de Wit"));
const page = await context.newPage();

async function picture(name, path, prepare = async () => {}) {
  await page.goto(server.url + path);
  await page.waitForFunction(() => document.querySelector("main h1") && !document.querySelector("main .loading"));
  await prepare();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(400);
  await page.screenshot({ path: `${target}desk-${name}.png` });
}

const findings = await (await fetch(server.url + "/api/v1/findings?organisation=Omgevingsdienst%20Venmark&kind=measure")).json();
const chosen = findings.find((one) => one.document === "plan-venmark-v2.pdf" && one.quote.startsWith("Voor ieder van de zestien"));
const document = `/document/${chosen.sha256}?page=${chosen.page}&finding=${chosen.id}`;

await picture("overzicht", "/overzicht", () => page.evaluate(() => document.querySelector("#matrix").scrollIntoView()));
await picture("zoeken", "/zoeken?q=opleidingsplan");
await picture("document", document);
await picture("wijzigen", document, async () => {
  await page.keyboard.press("e");
  await page.waitForSelector("dialog[open]");
});
await picture("dienst", "/dienst/Omgevingsdienst%20Venmark");
await picture("ondersteuning", "/ondersteuning");
await picture("fusie", "/fusie");
await picture("verwerking", "/verwerking?toestand=read");
await browser.close();
server.close();

// Every view by axe (WCAG 2.1 A and AA) at three widths, and what axe cannot see: no sideways scrolling, zoom, focus, titles.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { ask, in_page, open, plan, with_browser } from "./base.mjs";

with_browser();

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page) {
  await page.evaluate(axe); // through the debugger: the policy allows no scripts of others on the page
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200)).join(" | ")}`);
}

async function views() {
  const { sha256, organisation, measures } = await plan();
  const mail = (await ask("/findings?kind=support_request")).find((one) => one.document_kind === "email");
  return [
    ["overzicht", "/overzicht"],
    ["zoeken leeg", "/zoeken"],
    ["zoeken", "/zoeken?q=opleidingsplan"],
    ["zoeken fout", "/zoeken?q=" + encodeURIComponent("datum:gisteren")],
    ["document", `/document/${sha256}?page=${measures[0].page}&finding=${measures[0].id}&q=kpi`],
    ...(mail ? [["bericht", `/document/${mail.sha256}?finding=${mail.id}`]] : []),
    ["dienst", "/dienst/" + encodeURIComponent(organisation)],
    ["ondersteuning", "/ondersteuning"],
    ["fusie", "/fusie"],
    ["verwerking", "/verwerking?toestand=read"],
    ["onbekend", "/bestaat-niet"],
  ];
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

// A drive takes long: PLANLEZER_DESK_WIDTHS ("1280") takes fewer.
const widths = process.env.PLANLEZER_DESK_WIDTHS?.split(",").map(Number) ?? [360, 1280, 2560];
for (const width of widths) {
  test(`axe and width ${width}`, async (t) => {
    for (const [name, path] of await views()) {
      await t.test(name, () =>
        in_page(
          async (page) => {
            await open(page, path);
            await page.waitForTimeout(300);
            if (name === "zoeken fout") await page.getByRole("alert").waitFor();
            assert.deepEqual(await violations(page), []);
            assert.ok((await sideways(page)) <= 0, "the page scrolls sideways");
          },
          { width, height: width === 360 ? 740 : 1000, reduced_motion: true },
        ),
      );
    }
  });
}

test("at 200 % zoom nothing is lost", async () => {
  for (const [name, path] of await views())
    await in_page(
      async (page) => {
        await open(page, path);
        assert.ok((await sideways(page)) <= 0, name);
      },
      { width: 640, height: 400 },
    );
});

test("dialogs pass axe", async () => {
  const { sha256, measures } = await plan();
  await in_page(
    async (page) => {
      await open(page, `/document/${sha256}?page=${measures[0].page}&finding=${measures[0].id}`);
      for (const key of ["?", "e", "n", "t"]) {
        await page.keyboard.press(key);
        await page.waitForSelector("dialog[open]");
        assert.deepEqual(await violations(page), [], key);
        await page.keyboard.press("Escape");
        await page.waitForSelector("dialog", { state: "detached" });
      }
    },
    { reviewer: "Toets" },
  );
});

test("the first Tab gives a way past the navigation, and focus is seen", () =>
  in_page(async (page) => {
    await open(page, "/overzicht");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Naar de inhoud");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "inhoud");
    await page.keyboard.press("Tab");
    const style = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(style, "solid");
  }));

test("a new view begins at its heading, with a title of its own", () =>
  in_page(async (page) => {
    await open(page, "/overzicht");
    await page.getByRole("link", { name: "Fusie", exact: true }).click();
    await page.waitForSelector("h1:has-text('Fusie')");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Fusie");
    assert.equal(await page.title(), "Fusie – planlezer");
    assert.equal(await page.getAttribute("html", "lang"), "nl");
  }));

// What each view shows and where it leads.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ask, in_page, is_mock, message, open, plan, tell, with_browser } from "./base.mjs";

with_browser();

test("overview: every cell leads to the findings behind it", async () => {
  const { organisation } = await plan();
  const overview = await ask("/overview");
  const row = overview.organisations.find((one) => one.organisation === organisation);
  const cell = row.matrix.find((one) => one.measures > 0);
  await in_page(async (page) => {
    await open(page, "/");
    await page.getByLabel("Dienst", { exact: true }).fill(organisation);
    assert.equal(await page.locator(".matrix tbody tr").count(), 1);
    assert.equal(await page.locator(".matrix-cell a").count(), overview.kpis.length);
    await page.locator(`.matrix-cell a[href$="#kpi-${cell.kpi}"]`).click();
    await page.getByRole("heading", { level: 1, name: organisation }).waitFor();
    const rows = page.locator(`#kpi-${cell.kpi} tbody tr`);
    await rows.first().waitFor();
    assert.ok((await rows.count()) >= cell.measures);
    await page.waitForFunction((id) => document.activeElement.id === id, `kpi-${cell.kpi}`);
    await rows.first().getByRole("link").first().click();
    await page.waitForURL(/\/document\/[0-9a-f]{64}\?page=\d+&finding=/);
    await page.locator(".boxes .chosen-place").first().waitFor();
  });
});

test("search: hits with marks, facets that filter, more, and back", () =>
  in_page(async (page) => {
    await open(page, "/zoeken");
    await page.getByLabel("Zoekvraag").fill("opleiding");
    await page.keyboard.press("Enter");
    await page.locator(".hit mark").first().waitFor();
    assert.equal(await page.locator(".hit").count(), 20);
    await page.getByRole("button", { name: /Meer tonen/ }).click();
    await page.waitForFunction(() => document.querySelectorAll(".hit").length === 40);
    const facet = page.locator(".facets section li").first();
    const count = (await facet.locator(".count").textContent()).replace(/\D/g, "");
    await facet.getByRole("link").click();
    await page.getByRole("heading", { level: 2, name: new RegExp(`^${count} pagina`) }).waitFor();
    await page.getByRole("link", { name: /Filter weghalen/ }).click();
    await page.waitForURL((url) => !url.searchParams.has("theme"));
    await page.getByLabel(/alleen de beste pagina/).check();
    await page.waitForURL(/per_document=true/);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has("per_document"));
    await page.locator(".hit-title a").first().click();
    await page.waitForURL(/\/document\/.*q=opleiding/);
    await page.locator(".boxes .match").first().waitFor();
  }));

test("search: a wrong question is explained, a suggestion can be followed, a picture is shown", () =>
  in_page(async (page) => {
    await open(page, "/zoeken?q=" + encodeURIComponent("datum:gisteren"));
    const said = await page.getByRole("alert").textContent();
    assert.ok(said.length > 10, said);
    await page.getByText("precies deze woorden").waitFor();
    const { suggestion } = await ask("/search?q=opleidingsplam");
    await open(page, "/zoeken?q=opleidingsplam");
    if (suggestion) {
      await page.getByRole("link", { name: suggestion }).click();
      await page.locator(".hit").first().waitFor();
    }
    await open(page, "/zoeken?q=opleidingsplan+soort:plan");
    await page.waitForFunction(() => [...document.querySelectorAll(".thumbnail img")].some((image) => image.naturalWidth > 50));
  }));

test("document: picture, boxes on their words, pages, zoom", async () => {
  const { sha256, measures } = await plan();
  const [finding] = measures;
  await in_page(async (page) => {
    await open(page, `/document/${sha256}?page=${finding.page}&finding=${finding.id}`);
    await page.waitForFunction(() => document.querySelector(".paper img")?.naturalWidth > 300);
    // The box of the finding covers its first word in the text layer.
    const box = await page.locator(".boxes .chosen-place").first().boundingBox();
    const word = await page.locator(`.text-layer span[data-begin="${finding.places[0].begin}"]`).boundingBox();
    assert.ok(box.x <= word.x + 2 && box.y <= word.y + 4 && box.x + box.width >= word.x && box.y + box.height >= word.y + word.height / 2);
    const before = (await page.locator(".paper").boundingBox()).width;
    await page.keyboard.press("+");
    await page.waitForFunction((width) => document.querySelector(".paper").getBoundingClientRect().width > width * 1.2, before);
    await page.keyboard.press("-");
    await page.locator(".thumbnails a").first().click();
    await page.getByText(/pagina 1 van/).waitFor();
    await page.getByRole("button", { name: "Volgende pagina" }).click();
    await page.getByText(/pagina 2 van/).waitFor();
  });
});

test("document: the place of the chosen finding comes into sight", async () => {
  const { sha256, measures } = await plan();
  const lowest = measures.reduce((a, b) => (b.boxes[0].y0 > a.boxes[0].y0 ? b : a));
  await in_page(async (page) => {
    await open(page, `/document/${sha256}?finding=${lowest.id}`);
    await page.waitForFunction(() => {
      const area = document.querySelector(".page-scroll")?.getBoundingClientRect();
      const places = [...document.querySelectorAll(".chosen-place")].map((one) => one.getBoundingClientRect());
      return area && places.length && places[0].top >= area.top && places[0].bottom <= area.bottom;
    });
  });
});

test("document: a click in a box chooses its finding", async () => {
  const { sha256, measures } = await plan();
  const [first, second] = measures.filter((one) => one.page === measures[0].page);
  await in_page(async (page) => {
    await open(page, `/document/${sha256}?page=${first.page}&finding=${first.id}`);
    await page.locator(".text-layer span").first().waitFor();
    const word = page.locator(`.text-layer span[data-begin="${second.places[0].begin}"]`);
    await word.scrollIntoViewIfNeeded();
    await word.click();
    await page.waitForURL(new RegExp(second.id));
  });
});

test("document: a mail is shown as text with its finding marked", async () => {
  const mail = (await ask("/findings?kind=support_request")).find((one) => one.document_kind === "email" && one.page === 0);
  await in_page(async (page) => {
    await open(page, `/document/${mail.sha256}?finding=${mail.id}`);
    await page.locator(".text-page .chosen-place").first().waitFor();
    const marked = (await page.locator(".text-page .chosen-place").allTextContents()).join("").replace(/\s+/g, "");
    assert.equal(marked, mail.quote.replace(/\s+/g, ""));
  });
});

test("agency: all sections, and the preparation of the talk alone on paper", async () => {
  const { organisation } = await plan();
  await in_page(async (page) => {
    await open(page, "/dienst/" + encodeURIComponent(organisation));
    for (const name of ["Oordeel over de haalbaarheid", "Maatregelen", "Fusie", "Ondersteuning", "Hiaten", "Versies vergeleken", "Documenten", "Gespreksvoorbereiding"])
      await page.getByRole("heading", { level: 2, name, exact: true }).waitFor();
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.getByRole("heading", { name: "Gespreksvoorbereiding" }).isVisible());
    assert.ok(!(await page.getByRole("heading", { name: "Documenten", exact: true }).isVisible()));
    assert.ok(!(await page.getByRole("navigation", { name: "Hoofdmenu" }).isVisible()));
  });
});

test("agency: versions side by side", async () => {
  const { progress } = await ask("/overview");
  const { organisation, moments } = progress[0];
  await in_page(async (page) => {
    await open(page, "/dienst/" + encodeURIComponent(organisation));
    const table = page.getByRole("table", { name: /Voortgang van de maatregelen/ }).first();
    await table.waitFor();
    assert.ok((await table.textContent()).includes(moments[0].document));
  });
});

test("agency: the judgement of people, and two at once", async () => {
  const { organisation } = await plan();
  const path = `/agencies/${encodeURIComponent(organisation)}/assessment`;
  await in_page(
    async (page) => {
      await open(page, "/dienst/" + encodeURIComponent(organisation));
      await page.getByLabel("mogelijk niet haalbaar").check();
      await page.getByLabel("Redenen").fill("Te weinig vakmensen, zie p. 4.");
      await page.getByRole("button", { name: "Oordeel bewaren" }).click();
      await message(page).filter({ hasText: "bewaard" }).waitFor();
      const stored = await ask(path);
      assert.deepEqual([stored.judgement, stored.reviewer], ["mogelijk_niet", "Irene"]);
      assert.ok((await tell("PUT", path, { judgement: "haalbaar", reasons: "Het kan.", reviewer: "Jan", revision: stored.revision })).ok);
      await page.getByLabel("Redenen").fill("Toch niet.");
      await page.getByRole("button", { name: "Oordeel bewaren" }).click();
      await page.getByRole("heading", { name: "Jan heeft dit intussen beoordeeld" }).waitFor();
      await page.locator("dialog").getByText("Het kan.").waitFor();
      await page.getByRole("button", { name: "Het mijne bewaren" }).click();
      await page.waitForSelector("dialog", { state: "detached" });
      assert.equal((await ask(path)).reasons, "Toch niet.");
      await open(page, "/overzicht");
      await page.getByRole("link", { name: "mogelijk niet haalbaar" }).first().waitFor();
    },
    { reviewer: "Irene" },
  );
});

test("support: sums, filters and sources", async () => {
  const { support_requests } = await ask("/overview");
  const withdrawn = support_requests.filter((one) => one.state === "withdrawn");
  await in_page(async (page) => {
    await open(page, "/ondersteuning");
    const rows = page.getByRole("table", { name: "Vragen om ondersteuning" }).locator("tbody tr");
    const outstanding = support_requests.filter((one) => one.state === "outstanding").length;
    await page.getByText(`${outstanding} vragen, samen`).waitFor();
    while (await page.getByRole("button", { name: /Toon meer vragen/ }).isVisible()) {
      const before = await rows.count();
      await page.getByRole("button", { name: /Toon meer vragen/ }).click();
      await page.waitForFunction((count) => document.querySelector("section[aria-labelledby=vragen]").querySelectorAll("tbody tr").length > count, before);
    }
    assert.equal(await rows.count(), outstanding);
    await page.getByLabel("Stand").selectOption("withdrawn");
    await page.waitForFunction((count) => document.querySelector("section[aria-labelledby=vragen]").querySelectorAll("tbody tr").length === count, Math.min(withdrawn.length, 50));
    await rows.first().getByRole("link").nth(1).click();
    await page.waitForURL(/\/document\//);
  });
});

test("fusion: the picture and the table say the same", async () => {
  const { fusion_web } = await ask("/overview");
  await in_page(async (page) => {
    await open(page, "/fusie");
    assert.equal(await page.locator(".fusion-group .arrow").count(), fusion_web.length);
    assert.equal(await page.getByRole("table", { name: /Wie noemt wie/ }).locator("tbody tr").count(), fusion_web.length);
  });
});

test("processing: states with what to do; progress while an ingest runs", { skip: !is_mock && "needs the stand-in server" }, () =>
  in_page(async (page) => {
    await open(page, "/verwerking?toestand=unsupported");
    await page.getByText("Niets: dit is geen document.").first().waitFor();
    await tell("PUT", "/mock/progress", { running: true, total: 40, done: 12, failed: 1, current: "plan-x.pdf", started_at: new Date().toISOString() });
    await page.getByText("12 van 40 documenten gelezen, 1 mislukt").waitFor({ timeout: 8000 });
    await tell("PUT", "/mock/progress", { running: false });
    await page.getByText("Er wordt nu niets ingelezen").waitFor({ timeout: 8000 });
  }),
);

test("processing: an ingest that is going on is followed", { skip: is_mock && "needs the program" }, () =>
  in_page(async (page) => {
    const folder = await mkdtemp(join(tmpdir(), "planlezer-"));
    const scan = await readFile(new URL("../../samples/scan-maasterp.pdf", import.meta.url));
    for (let i = 0; i < 3; ++i) await writeFile(join(folder, `scan-${i}.pdf`), Buffer.concat([scan, Buffer.from(`\n% ${i} ${Date.now()}\n`)]));
    await open(page, "/verwerking?toestand=alle");
    const { PLANLEZER_DESK_PROGRAM: program, PLANLEZER_DESK_INDEX: index } = process.env;
    const ingest = spawn(program, ["--index", index, "ingest", folder], { stdio: "ignore" });
    const done = new Promise((resolve) => ingest.on("exit", resolve));
    await page.getByText(/\d van 3 documenten gelezen/).waitFor({ timeout: 60_000 });
    await done;
    await page.getByText("Er wordt nu niets ingelezen").waitFor();
    await page.getByText("scan-2.pdf").first().waitFor(); // the ledger follows
    await rm(folder, { recursive: true });
  }),
);

test("exports follow what is on the screen", async () => {
  const { organisation } = await plan();
  await in_page(async (page) => {
    const addresses = async (path) => {
      await open(page, path);
      await page.locator(".menu summary").click();
      return page.locator(".menu-list a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    };
    const all = await addresses("/dienst/" + encodeURIComponent(organisation));
    const wanted = ["findings.xlsx", "findings.csv", "dossier.html", "project.qdpx"];
    assert.deepEqual(all.map((one) => /exports\/([\w.]+)/.exec(one)[1]), wanted);
    assert.ok(all.every((one) => new URL(one, "http://x").searchParams.get("organisation") === organisation));
    for (const one of all) assert.equal((await fetch(new URL(one, page.url()))).status, 200);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator(".menu").getAttribute("open"), null);
    assert.ok((await addresses("/zoeken?q=fusie&kpi=1"))[0].includes("q=fusie&kpi=1"));
    assert.ok((await addresses("/ondersteuning"))[0].includes("kind=support_request"));
  });
});

// Judging on the page of a document: every action, by keyboard and by mouse, and what happens when two judge at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { ask, finding_now, in_page, message, open, plan, tell, with_browser } from "./base.mjs";

with_browser();

const address = ({ sha256 }, finding) => `/document/${sha256}?page=${finding.page}&finding=${finding.id}`;
const wait_for = async (page, text) => message(page).filter({ hasText: text }).waitFor();
const chosen = (page) => new URL(page.url()).searchParams.get("finding");

// Each test has a finding of its own, so that they do not meet.
let next = 0;
async function fresh() {
  const found = await plan();
  return { found, finding: found.measures[next++] };
}

test("keyboard only: name, accept, next, reject, note, edit, undo", async () => {
  const { found, finding } = await fresh();
  await in_page(async (page) => {
    await open(page, address(found, finding));
    const revision = (await finding_now(found.sha256, finding.id)).revision;
    await page.keyboard.press("a");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Tab"); // past "Sluiten"
    await page.getByLabel("Uw naam").focus();
    await page.keyboard.type("Anna de Wit");
    await page.keyboard.press("Enter");
    await wait_for(page, "akkoord");
    const accepted = await finding_now(found.sha256, finding.id);
    assert.equal(accepted.judged.verdict, "accepted");
    assert.equal(accepted.judged.reviewer, "Anna de Wit");
    assert.equal(accepted.revision, revision + 1);
    await page.getByText("akkoord door Anna de Wit").waitFor();

    await page.keyboard.press("r");
    await wait_for(page, "afgewezen");
    assert.equal((await finding_now(found.sha256, finding.id)).judged.verdict, "rejected");

    await page.keyboard.press("n");
    await page.waitForSelector("dialog[open]");
    await page.getByLabel("Uw notitie").focus();
    await page.keyboard.type("Zie bijlage 2");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog", { state: "detached" });
    const noted = (await finding_now(found.sha256, finding.id)).judged;
    assert.deepEqual([noted.verdict, noted.note], ["rejected", "Zie bijlage 2"]);

    await page.keyboard.press("e");
    await page.getByLabel("Trekker").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("de directeur");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog", { state: "detached" });
    const edited = (await finding_now(found.sha256, finding.id)).judged;
    assert.equal(edited.verdict, "edited");
    assert.deepEqual(edited.fields, { owner: "de directeur" });
    assert.equal(edited.note, "Zie bijlage 2");
    await page.locator(".finding-chosen").getByText("de directeur").waitFor();

    await page.keyboard.press("z");
    await wait_for(page, "Ongedaan gemaakt");
    assert.equal((await finding_now(found.sha256, finding.id)).judged.verdict, "rejected");

    await page.keyboard.press("j");
    await page.waitForFunction((id) => new URL(location.href).searchParams.get("finding") !== id, finding.id);
    await page.keyboard.press("k");
    await page.waitForFunction((id) => new URL(location.href).searchParams.get("finding") === id, finding.id);
  });
});

test("what an agency says of itself can be corrected, and not to nothing", async () => {
  const finding = (await ask("/findings?kind=self_assessment")).find((one) => one.assessment !== "voldoet_niet" && one.boxes.length);
  await in_page(
    async (page) => {
      await open(page, address(finding, finding));
      await page.keyboard.press("e");
      await page.getByLabel("Eigen oordeel").selectOption("");
      await page.getByRole("button", { name: "Wijziging bewaren" }).click();
      await page.getByText("Kies wat de dienst van zichzelf zegt.").waitFor();
      await page.getByLabel("Eigen oordeel").selectOption("voldoet_niet");
      await page.getByRole("button", { name: "Wijziging bewaren" }).click();
      await wait_for(page, "aangepast");
      assert.deepEqual((await finding_now(finding.sha256, finding.id)).judged.fields, { assessment: "voldoet_niet" });
      await page.locator(".finding-chosen").getByText("voldoet niet").first().waitFor();
      await page.keyboard.press("z");
      await wait_for(page, "Ongedaan gemaakt");
    },
    { reviewer: "Greet" },
  );
});

test("by mouse: the buttons do the same", async () => {
  const { found, finding } = await fresh();
  await in_page(
    async (page) => {
      await open(page, address(found, finding));
      await page.getByRole("button", { name: "Akkoord", exact: true }).click();
      await wait_for(page, "akkoord");
      assert.equal(await page.getByRole("button", { name: "Akkoord", exact: true }).getAttribute("aria-pressed"), "true");
      await page.getByRole("button", { name: "Afwijzen", exact: true }).click();
      await wait_for(page, "afgewezen");
      await page.getByRole("button", { name: "Ongedaan maken" }).click();
      await wait_for(page, "Ongedaan gemaakt");
      assert.equal((await finding_now(found.sha256, finding.id)).judged.verdict, "accepted");
    },
    { reviewer: "Bram" },
  );
});

test("faulty input is explained and kept", async () => {
  const { found, finding } = await fresh();
  await in_page(
    async (page) => {
      await open(page, address(found, finding));
      await page.keyboard.press("e");
      await page.getByLabel("Termijn, einde").fill("32-13-2025");
      await page.getByRole("button", { name: "Wijziging bewaren" }).click();
      await page.getByText("Vul een datum in als dd-mm-jjjj").waitFor();
      assert.equal(await page.getByLabel("Termijn, einde").inputValue(), "32-13-2025");
      await page.getByLabel("Termijn, begin").fill("");
      await page.getByLabel("Termijn, einde").fill("31-12-2025");
      await page.getByLabel("Bedrag in euro, ten minste").fill("1.234,56");
      await page.getByLabel("Bedrag in euro, ten hoogste").fill("1.234,56");
      await page.getByRole("button", { name: "Wijziging bewaren" }).click();
      await page.waitForSelector("dialog", { state: "detached" });
      const { fields } = (await finding_now(found.sha256, finding.id)).judged;
      assert.deepEqual(fields.deadline, { start: null, end: "2025-12-31" });
      assert.equal(fields.amount.min, 1234.56);
      await page.locator(".finding-chosen").getByText("uiterlijk 31-12-2025").waitFor();
      await page.locator(".finding-chosen").getByText("€\u00a01.234,56").first().waitFor();
    },
    { reviewer: "Carla" },
  );
});

for (const choice of ["theirs", "mine", "later"]) {
  test(`two judge at once: ${choice}`, async () => {
    const { found, finding } = await fresh();
    await in_page(
      async (page) => {
        await open(page, address(found, finding));
        const { revision } = await finding_now(found.sha256, finding.id);
        const other = { verdict: "rejected", note: "dubbel", fields: {}, reviewer: "Dirk", revision };
        assert.ok((await tell("PUT", `/documents/${found.sha256}/findings/${finding.id}/verdict`, other)).ok);
        await page.keyboard.press("n");
        await page.getByLabel("Uw notitie").fill("goed gevonden");
        await page.getByRole("button", { name: "Notitie bewaren" }).click();
        await page.getByRole("heading", { name: "Dirk heeft dit intussen beoordeeld" }).waitFor();
        const dialog = page.locator("dialog[open]");
        for (const text of ["afgewezen", "dubbel", "goed gevonden"]) await dialog.getByText(text).first().waitFor();
        if (choice === "later") {
          await page.keyboard.press("Escape");
          await page.getByRole("button", { name: "Nu kiezen" }).click();
        }
        if (choice === "theirs") {
          await page.getByRole("button", { name: "Die van Dirk laten staan" }).click();
          await page.getByText("afgewezen door Dirk").waitFor();
          assert.equal((await finding_now(found.sha256, finding.id)).judged.reviewer, "Dirk");
        } else {
          await page.getByRole("button", { name: choice === "mine" ? "De mijne bewaren" : "De mijne, met beide notities" }).click();
          await page.waitForSelector("dialog", { state: "detached" });
          const { judged } = await finding_now(found.sha256, finding.id);
          assert.equal(judged.reviewer, "Els");
          assert.equal(judged.note, choice === "mine" ? "goed gevonden" : "dubbel — goed gevonden");
        }
      },
      { reviewer: "Els" },
    );
  });
}

test("a finding is added by selecting words on the page, and removed", async () => {
  const { found, finding } = await fresh();
  await in_page(
    async (page) => {
      await open(page, `/document/${found.sha256}?page=${finding.page}`);
      const first = page.locator(`.text-layer span[data-begin="${finding.places[0].begin}"]`);
      const second = first.locator("xpath=following-sibling::span[1]");
      await first.scrollIntoViewIfNeeded();
      const from = await first.boundingBox();
      const until = await second.boundingBox();
      await page.mouse.move(from.x + 1, from.y + from.height / 2);
      await page.mouse.down();
      await page.mouse.move(until.x + until.width - 2, until.y + until.height / 2, { steps: 8 });
      await page.mouse.up();
      await page.getByRole("button", { name: "Bevinding toevoegen" }).click();
      await page.getByLabel("2", { exact: true }).check();
      await page.getByLabel("Notitie").fill("stond er niet bij");
      await page.getByRole("button", { name: "Toevoegen", exact: true }).click();
      await wait_for(page, "toegevoegd");
      const id = chosen(page);
      const added = await finding_now(found.sha256, id);
      const wanted = `${(await first.textContent()).trim()} ${(await second.textContent()).trim()}`;
      assert.ok(id.startsWith("h-"));
      assert.equal(added.quote, wanted);
      assert.ok(added.boxes.length > 0);
      await page.getByRole("button", { name: "Verwijderen" }).click();
      await wait_for(page, "verwijderd");
      assert.equal(await finding_now(found.sha256, id), undefined);
    },
    { reviewer: "Fatima" },
  );
});

test("a finding is added by keyboard only", async () => {
  const { found, finding } = await fresh();
  await in_page(
    async (page) => {
      await open(page, `/document/${found.sha256}?page=${finding.page}`);
      await page.locator(".text-layer span").first().waitFor();
      await page.keyboard.press("t");
      await page.locator("#page-text").focus();
      await page.keyboard.press("Control+Home");
      for (let i = 0; i < 12; ++i) await page.keyboard.press("Shift+ArrowRight");
      await page.getByText("Gekozen: ").waitFor();
      const submit = page.getByRole("button", { name: "Toevoegen", exact: true });
      await submit.focus();
      await page.keyboard.press("Enter");
      await wait_for(page, "toegevoegd");
      const added = await finding_now(found.sha256, chosen(page));
      assert.equal(added.places[0].begin, 0);
      await page.keyboard.press("z");
      await wait_for(page, "Ongedaan gemaakt");
    },
    { reviewer: "Gijs" },
  );
});

test("shortcuts can be switched off, and are silent in text fields and with other keys held", async () => {
  const { found, finding } = await fresh();
  await in_page(
    async (page) => {
      await open(page, address(found, finding));
      await page.keyboard.press("Control+r").catch(() => {});
      await page.waitForSelector(".finding-chosen");
      await page.keyboard.press("?");
      await page.getByRole("heading", { name: "Beoordelen met het toetsenbord" }).waitFor();
      for (const key of ["a", "r", "e", "n", "z", "j", "k", "?"]) await page.locator("kbd", { hasText: key === "?" ? /^\?$/ : new RegExp(`^${key}$`) }).waitFor();
      await page.getByLabel("Sneltoetsen gebruiken").uncheck();
      await page.keyboard.press("Escape");
      await page.keyboard.press("a");
      await page.waitForTimeout(300);
      assert.equal((await finding_now(found.sha256, finding.id)).judged, null);
    },
    { reviewer: "Hans" },
  );
});

test("who did what is listed", async () => {
  const trail = await ask("/audit-trail?limit=50");
  assert.ok(trail.some((entry) => entry.reviewer === "Anna de Wit"));
  await in_page(async (page) => {
    await open(page, "/verwerking");
    await page.getByRole("table", { name: /Laatste beoordelingen/ }).getByText("Anna de Wit").first().waitFor();
  });
});

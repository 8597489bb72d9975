// What readers do: from a number to the words, sharing an address, searching, an agency's lines and gaps, printing and saving.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { BASE, open, settled, tab } from "./browser.ts";

test("from a cell of the matrix to its duties, and to the marked words in the document", async () => {
  const page = await tab();
  await open(page, "/");
  const cell = page.getByRole("link", { name: /duties: Reporting, Child welfare/ });
  const count = Number(await cell.textContent());
  await cell.click();
  await settled(page);
  assert.match(page.url(), /function=REPORTING/);
  await page.getByRole("status").filter({ hasText: `${count} duties` }).waitFor();
  const duty = page.getByRole("list", { name: "Duties" }).getByRole("listitem").first();
  const quote = (await duty.getByRole("blockquote").textContent()) ?? "";
  await duty.getByRole("figure").getByRole("link").click();
  await settled(page);
  await page.locator("mark").filter({ hasText: quote.trim() }).first().waitFor();
  assert.ok(await page.locator("mark").filter({ hasText: quote.trim() }).first().isVisible());
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an address holds the filters, and the way back works", async () => {
  const page = await tab();
  await open(page, "/duties");
  const all = await page.getByText(/^\d+ duties$/).textContent();
  await page.getByLabel("Sector").selectOption("EDUCATION");
  await settled(page);
  await page.waitForFunction((was) => document.body.innerText.includes(" duties") && !document.body.innerText.includes(was ?? ""), all);
  const fewer = await page.getByText(/^\d+ duties$/).textContent();
  const shared = await tab();
  await open(shared, page.url().slice(BASE.length));
  assert.equal(await shared.getByText(/^\d+ duties$/).textContent(), fewer);
  assert.equal(await shared.getByLabel("Sector").inputValue(), "EDUCATION");
  await page.goBack();
  await page.getByText(all ?? "", { exact: true }).waitFor();
  assert.equal(await page.getByLabel("Sector").inputValue(), "");
  await page.context().close();
  await shared.context().close();
});

test("a place that was chosen stays chosen from view to view", async () => {
  const page = await tab();
  await open(page, "/gaps");
  await page.getByLabel("Place").selectOption("Marlow County");
  await settled(page);
  await page.getByRole("link", { name: "Overlaps" }).first().click();
  await settled(page);
  assert.equal(await page.getByLabel("Place").inputValue(), "Marlow County");
  await page.context().close();
});

test("it searches as one types", async () => {
  const page = await tab();
  await open(page, "/search");
  await page.getByLabel("Search agencies, duties, documents").pressSequentially("harbor", { delay: 30 });
  await page.getByRole("link", { name: "Harbor House" }).first().waitFor();
  assert.match(page.url(), /q=harbor/);
  await page.getByLabel("Search agencies, duties, documents").fill("nothingatallhere");
  await page.getByText("Nothing holds these words").waitFor();
  await page.context().close();
});

test("from a duty to its words, and on to another view", async () => {
  const page = await tab();
  await open(page, "/duties");
  const words = page.getByRole("list", { name: "Duties" }).getByRole("article").last().getByRole("figure").getByRole("link");
  await words.focus();
  await page.keyboard.press("Enter");
  await page.getByText("The words that were asked for are marked.").waitFor();
  await page.getByRole("link", { name: "Agencies" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Agencies" }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a partner is chosen by typing, and what falls away is said", async () => {
  const page = await tab();
  await open(page, "/what-if");
  await page.getByLabel("Agencies that leave").pressSequentially("Harbor");
  await page.getByRole("option", { name: "Harbor House", exact: true }).click();
  await page.getByRole("heading", { name: /Duties that fall away \([1-9]/ }).waitFor();
  await page.getByRole("button", { name: "Take Harbor House away" }).click();
  await page.getByText("Choose one or more agencies.").waitFor();
  await page.context().close();
});

test("the brief is saved as PDF, and the theme is kept", async () => {
  const page = await tab();
  await open(page, "/briefs?place=Marlow+County");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as PDF" }).click();
  assert.equal(readFileSync(await (await saved).path()).subarray(0, 5).toString(), "%PDF-");
  await page.getByLabel("Theme").first().selectOption("dark");
  await page.reload();
  await settled(page);
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), "dark");
  await page.context().close();
});

test("an agency's lines stand under whom they are for, and its gaps under each of its places", async () => {
  const page = await tab({ key: true });
  await open(page, "/agencies?q=Harbor+House");
  await page.getByRole("link", { name: "Harbor House", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: "Harbor House" }).waitFor();
  await settled(page);
  const lines = page.getByRole("region", { name: "How it is reached" });
  assert.equal(await lines.getByRole("term").textContent(), "For the partners");
  await lines.getByRole("definition").getByText("Advocate line").waitFor();
  const gaps = page.getByRole("region", { name: "Gaps" });
  await gaps.getByText(/^Marlow County: \d+ functions?$/).waitFor();
  await gaps.getByRole("link", { name: "The gaps of Marlow County, with what comes nearest" }).click();
  await page.getByRole("heading", { level: 1, name: "Gaps" }).waitFor();
  assert.equal(await page.getByLabel("Place").inputValue(), "Marlow County");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("on paper there is the view alone", async () => {
  const page = await tab();
  await open(page, "/gaps");
  await page.emulateMedia({ media: "print" });
  for (const name of ["Views", "Search"]) assert.equal(await page.getByRole("navigation", { name }).count() + await page.getByRole("search", { name }).count(), 0);
  assert.ok(await page.getByRole("heading", { level: 1, name: "Gaps" }).isVisible());
  await page.emulateMedia({ media: "screen" });
  await open(page, "/duties");
  const duties = page.getByRole("list", { name: "Duties" }).getByRole("article");
  const near = await duties.count();
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  const all = await duties.count();
  assert.ok(all > near && all >= 40, `${near} near the window, ${all} on paper`);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.getByLabel("Theme").first().selectOption("dark");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), "rgb(0, 0, 0)", "dark ink on paper in the dark theme too");
  await page.context().close();
});

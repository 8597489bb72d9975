// What every view keeps to: wrong addresses, the way back, tables and lists as CSV, a server that is away, the keyboard alone, a phone.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { csvParse } from "d3-dsv";
import { BASE, open, settled, tab } from "./browser.ts";

test("tables sort by their heads, and give what they show as CSV", async () => {
  const page = await tab();
  await open(page, "/network");
  const table = page.getByRole("table", { name: "Agencies" });
  const head = table.getByRole("columnheader", { name: /^Ties/ });
  for (const order of ["ascending", "descending"]) {
    await head.getByRole("button").click();
    await page.waitForFunction(([one, wanted]) => one?.getAttribute("aria-sort") === wanted, [await head.elementHandle(), order] as const);
  }
  assert.match(page.url(), /sort-network=-degree/);
  const degrees = await table.getByRole("row").evaluateAll((rows) => rows.slice(1).map((row) => Number((row as HTMLTableRowElement).cells[2]?.innerText)));
  assert.deepEqual(degrees, [...degrees].sort((a, b) => b - a));
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).first().click();
  const lines = readFileSync(await (await saved).path(), "utf8").trim().split("\n");
  assert.equal(lines.length, degrees.length + 1);
  assert.match(lines[0] ?? "", /^Agency,Sector,Ties/);
  await page.context().close();
});

test("by keyboard alone: skip link, menu, form, answer", async () => {
  const page = await tab();
  await open(page, "/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "content");
  await page.getByRole("link", { name: "Whom to call" }).first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Whom to call" }).waitFor();
  await settled(page);
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1", "the title of the new view has the focus");
  const need = page.getByRole("checkbox", { name: "Crisis response" });
  for (let i = 0; i < 40 && !(await need.evaluate((one) => one === document.activeElement)); i++) await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await page.getByRole("heading", { level: 2, name: /^1 / }).waitFor();
  assert.match(page.url(), /need=CRISIS_RESPONSE/);
  await page.context().close();
});

test("a partner is chosen and taken away by keyboard alone", async () => {
  const page = await tab();
  await open(page, "/what-if");
  const box = page.getByRole("combobox", { name: "Agencies that leave" });
  await box.focus();
  await box.pressSequentially("Har");
  const hit = page.getByRole("option", { name: "Harbor House", exact: true });
  await hit.waitFor();
  for (let i = 0; i < 8 && (await hit.getAttribute("aria-selected")) !== "true"; i++) await page.keyboard.press("ArrowDown");
  assert.equal(await box.getAttribute("aria-activedescendant"), await hit.getAttribute("id"));
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /Duties that fall away/ }).waitFor();
  await page.getByRole("button", { name: "Take Harbor House away" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("Choose one or more agencies.").waitFor();
  assert.ok(await box.evaluate((one) => one === document.activeElement));
  await page.context().close();
});

test("on a phone the menu opens as a drawer and closes with its link", async () => {
  const page = await tab({ viewport: { width: 390, height: 844 } });
  await open(page, "/");
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("dialog", { name: "Menu" }).getByRole("link", { name: "Gaps" }).click();
  await page.getByRole("heading", { level: 1, name: "Gaps" }).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.context().close();
});

test("an address that names what is not there says so, and what to do", async () => {
  const page = await tab();
  const choose = "Choose again above, or look for its name in the search.";
  const said = {
    "/agencies/nobody": "taken back, it is not for your key, or the address is wrong", "/documents/nobody?from=1&to=9": "the address is wrong", "/things/nobody": "the address is wrong",
    "/gaps?place=Nowhere": choose, "/overlaps?place=Nowhere": choose, "/call?need=HOUSING&place=Nowhere": choose, "/agreements?place=Nowhere": choose, "/practice?place=Nowhere": choose,
    "/crosswalk?left=nobody&right=anybody": choose, "/what-if?remove=nobody": choose, "/membership?checklist=nobody": "“nobody” is not one of these and was left out.",
    "/network?agency=nobody": "No such agency in this network", "/network?sector=NOBODY": "No such sector in this network", "/network?place=Nowhere": "Take a filter away",
    "/pathway?document=nobody": "not here", "/briefs?document=nobody": "not here", "/duties?place=Nowhere": "No duty fits. Take a filter away.",
    "/duties?function=NOTHING": "“NOTHING” is not one of these and was left out.", "/call?need=NOTHING": "Choose what is needed.",
  };
  for (const [path, says] of Object.entries(said)) {
    await open(page, path);
    await page.getByRole("main").getByText(says).first().waitFor().catch(() => assert.fail(`${path}: ${says}`));
  }
  await open(page, "/network?agency=nobody");
  await page.getByRole("link", { name: "All sectors" }).click();
  await page.getByRole("link", { name: /^Victim services: \d/ }).waitFor();
  for (const path of ["/changes?since=someday", "/agreements?before=someday"]) {
    await open(page, path);
    assert.equal(await page.getByRole("alert").count(), 0, path);
  }
  assert.equal((await page.goto(`${BASE}/no-such-view`))?.status(), 404);
  await page.context().close();
});

test("a page of a list that does not come is asked for once, and again when the reader says so", async () => {
  const page = await tab();
  let refused = 0;
  const refuse = (which: RegExp) => page.route("**/graphql", (route) => {
    if (!which.test(route.request().postData() ?? "")) return route.continue();
    refused += 1;
    return route.abort();
  });
  const tryAgain = page.getByRole("button", { name: "Try again" });
  await refuse(/query Duties/);
  await page.goto(`${BASE}/duties`);
  await tryAgain.waitFor();
  await page.unroute("**/graphql");
  await refuse(/query Duties.*"after":"/);
  refused = 0;
  await tryAgain.click();
  await page.getByRole("list", { name: "Duties" }).getByRole("listitem").first().waitFor();
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await tryAgain.waitFor();
  await page.waitForTimeout(600);
  assert.equal(refused, 1);
  await page.unroute("**/graphql");
  await tryAgain.click();
  await tryAgain.waitFor({ state: "detached" });
  await page.context().close();
});

test("coming back to a long list, the row that one left is in sight, with filters and order, and the link has the focus", async () => {
  const page = await tab({ viewport: { width: 1100, height: 800 } });
  await open(page, "/duties");
  await page.getByLabel("How binding").selectOption("MUST");
  await page.getByLabel("Order").selectOption("function");
  await settled(page);
  const rows = page.getByRole("list", { name: "Duties" }).getByRole("listitem");
  const at = (position: number) => page.locator(`[role="listitem"][aria-posinset="${position}"]`);
  const further = async () => {
    for (let i = 0; i < 60 && !(await at(55).count()); i++) {
      await page.mouse.wheel(0, 700);
      await page.waitForTimeout(60);
    }
    await at(55).scrollIntoViewIfNeeded();
    await page.waitForTimeout(300);
  };
  await further();
  const top = async () => (await at(55).boundingBox())?.y ?? NaN;
  const [before, says, address] = [await top(), await at(55).textContent(), page.url()];
  const agency = at(55).getByRole("article").getByRole("link").first();
  const name = (await agency.textContent()) ?? "";
  await agency.click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
  await settled(page);
  await page.goBack();
  await at(55).waitFor();
  await page.waitForFunction(() => document.activeElement?.tagName === "A");
  assert.equal(await at(55).textContent(), says);
  assert.ok(Math.abs((await top()) - before) < 4, `${before} became ${await top()}`);
  assert.equal(page.url(), address);
  assert.deepEqual([await page.getByLabel("How binding").inputValue(), await page.getByLabel("Order").inputValue()], ["MUST", "function"]);
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), name);
  await page.reload();
  await at(55).waitFor();
  await page.waitForFunction(([y]) => Math.abs((document.querySelector('[aria-posinset="55"]')?.getBoundingClientRect().y ?? 1e9) - (y ?? 0)) < 4, [before]);
  assert.ok((await rows.count()) < 60, "only the rows near the window are there");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a list gives all that its filter and order show as CSV, fetched page by page, with cells that no spreadsheet runs", async () => {
  const page = await tab();
  await open(page, "/duties?modality=MUST&order=deadline");
  const total = Number(/\d+/.exec((await page.getByText(/^\d+ duties$/).textContent()) ?? "")?.[0]);
  const loaded = page.asked.length;
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).click();
  const text = readFileSync(await (await saved).path(), "utf8");
  assert.equal(text.charCodeAt(0), 0xfeff);
  const rows = csvParse(text.slice(1));
  assert.equal(rows.length, total);
  assert.ok(total > 40 && page.asked.length > loaded, "the rest was fetched");
  assert.deepEqual(new Set(rows.map((row) => row["How binding"])), new Set(["must", "must not"]));
  assert.ok(rows[0]?.["by when"] && !rows.at(-1)?.["by when"], "those without a time come last");
  for (const [path, name] of [["/agencies", "Agency"], ["/documents?kind=AGREEMENT", "Document"], ["/overlaps", "What"]] as const) {
    await open(page, path);
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download as CSV" }).click();
    const all = csvParse(readFileSync(await (await file).path(), "utf8").slice(1));
    assert.ok(all.length > 0 && all.every((row) => row[name]), path);
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a server that goes away is said, and what could not be shown comes when it is back", async () => {
  const page = await tab();
  await open(page, "/gaps");
  await open(page, "/");
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "Gaps" }).first().click();
  await page.getByRole("alert").filter({ hasText: "This view broke, or could not be fetched from the server." }).or(page.getByRole("alert").filter({ hasText: "The server does not answer." })).first().waitFor();
  await page.context().setOffline(false);
  await page.getByRole("heading", { level: 1, name: "Gaps" }).waitFor();
  await page.getByRole("heading", { name: /Only recommended/ }).waitFor();
  await page.context().setOffline(true);
  await page.getByLabel("Place").selectOption("Marlow County");
  const failed = page.getByRole("alert").filter({ hasText: "The server does not answer." });
  await failed.waitFor();
  await page.context().setOffline(false);
  await failed.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { name: /Only recommended/ }).waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  await page.context().close();
});

test("a page opened while the API is away mends itself when it answers", async () => {
  const page = await tab();
  await page.route("**/graphql", (route) => route.abort());
  await page.goto(`${BASE}/duties`);
  await page.getByRole("status").filter({ hasText: "It is asked again every few seconds" }).waitFor();
  await page.unroute("**/graphql");
  await page.getByRole("list", { name: "Duties" }).getByRole("listitem").first().waitFor();
  assert.equal(await page.getByRole("alert").count(), 0);
  assert.equal(await page.getByText("It is asked again every few seconds").count(), 0);
  await page.context().close();
});

test("by keyboard alone: two documents are compared, a gap's nearest duties opened, a sector of the network entered and left", async () => {
  const page = await tab();
  await open(page, "/crosswalk");
  for (const [name, typed] of [["First document", "Interagency Response Protocol for Exploited Children (2023)"], ["Second document", "Hospital Policy"]] as const) {
    await page.getByRole("combobox", { name }).focus();
    await page.keyboard.type(typed);
    await page.waitForFunction((text) => document.querySelector('[role="option"][aria-selected="true"]')?.textContent?.includes(text), typed);
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: new RegExp(`^Take .*${typed.replace(/[()]/g, ".")}.* away$`) }).waitFor();
  }
  await page.getByRole("table", { name: "Compare documents" }).waitFor();
  await open(page, "/gaps");
  const nearest = page.getByText(/^What comes nearest/).first();
  await nearest.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("article").first().waitFor();
  await open(page, "/network");
  await page.getByRole("link", { name: /^Victim services: \d/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Ties of Victim services" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent === "Ties of Victim services");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "All sectors");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /^Victim services: \d/ }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("by keyboard alone: a table is sorted and saved, what has the focus can be seen, and nothing moves where less motion is asked for", async () => {
  const page = await tab({ reducedMotion: "reduce" });
  await open(page, "/membership");
  const head = page.getByRole("columnheader", { name: /^Seat/ });
  await head.getByRole("button").focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector('th[aria-sort="ascending"]'));
  assert.ok(await head.getByRole("button").evaluate((one) => one === document.activeElement), "the head keeps the focus");
  assert.notEqual(await head.getByRole("button").evaluate((one) => getComputedStyle(one).outlineStyle), "none");
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download as CSV" }).focus();
  await page.keyboard.press("Enter");
  assert.equal((await saved).suggestedFilename(), "membership.csv");
  await page.route("**/graphql", () => undefined);
  await page.goto(`${BASE}/duties`);
  await page.waitForFunction(() => {
    const bar = document.querySelector('[role="status"] .bar');
    return bar && getComputedStyle(bar).animationName === "none";
  });
  await page.context().close();
});

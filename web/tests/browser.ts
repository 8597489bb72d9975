// A real Chromium on a served graph: opens views, watches what must not happen, asks axe, takes pictures.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Where the explorer is served, a key that may all, the browser, and the folder for pictures: told by tests/explorer. */
const told = (name: string): string => {
  const value = process.env[name];
  assert.ok(value, `${name} is not set: pytest tests/explorer runs these tests`);
  return value;
};
export const BASE = told("EXPLORER_BASE");
export const KEY = told("EXPLORER_KEY");
const PICTURES = process.env.EXPLORER_PICTURES;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

let browser: Browser;
before(async () => {
  browser = await chromium.launch({
    executablePath: told("EXPLORER_CHROMIUM"),
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
});
after(() => browser.close());

/** A page that fails the test when the console complains, a script breaks, or anything is asked of another host. */
export async function tab(options: BrowserContextOptions & { key?: boolean } = {}): Promise<Page & { faults: string[]; asked: string[] }> {
  const { key = false, ...rest } = options;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, ...rest });
  const page = Object.assign(await context.newPage(), { faults: [] as string[], asked: [] as string[] });
  page.setDefaultTimeout(20_000);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.faults.push(message.text()));
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("request", (request) => {
    if (!request.url().startsWith(BASE) && !request.url().startsWith("blob:")) page.faults.push(`asks ${request.url()}`);
    if (request.method() === "POST" && request.url().endsWith("/graphql")) page.asked.push(request.postData() ?? "");
  });
  if (key) await page.addInitScript((value) => sessionStorage.setItem("convene-key", value), KEY);
  return page;
}

/** Go there and wait until it is all there. */
export async function open(page: Page, path: string): Promise<void> {
  const answer = await page.goto(BASE + path);
  assert.equal(answer?.status(), 200, path);
  await settled(page);
}

export async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(() => !document.querySelector(".waiting"));
}

/** What axe finds, a line each. */
export async function axe(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const { violations } = await (window as any).axe.run(document, { runOnly: { type: "tag", values: rules } });
    return violations.flatMap((one: any) => one.nodes.map((node: any) => `${one.id}: ${node.html.slice(0, 160)} ${node.failureSummary?.slice(0, 200)}`));
  }, RULES);
}

/** How many pixels the page is wider than its window. */
export const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

export async function picture(page: Page, name: string): Promise<void> {
  if (!PICTURES) return;
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

/** Ask GraphQL as the key may. */
export async function ask(query: string, variables: object = {}): Promise<any> {
  const answer = await fetch(`${BASE}/graphql`, {
    method: "POST", headers: { "content-type": "application/json", authorization: `Bearer ${KEY}` }, body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await answer.json()) as { data: any; errors?: unknown };
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

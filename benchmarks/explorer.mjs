// Opens each view five times in a fresh tab; prints medians of the largest contentful paint and of all being there, as JSON.
import { createRequire } from "node:module";

const [, , base, executablePath, web] = process.argv;
const { chromium } = createRequire(`${web}/package.json`)("playwright-core");
const ROUNDS = 5;
const ask = async (query) =>
  (await (await fetch(`${base}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query }) })).json()).data;
const { agencies, documents, jurisdictions } = await ask(
  "{ agencies(first: 1, orderBy: [{ responsibilityCount: DESC }]) { nodes { id } } documents(first: 2) { nodes { id } } jurisdictions(first: 1, where: { level: { eq: COUNTY } }) { nodes { name } } }",
);
const agency = agencies.nodes[0].id;
const [one, two] = documents.nodes.map((node) => node.id);
const place = new URLSearchParams({ place: jurisdictions.nodes[0].name });
const VIEWS = {
  start: "/", duties: "/duties", agencies: "/agencies", agency: `/agencies/${agency}`, documents: "/documents", document: `/documents/${one}`,
  search: "/search?q=child", gaps: `/gaps?${place}`, overlaps: `/overlaps?${place}`, call: `/call?need=REPORTING&${place}`, pathway: `/pathway?${place}`,
  crosswalk: `/crosswalk?left=${one}&right=${two}`, agreements: "/agreements", membership: "/membership", network: `/network?${place}`,
  "what-if": `/what-if?remove=${agency}`, practice: `/practice?${place}`, changes: "/changes", "all gaps": "/gaps", "all overlaps": "/overlaps", "all network": "/network",
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const found = {};
for (const [name, path] of Object.entries(VIEWS)) {
  const [paints, theres] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(() => {
      new PerformanceObserver((list) => { window.largest = list.getEntries().at(-1).startTime; }).observe({ type: "largest-contentful-paint", buffered: true });
    });
    await page.goto(base + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForFunction(() => !document.querySelector(".waiting"), null, { timeout: 120_000 });
    theres.push(await page.evaluate(() => performance.now()));
    await page.waitForTimeout(200);
    paints.push(await page.evaluate(() => window.largest ?? 0));
    await page.close();
  }
  found[name] = [median(paints), median(theres)];
}
await browser.close();
console.log(JSON.stringify(found));

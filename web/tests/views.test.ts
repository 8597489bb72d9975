// Every view, at three widths and in both themes: it shows what it is for, axe finds nothing, nothing overflows, few requests.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import type { Page } from "playwright-core";
import { ask, axe, open, overflow, picture, tab } from "./browser.ts";

interface Shown {
  name: string;
  path: () => string;
  heading: string | RegExp;
  /** What the view is for, by role and name; `text`: by role and the text in it. */
  role: Parameters<Page["getByRole"]>[0];
  says: string | RegExp;
  text?: boolean;
  key?: boolean;
}

const ids: Record<string, string> = {};
before(async () => {
  const found = await ask(`{
    agency(by: { name: "Harbor House" }) { id responsibilities(first: 1) { nodes { evidence(first: 1) { nodes { start end document { id } } } } } }
    documents(first: 50) { nodes { id title } }
    resources(first: 1) { nodes { id } }
  }`);
  const quote = found.agency.responsibilities.nodes[0].evidence.nodes[0];
  const titled = (words: string) => found.documents.nodes.find((one: { title: string }) => one.title.includes(words)).id;
  Object.assign(ids, {
    agency: found.agency.id, document: quote.document.id, words: `?from=${quote.start}&to=${quote.end}`, resource: found.resources.nodes[0].id,
    old: titled("(2023)"), policy: titled("Hospital Policy"),
  });
});

const VIEWS: Shown[] = [
  { name: "start", path: () => "/", heading: "Who does what", role: "link", says: /duties: Reporting, Child welfare/ },
  { name: "duties", path: () => "/duties?function=REPORTING", heading: "Duties", role: "listitem", says: /report/i, text: true },
  { name: "agencies", path: () => "/agencies", heading: "Agencies", role: "link", says: "Beacon Line" },
  { name: "agency", path: () => `/agencies/${ids["agency"]}`, heading: "Harbor House", role: "heading", says: "What it must, should and may do" },
  { name: "documents", path: () => "/documents", heading: "Documents", role: "link", says: "Memorandum of Understanding" },
  { name: "document", path: () => `/documents/${ids["document"]}`, heading: "Memorandum", role: "heading", says: "About this paper" },
  { name: "words", path: () => `/documents/${ids["document"]}${ids["words"]}`, heading: "Memorandum", role: "mark" as "figure", says: /emergency beds/, text: true },
  { name: "search", path: () => "/search?q=advocate", heading: "Search", role: "status", says: /for “advocate”/, text: true },
  { name: "thing", path: () => `/things/${ids["resource"]}`, heading: /./, role: "heading", says: "Where it is named" },
  { name: "gaps", path: () => "/gaps", heading: "Gaps", role: "heading", says: /Only recommended/ },
  { name: "overlaps", path: () => "/overlaps", heading: "Overlaps", role: "listitem", says: /They contradict/, text: true },
  { name: "call", path: () => "/call?need=CRISIS_RESPONSE&minor=yes", heading: "Whom to call", role: "heading", says: /^1 / },
  { name: "pathway", path: () => "/pathway", heading: "Pathway", role: "columnheader", says: "within 90 minutes" },
  { name: "crosswalk", path: () => `/crosswalk?left=${ids["old"]}&right=${ids["policy"]}`, heading: "Compare documents", role: "table", says: "Compare documents" },
  { name: "agreements", path: () => "/agreements", heading: "Agreements", role: "heading", says: "By month" },
  { name: "membership", path: () => "/membership", heading: "Who is at the table", role: "table", says: /at the table/ },
  { name: "network", path: () => "/network", heading: "Network", role: "link", says: /^Victim services: \d/ },
  { name: "network-sector", path: () => "/network?sector=VICTIM_SERVICES", heading: "Network", role: "heading", says: "Ties of Victim services" },
  { name: "network-agency", path: () => `/network?agency=${ids["agency"]}`, heading: "Network", role: "heading", says: "Ties of Harbor House" },
  { name: "what-if", path: () => `/what-if?remove=${ids["agency"]}`, heading: "If a partner leaves", role: "heading", says: /Hand-offs that are cut \([1-9]/ },
  { name: "practice", path: () => "/practice", heading: "Findings and practice", role: "heading", says: /percent/ },
  { name: "changes", path: () => "/changes", heading: "What changed", role: "listitem", says: /Memorandum of Understanding/, text: true },
  { name: "briefs", path: () => "/briefs?place=Marlow+County", heading: "Brief", role: "button", says: "Save as PDF" },
  { name: "review", path: () => "/review", heading: "Review", role: "button", says: "Accept", key: true },
  { name: "candidates", path: () => "/candidates", heading: "One or two?", role: "main", says: /One or two/, text: true, key: true },
  { name: "upload", path: () => "/upload", heading: "Add documents", role: "button", says: "Read them", key: true },
];

const found = (page: Page, view: Shown) =>
  view.text ? page.getByRole(view.role).filter({ hasText: view.says }) : page.getByRole(view.role, { name: view.says });

for (const view of VIEWS) {
  test(`${view.name}: shows what it is for; axe finds nothing in both themes; it fits 1440, 1024 and 390 pixels`, async () => {
    const page = await tab({ key: view.key, reducedMotion: "reduce" });
    await open(page, view.path());
    await page.getByRole("heading", { level: 1, name: view.heading }).waitFor();
    await found(page, view).first().waitFor();
    assert.ok(page.asked.length <= 3, page.asked.map((body) => body.slice(0, 80)).join("; "));
    for (const width of [1440, 1024, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const theme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme: theme });
        if (width !== 1024) assert.deepEqual(await axe(page), [], `${width} ${theme}`);
        if (width !== 1024 || theme === "light") await picture(page, `${view.name}-${width}-${theme}`);
      }
      assert.equal(await overflow(page), 0, `overflows at ${width}`);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

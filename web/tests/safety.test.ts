// What must not happen: a document that is markup and script is text; nothing inline, nothing from elsewhere; rights are kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { ask, BASE, KEY, open, overflow, settled, tab } from "./browser.ts";

const EVIL = `Exploit <script>window.broken = 1</script> Protocol

1. The <b onmouseover="window.broken=2">Marlow Bank</b> shall report <img src=x onerror="window.broken=3"> accounts to the Sheriff's Office within 2 days.
`;

test("a document whose text is markup and script shows as text", async () => {
  const input = { filename: "evil.txt", contentBase64: Buffer.from(EVIL).toString("base64"), title: '<script>window.broken = 4</script> "evil"', tier: "LEAD" };
  const { ingestDocument } = await ask("mutation ($input: IngestDocumentInput!) { ingestDocument(input: $input) { document { id } } }", { input });
  const id = ingestDocument.document.id;
  const page = await tab({ key: true });
  for (const path of [`/documents/${id}`, "/documents", "/search?q=accounts", "/changes"]) {
    await open(page, path);
    assert.equal(await page.evaluate(() => (window as any).broken), undefined, path);
  }
  await open(page, `/documents/${id}`);
  assert.match((await page.getByRole("heading", { level: 1 }).textContent()) ?? "", /<script>/);
  await page.getByText('onerror="window.broken=3"', { exact: false }).first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
  await ask("mutation ($id: ID!) { retractDocument(id: $id) { claims } }", { id });
});

test("the policy allows nothing inline and nothing from elsewhere, and the page holds none", async () => {
  const answer = await fetch(BASE);
  const policy = answer.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|https?:|\*/);
  assert.doesNotMatch(await answer.text(), /<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=/);
});

test("the first view is at most 250 kB compressed", async () => {
  const page = await tab();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    sizes.push(response.body().then((body) => gzipSync(body).byteLength, () => 0));
  });
  await open(page, "/");
  const total = (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
  assert.ok(total > 10_000 && total < 250_000, `${total} bytes`);
  await page.context().close();
});

test("views for work are closed to those who may not, and a wrong key says so", async () => {
  const page = await tab();
  for (const path of ["/review", "/candidates", "/upload"]) {
    await open(page, path);
    await page.getByText("This needs a key that may").waitFor();
    assert.equal(await page.getByRole("link", { name: "Review" }).count(), 0);
  }
  await page.getByRole("button", { name: "Key" }).click();
  await page.getByLabel("API key").fill("wrong");
  await page.getByRole("button", { name: "Use this key" }).click();
  await settled(page).catch(() => undefined);
  await page.getByRole("alert").first().waitFor();
  await page.getByRole("button", { name: "Key" }).click();
  await page.getByRole("button", { name: "Forget the key" }).click();
  await settled(page);
  await page.getByRole("button", { name: "Key" }).click();
  await page.getByLabel("API key").fill(KEY);
  await page.getByRole("button", { name: "Use this key" }).click();
  await page.getByRole("button", { name: "County counsel" }).waitFor();
  await page.getByRole("link", { name: "Review" }).first().waitFor();
  await page.context().close();
});

test("names of two hundred letters without a space, and names written from right to left, stay within the page", async () => {
  const long = "Marlowcounty".repeat(17);
  const text = `# ${long}\n\nThe ${long} Office shall notify the Sheriff within 24 hours.\n\nמחלקת רווחה של מחוז מרלו shall notify the Sheriff.\n`;
  const input = { filename: "long.md", contentBase64: Buffer.from(text).toString("base64"), title: long, tier: "LEAD" };
  const { id } = (await ask("mutation ($input: IngestDocumentInput!) { ingestDocument(input: $input) { document { id } } }", { input })).ingestDocument.document;
  for (const width of [1440, 390]) {
    const page = await tab({ key: true, viewport: { width, height: 900 } });
    for (const path of [`/documents/${id}`, "/documents?q=Marlowcountymarlow", `/crosswalk?left=${id}`, `/pathway?document=${id}`, `/review?document=${id}`, "/changes"]) {
      await open(page, path);
      assert.equal(await overflow(page), 0, `${path} at ${width}`);
    }
    await page.context().close();
  }
  await ask("mutation ($id: ID!) { retractDocument(id: $id) { claims } }", { id });
});

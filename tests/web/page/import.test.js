// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Files are imported from the page: chosen or dropped, mapped before anything is stored, followed, cancelled and reported.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { barriers, faults, picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, openBrowser, openPage, textOf } from "./page.js";
import { Server } from "./server.js";

const heading = "Invoice,Date,Seller,Buyer,Currency,Net,VAT,Gross";
const row = (name, n, seller = "Umlazi Textiles") => `${name}-${n},2026-11-02,${seller},Kasane Stores,ZAR,${n}00.00,${n * 15}.00,${n * 115}.00`;
const csv = (name, count) => [heading, ...Array.from({ length: count }, (_, n) => row(name, n + 1))].join("\n") + "\n";
const file = (name, content) => ({ name, mimeType: "text/csv", buffer: Buffer.from(content) });

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

async function openAndChoose(files, options) {
  const page = await openPage(`${server.url}#invoices`, options);
  await page.setInputFiles("#import-files", files);
  return page;
}

const stored = (name) => Number(server.sql(`SELECT count(*) FROM invoices WHERE source = 'import:${name}'`)[0][0]);
const origin = (page, field) => page.locator(`.mapping-row:has([name=${field}]) .origin`).textContent();

test("a file is shown before anything is stored, and then imported and found", async () => {
  const page = await openAndChoose([file("first.csv", csv("F", 3))]);
  await becomes(page, ".import-status", "3 rows: invoices 3, rejected 0");
  assert.match(await textOf(page, ".facts"), /separated by commas · UTF-8 · one row per invoice/);
  assert.equal(await page.inputValue("#import-dialog [name=number]"), "column Invoice");
  assert.equal(await origin(page, "number"), "detected");
  assert.match(await textOf(page, ".sample"), /F-1 · 02\/11\/2026 · Umlazi Textiles → Kasane Stores · ZAR\u00A0115\.00/);
  assert.equal(stored("first.csv"), 0);
  await picture(page, "import-preview");
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "3 imported · 0 already stored · 0 rejected");
  assert.match(await textOf(page, ".import-body"), /ZAR\u00A0690\.00, VAT 90\.00/);
  assert.equal(stored("first.csv"), 3);
  await page.click(".import-body a");
  await becomes(page, "#found-count", "3 invoices");
  assert.match(page.url(), /#invoices\?source=import%3Afirst\.csv$/);
  await closePage(page);
});

test("columns and values are chosen by hand", async () => {
  const content = "No;When;Customer;Amount incl. VAT\n17;24.12.2026;Kasane Stores;1.150,00\n18;27.12.2026;Harare Fashion;92,00\n";
  const page = await openAndChoose([file("till.csv", content)]);
  await becomes(page, ".import-status", /^Still needed: /);
  assert.equal(await page.isEnabled("#import-confirm"), false);
  assert.equal(await origin(page, "seller"), "required");
  const column = (field, name) => page.selectOption(`#import-dialog [name=${field}]`, `column ${name}`);
  const constant = async (field, value) => {
    await page.selectOption(`#import-dialog [name=${field}]`, "constant");
    await page.locator(`.mapping-row:has([name=${field}]) input`).fill(value);
  };
  await column("number", "No");
  await column("issued_at", "When");
  await column("buyer", "Customer");
  await column("total", "Amount incl. VAT");
  await constant("seller", "Durban Textiles");
  await constant("currency", "ZAR");
  await constant("vat_rate", "15");
  await page.selectOption("#import-dates", "d.M.yyyy");
  await page.selectOption("#import-numbers", "1.234,50");
  await becomes(page, ".import-status", "2 rows: invoices 2, rejected 0");
  assert.equal(await origin(page, "seller"), "chosen");
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "2 imported · 0 already stored · 0 rejected");
  assert.deepEqual(server.sql("SELECT invoice_number, seller_name, total_minor FROM invoices WHERE source = 'import:till.csv' ORDER BY seq"),
    [["17", "Durban Textiles", "115000"], ["18", "Durban Textiles", "9200"]]);
  await closePage(page);
});

test("what no column shows is asked once", async () => {
  const content = "Invoice,Date,Customer,Net,VAT,Gross\nA-1,2026-11-02,Kasane Stores,100.00,15.00,115.00\n";
  const page = await openAndChoose([file("asked.csv", content)]);
  await becomes(page, ".questions legend", "Who is the seller, and which currency are the amounts in?");
  assert.equal(await page.locator(".questions fieldset").count(), 1);
  assert.equal(await textOf(page, ".import-status"), "Who is the seller, and which currency are the amounts in?");
  assert.deepEqual(await barriers(page), []);
  await picture(page, "import-question");
  await page.fill("[name=answer-seller]", "Durban Textiles");
  assert.equal(await page.isEnabled(".questions button"), false);
  await page.fill("[name=answer-currency]", "ZAR");
  await page.press("[name=answer-currency]", "Enter");
  await becomes(page, ".import-status", "1 row: invoices 1, rejected 0");
  assert.equal(await page.locator(".questions fieldset").count(), 0);
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "1 imported · 0 already stored · 0 rejected");
  assert.deepEqual(server.sql("SELECT seller_name, total_minor FROM invoices WHERE source = 'import:asked.csv'"), [["Durban Textiles", "11500"]]);
  await closePage(page);
});

test("an import is undone after the word, and the demo's invoices are deleted alone", async () => {
  const page = await openAndChoose([file("undone.csv", csv("U", 2))]);
  await becomes(page, ".import-status", "2 rows: invoices 2, rejected 0");
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "2 imported · 0 already stored · 0 rejected");
  const others = server.sql("SELECT count(*) FROM invoices WHERE source <> 'import:undone.csv'");
  await page.click("#import-undo");
  await becomes(page, "#reset-text", "This permanently deletes 2 invoices with a total of ZAR\u00A0345.00. All others stay.");
  await becomes(page, "#reset-title", "Delete the invoices of this source?");
  await picture(page, "import-undo");
  assert.deepEqual(await barriers(page), []);
  assert.equal(await page.isEnabled("#reset-confirm"), false);
  await page.fill("#reset-word", "delete");
  await page.click("#reset-confirm");
  await eventually(() => stored("undone.csv"), (count) => count === 0, "they are deleted");
  await eventually(() => page.locator("#reset-dialog").isVisible(), (visible) => !visible, "the question is closed");
  assert.deepEqual(server.sql("SELECT count(*) FROM invoices"), others);

  await page.click("#start");
  await eventually(() => server.sql("SELECT count(*) FROM invoices WHERE source = 'demo'"), ([[count]]) => Number(count) > 0, "some");
  await page.click("#stop");
  await eventually(() => page.isEnabled("#start"), (enabled) => enabled, "it has stopped");
  await page.click("#reset");
  await page.selectOption("#reset-what", "demo");
  await becomes(page, "#reset-confirm", "Delete these invoices");
  await eventually(() => page.isEnabled("#reset-confirm"), (enabled) => enabled, "it is counted");
  await page.click("#reset-confirm");
  await eventually(() => server.sql("SELECT count(*) FROM invoices"), (count) => `${count}` === `${others}`, "only the demo's go");
  await closePage(page);
});

test("rejected rows are named with their line and reason, as text", async () => {
  const bad = [heading, row("B", 1), row("B", 2, "<img src=x onerror=\"globalThis.hacked=1\">"),
    "B-3,2026-11-02,S,Buyer,ZAR,80.00,12.00,95.00"].join("\n");
  const page = await openAndChoose([file("bad.csv", bad)]);
  await becomes(page, ".import-status", "3 rows: invoices 3, rejected 1");
  assert.match(await textOf(page, ".rejections"), /Line 4, Total: .*95\.00/);
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "2 imported · 0 already stored · 1 rejected");
  assert.match(await textOf(page, ".rejections"), /Line 4, Total: /);
  await picture(page, "import-report");
  assert.deepEqual(await barriers(page), []);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  await closePage(page);
});

test("a file of several parts that is dropped on the dashboard arrives whole, and a second one follows", async () => {
  const page = await openPage(server.url);
  await becomes(page, "#connection", "Live");
  const count = 90_000; // over 4 MiB
  const transfer = await page.evaluateHandle(([head, many]) => {
    const lines = [head];
    for (let n = 1; n <= many; ++n)
      lines.push(`D-${n},2026-11-02,Umlazi Textiles,Kasane Stores,ZAR,${n}.00,0.00,${n}.00`);
    const made = new DataTransfer();
    made.items.add(new File([lines.join("\n")], "dropped.csv", { type: "text/csv" }));
    made.items.add(new File([`${head}\nE-1,2026-11-02,Umlazi Textiles,Kasane Stores,ZAR,1.00,0.00,1.00\n`], "second.csv"));
    return made;
  }, [heading, count]);
  await page.dispatchEvent("#grid", "dragover", { dataTransfer: transfer });
  assert.equal(await page.locator("body.dropping").count(), 1);
  await page.dispatchEvent("#grid", "drop", { dataTransfer: transfer });
  assert.equal(await page.locator("body.dropping").count(), 0);
  await becomes(page, ".import-status", /\(start of the file\)$/);
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "90,000 imported · 0 already stored · 0 rejected");
  assert.equal(stored("dropped.csv"), count);
  await becomes(page, "#import-confirm", "Next file");
  await page.click("#import-confirm");
  await becomes(page, "#import-dialog h2", "Import second.csv");
  await becomes(page, "#import-confirm", "Import");
  await becomes(page, ".import-status", /^1 row/);
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "1 imported · 0 already stored · 0 rejected");
  await page.click("#import-close");
  assert.equal(await page.locator("#import-dialog").isVisible(), false);
  await closePage(page);
});

test("an e-invoice that is larger than one request is sent in parts, and kept as it is", async () => {
  const xml = readFileSync(new URL("../../data/e-invoices/cii-invoice.xml", import.meta.url), "utf8");
  const large = `${xml}<!--${"x".repeat(9 * 1024 * 1024)}-->`;
  const page = await openAndChoose([{ name: "large.xml", mimeType: "application/xml", buffer: Buffer.from(large) }]);
  await becomes(page, ".import-body .notice", "1 imported · 0 already stored · 0 rejected");
  assert.equal(stored("large.xml"), 1);
  const [[seq]] = server.sql("SELECT seq FROM invoices WHERE source = 'import:large.xml'");
  const original = await fetch(`${server.url}api/invoices/${seq}/original`);
  assert.equal(await original.text(), large);
  await closePage(page);
});

test("Escape before the start leaves nothing behind, and the same file again is counted as stored", async () => {
  const page = await openAndChoose([file("first.csv", csv("F", 3))]);
  await becomes(page, ".import-status", /^3 rows/);
  const gone = page.waitForResponse((answer) => answer.request().method() === "DELETE" && answer.ok());
  await page.keyboard.press("Escape");
  await gone;
  await page.setInputFiles("#import-files", [file("first.csv", csv("F", 3))]);
  await becomes(page, ".import-status", /^3 rows/);
  await page.click("#import-confirm");
  await becomes(page, ".import-body .notice", "0 imported · 3 already stored · 0 rejected");
  await closePage(page);
});

test("a file that is no CSV is refused in words", async () => {
  const page = await openAndChoose([file("empty.csv", "")]);
  await becomes(page, ".import-body .notice", "The file is empty.");
  await page.click("#import-close");
  await page.setInputFiles("#import-files", [file("picture.png", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR")]);
  await eventually(async () => (await page.locator("#import-confirm").isDisabled()) || (await page.locator(".import-body .notice").isVisible()),
    Boolean, "it cannot be imported");
  await page.keyboard.press("Escape");
  await page.waitForSelector("#import-dialog", { state: "hidden" });
  await closePage(page);
});

test("a page that is left takes its unfinished import along", async () => {
  const page = await openAndChoose([]);
  for (let visit = 0; visit < 6; ++visit) { // the server holds four at a time
    await page.setInputFiles("#import-files", [file("left.csv", csv("L", 1))]);
    await becomes(page, ".import-status", /^1 row/);
    await page.goto("about:blank");
    await page.goto(`${server.url}#invoices`);
  }
  await closePage(page);
});

for (const locale of ["en-GB", "de-DE", "fr-FR", "pt-PT", "af-ZA"]) {
  for (const [width, height] of [[360, 640], [1280, 800]]) {
    test(`there is room for ${locale} at ${width} px`, async () => {
      const page = await openAndChoose([file("orders.csv", "No;Day\n1;2026-11-02\n")], { width, height, locale, colorScheme: width === 360 ? "dark" : "light" });
      await page.waitForSelector(".mapping-row");
      await picture(page, `import-${locale}-${width}`);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(await barriers(page), []);
      const gone = page.waitForResponse((answer) => answer.request().method() === "DELETE");
      await page.click("#import-cancel");
      await gone;
      await closePage(page);
    });
  }
}

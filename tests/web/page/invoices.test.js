// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The Invoices page: search, filters, sums, order, further pages and export, of all that is stored.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { barriers, faults, picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, openBrowser, openPage, textOf } from "./page.js";
import { Server } from "./server.js";

const many = 450;
const sellers = ["Table Bay Ceramics CC", "Baía Azul Importações", "Lubombo Textiles"];

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(many, (n) => ({ seller_name: sellers[n % 3], currency: n % 10 === 0 ? "USD" : "ZAR", vat_rate: "15",
    subtotal: `${n}.00`, risk_profile: ["Green", "Amber", "Red"][n % 3], invoice_date: n <= 20 ? "2026-01-15" : "2026-11-23",
    importing_country: n % 5 === 0 ? "NA" : "BW", payment_mechanism: n % 4 === 0 ? "Open Account" : "Letter of Credit" }));
  await server.displayed(many);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const openInvoices = (options, query = "") => openPage(`${server.url}#invoices${query}`, options);
const found = (page, count) => becomes(page, "#found-count", count);
const numbers = (page) => page.locator("#found .cell.number").allTextContents();

test("the address opens the page, with all that is stored and its sums", async () => {
  const page = await openInvoices();
  await found(page, "450 invoices");
  assert.equal(await textOf(page, "#title"), "Invoices");
  assert.equal(await page.getAttribute("a[href='#invoices']", "aria-current"), "page");
  assert.equal(await page.locator("#dashboard").isVisible(), false);
  const [[zar, zarVat], [usd, usdVat]] = ["ZAR", "USD"].map((code) => server.sql(
    `SELECT printf('%.2f', sum(total_minor) / 100.0), printf('%.2f', sum(vat_minor) / 100.0) FROM invoices WHERE currency = '${code}'`)[0]);
  const sums = (await textOf(page, "#found-sums")).replaceAll(",", "").replaceAll("\u00A0", " ");
  assert.equal(sums, `ZAR ${zar} VAT ${zarVat}USD ${usd} VAT ${usdVat}`);
  assert.deepEqual((await numbers(page)).slice(0, 3), ["T-450", "T-449", "T-448"]);
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await picture(page, "invoices");
  await closePage(page);
});

test("typing searches, and the address keeps what was searched", async () => {
  const page = await openInvoices();
  await found(page, "450 invoices");
  await page.fill("#search-text", "T-33");
  await found(page, "11 invoices"); // T-33, T-330 to T-339
  assert.match(page.url(), /#invoices\?q=T-33$/);
  await page.reload();
  await found(page, "11 invoices");
  assert.equal(await page.inputValue("#search-text"), "T-33");
  await page.fill("#search-text", "no such invoice");
  await becomes(page, "#found-empty h2", "No matching invoices");
  await found(page, "0 invoices");
  await page.fill("#search-text", "");
  await found(page, "450 invoices");
  await closePage(page);
});

test("each filter narrows, all of them together too, and they can be cleared", async () => {
  const page = await openInvoices();
  await found(page, "450 invoices");
  await page.click("#filters-toggle");
  const expect = async (fill, condition, clear) => {
    await fill();
    const [[count]] = server.sql(`SELECT count(*) FROM invoices WHERE ${condition}`);
    assert.ok(Number(count) > 0 && Number(count) < many);
    await found(page, `${count} invoices`);
    if (clear) {
      await page.click("#filters-clear");
      await found(page, "450 invoices");
    }
  };
  const set = (name, value) => () => page.fill(`#filters [name=${name}]`, value);
  const choose = (name, value) => () => page.selectOption(`#filters [name=${name}]`, value);
  await expect(set("to", "2026-01-15"), "seq <= 20", true);
  await expect(set("from", "2026-11-01"), "seq > 20", true);
  await expect(set("min", "460.00"), "seq >= 400", true);
  await expect(set("max", "115"), "seq <= 100", true);
  await expect(set("seller", sellers[1]), "seq % 3 = 1", true);
  await expect(choose("currency", "USD"), "seq % 10 = 0", true);
  await expect(choose("country", "NA"), "seq % 5 = 0", true);
  await expect(set("payment", "Open Account"), "seq % 4 = 0", true);
  await expect(() => page.check("#filters [value=Red]"), "seq % 3 = 2", false);
  await expect(() => page.check("#filters [value=Amber]"), "seq % 3 > 0", false);
  await expect(set("min", "115"), "seq % 3 > 0 AND seq >= 100", false);
  await expect(choose("currency", "USD"), "seq % 3 > 0 AND seq >= 100 AND seq % 10 = 0", false);
  await becomes(page, "#filters-toggle", "Filters (3)");
  await picture(page, "invoices-filters");
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await page.reload();
  await becomes(page, "#filters-toggle", "Filters (3)");
  await page.click("#filters-toggle");
  assert.equal(await page.isChecked("#filters [value=Red]"), true);
  assert.equal(await page.inputValue("#filters [name=min]"), "115");
  await closePage(page);
});

test("what is no amount is said, and searches nothing", async () => {
  const page = await openInvoices();
  await found(page, "450 invoices");
  await page.click("#filters-toggle");
  await page.fill("#filters [name=min]", "12,50");
  assert.equal(await page.locator("#filters [name=min]:invalid").count(), 1);
  await page.fill("#filters [name=min]", "460.00");
  await found(page, "51 invoices");
  await closePage(page);
});

test("amounts are typed as the reader writes them", async () => {
  const page = await openInvoices({ locale: "de-DE" });
  await found(page, "450 Rechnungen");
  await page.click("#filters-toggle");
  await page.fill("#filters [name=max]", "114,99");
  await found(page, "99 Rechnungen");
  await page.fill("#filters [name=max]", "1.000,00");
  await found(page, "450 Rechnungen");
  await page.fill("#filters [name=max]", "114.99");
  await found(page, "99 Rechnungen");
  await closePage(page);
});

test("a heading sorts, one way and the other", async () => {
  const page = await openInvoices();
  await found(page, "450 invoices");
  const first = () => page.locator("#found .row").first().locator(".number").textContent();
  const total = page.locator("#found-grid .heading .total");
  await total.locator("button").click();
  assert.equal(await total.getAttribute("aria-sort"), "ascending");
  const [[least]] = server.sql("SELECT invoice_number FROM invoices WHERE currency = 'USD' ORDER BY total_minor LIMIT 1");
  await eventually(first, (number) => number === least, "currencies go from A to Z, amounts ascend within a currency");
  await total.locator("button").click();
  const [[most]] = server.sql("SELECT invoice_number FROM invoices WHERE currency = 'USD' ORDER BY total_minor DESC LIMIT 1");
  await eventually(first, (number) => number === most, "they descend");
  assert.equal(await total.getAttribute("aria-sort"), "descending");
  await total.locator("button").click();
  await eventually(first, (number) => number === "T-450", "the newest is first again");
  await closePage(page);
});

test("scrolling brings every invoice once, also those of a sorted search", async () => {
  const page = await openInvoices({}, "?sort=seller_name");
  await found(page, "450 invoices");
  await server.post(1, () => ({ seller_name: "Aaa arrives meanwhile" }), many + 1);
  await eventually(async () => {
    await page.locator("#found .row").last().scrollIntoViewIfNeeded();
    return page.locator("#found .row").count();
  }, (count) => count === many, "all of them are there");
  const expected = server.sql(`SELECT invoice_number FROM invoices WHERE seq <= ${many}`).map(([number]) => number);
  assert.deepEqual((await numbers(page)).sort(), expected.sort());
  await becomes(page, "#found-fresh", "1 new, refresh");
  await page.click("#found-fresh");
  await found(page, "451 invoices");
  await page.locator("#found .row").first().click();
  await becomes(page, "#details .seller", "Aaa arrives meanwhile");
  await closePage(page);
});

test("the rows by keyboard", async () => {
  const page = await openInvoices({}, "?sort=invoice_date");
  await found(page, /45\d invoices/);
  await eventually(() => numbers(page), ({ length }) => length > 2, "the rows are there");
  await page.locator("#found-grid").focus();
  await page.keyboard.press("ArrowDown");
  await eventually(() => page.getAttribute("#found-grid", "aria-activedescendant"), Boolean, "the first one is chosen");
  await page.keyboard.press("ArrowDown");
  const rows = await numbers(page);
  await page.keyboard.press("Enter");
  await becomes(page, "#details .number", rows[1]);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "found-grid");
  await page.keyboard.press("End");
  await eventually(() => page.getAttribute("#found-grid", "aria-activedescendant"), Boolean, "the last one is chosen");
  await closePage(page);
});

test("what was found is exported, and nothing else", async () => {
  const page = await openInvoices({ acceptDownloads: true }, "?risk=Red&currency=USD");
  const [[count]] = server.sql("SELECT count(*) FROM invoices WHERE risk_profile = 'Red' AND currency = 'USD'");
  await found(page, `${count} invoices`);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#export")]);
  assert.match(download.suggestedFilename(), /\.csv$/);
  const lines = readFileSync(await download.path(), "utf8").trimEnd().split(/\r?\n/);
  assert.equal(lines.length, Number(count) + 1);
  assert.ok(lines.slice(1).every((line) => /USD/.test(line) && /Red/.test(line)));
  await closePage(page);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 800, 1366, 2560]) {
    test(`nothing is cut off at ${width} px, ${colorScheme}`, async () => {
      const page = await openInvoices({ width, height: 800, colorScheme });
      await found(page, /45\d invoices/);
      await picture(page, `invoices-${width}-${colorScheme}`);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(await barriers(page), []);
      await page.click("#filters-toggle");
      await picture(page, `invoices-filters-${width}-${colorScheme}`);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(await barriers(page), []);
      await closePage(page);
    });
  }
}

for (const locale of ["de-DE", "fr-FR", "pt-PT", "af-ZA"]) {
  test(`there is room for ${locale}`, async () => {
    for (const width of [360, 1280]) {
      const page = await openInvoices({ width, height: 800, locale });
      await found(page, /45\d /);
      await page.click("#filters-toggle");
      await picture(page, `invoices-${locale}-${width}`);
      assert.deepEqual(await faults(page), []);
      await page.click(width === 360 ? "#filters-done" : "#filters-toggle");
      await page.locator("#found .row").first().click();
      await page.waitForSelector("#details[open]");
      await picture(page, `details-${locale}-${width}`);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(await barriers(page), []);
      await closePage(page);
    }
  });
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// A demo run from its start to the reset, by the page's buttons; the figures are those of the ledger, to the cent.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { becomes, cards, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, plain, rowsInView, textOf } from "./page.js";
import { Server } from "./server.js";

let server;
let page;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(100, 40, 300);
  page = await openPage(server.url);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const decimal = (minor) => String(minor).padStart(3, "0").replace(/(..)$/, ".$1");
const enabled = (id) => page.locator(`#${id}`).isEnabled();

/** The figures as the page shows them, in plain digits. */
async function shown() {
  const { invoices, total, vat, average } = await cards(page);
  return {
    count: plain(invoices.figure), stored: plain(invoices.foot), total: plain(total.figure), vat: plain(vat.figure),
    average: plain(average.figure), subtotal: plain(vat.foot),
  };
}

/** The same, of the rows themselves. */
function inLedger() {
  const [[stored]] = server.sql("SELECT count(*) FROM invoices");
  const [[count, subtotal, vat, total]] = server.sql(`SELECT count(*), sum(subtotal_minor), sum(vat_minor), sum(total_minor)
    FROM invoices WHERE seq <= (SELECT "cursor" FROM stream_state)`);
  const average = (2n * BigInt(total) + BigInt(count)) / (2n * BigInt(count)); // half away from zero
  return { count, stored, total: decimal(total), vat: decimal(vat), average: decimal(average), subtotal: decimal(subtotal) };
}

async function byApi() {
  const { data } = await server.get("api/stats");
  const own = data.by_currency[data.currency];
  return { count: String(data.displayed.count), stored: String(data.stored.count), total: own.total_amount, vat: own.vat_total,
    average: own.average_amount, subtotal: own.subtotal };
}

test("an empty ledger says what to do", async () => {
  await becomes(page, "#state", "Idle");
  await becomes(page, "#empty h2", "No invoices yet");
  assert.equal((await cards(page)).total.figure, "ZAR\u00A00.00");
  assert.equal(await enabled("start"), true);
  assert.equal(await enabled("stop"), false);
  assert.equal(await enabled("reset"), false);
});

test("Start begins a run, and rows come in", async () => {
  await page.click("#start");
  await becomes(page, "#state", "Running");
  await becomes(page, "#progress-text", /^\d[\d,]* of 30,000 · \d+:\d\d left$/);
  await loaded(page);
  await eventually(async () => Number(plain((await cards(page)).invoices.figure)), (count) => count > 60, "figures grow");
  assert.equal(await enabled("start"), false);
  assert.equal(await enabled("stop"), true);
});

test("Stop drains the backlog", async () => {
  await server.status((now) => now.backlog > 100, "there is a backlog");
  await page.click("#stop");
  await becomes(page, "#state", "Showing backlog");
  await becomes(page, "#progress-text", /^\d+ waiting · /);
  const before = (await server.status(() => true)).backlog;
  assert.ok(before > 0);
  await becomes(page, "#state", "Idle");
  const status = await server.status(() => true);
  assert.equal(status.backlog, 0);
  assert.equal(status.total_displayed, status.total_generated);
  await becomes(page, "#backlog b", "0");
});

test("the cards equal the API and the ledger to the cent", async () => {
  const ledger = inLedger();
  assert.ok(Number(ledger.count) > 160);
  assert.deepEqual(await byApi(), ledger);
  assert.deepEqual(await eventually(shown, (now) => now.count === ledger.count, "the last figures are shown"), ledger);
  const rows = await loaded(page);
  assert.equal(rows[0].seq, Number(ledger.count));
  for (const { seq, number, total } of rows) {
    const [[numberInLedger, minor]] = server.sql(`SELECT invoice_number, total_minor FROM invoices WHERE seq = ${seq}`);
    assert.deepEqual({ number, total: plain(total) }, { number: numberInLedger, total: decimal(minor) });
  }
});

test("Reset asks first; Cancel and Escape keep everything", async () => {
  const count = server.sql("SELECT count(*) FROM invoices");
  await page.click("#reset");
  assert.match(await textOf(page, "#reset-text"), new RegExp(`^This permanently deletes all ${count} invoices and resets every total`));
  await page.click("#reset-cancel");
  await page.click("#reset");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#reset-dialog").isVisible(), false);
  assert.deepEqual(server.sql("SELECT count(*) FROM invoices"), count);
});

test("Reset, confirmed, empties ledger and page", async () => {
  await page.click("#reset");
  await page.click("#reset-confirm");
  await becomes(page, "#empty h2", "No invoices yet");
  await becomes(page, "#announcer", "All invoices were deleted.");
  assert.deepEqual(await rowsInView(page), []);
  assert.deepEqual(server.sql("SELECT count(*) FROM invoices"), [["0"]]);
  assert.equal((await cards(page)).invoices.figure, "0");
  assert.equal(await page.locator("#reset-dialog").isVisible(), false);
});

test("a reset of real invoices wants the word", async () => {
  await server.setRates(0, 0);
  await server.post(25);
  await eventually(() => rowsInView(page), (rows) => rows[0]?.seq === 25, "they are shown");
  await page.click("#reset");
  await page.click("#reset-confirm");
  await page.waitForSelector("#reset-proof:not([hidden])");
  assert.match(await textOf(page, "#reset-text"), /were imported or received/);
  assert.equal(await enabled("reset-confirm"), false);
  await page.fill("#reset-word", "yes");
  assert.equal(await enabled("reset-confirm"), false);
  await page.keyboard.press("Enter");
  assert.deepEqual(server.sql("SELECT count(*) FROM invoices"), [["25"]]);
  await page.fill("#reset-word", " Delete ");
  await page.click("#reset-confirm");
  await becomes(page, "#empty h2", "No invoices yet");
  assert.deepEqual(server.sql("SELECT count(*) FROM invoices"), [["0"]]);
});

test("currencies are never added", async () => {
  const currencies = ["ZAR", "USD", "EUR", "JPY", "KWD", "BWP"];
  await server.post(60, (n) => ({ currency: currencies[n % 6], subtotal: String(n * 1000) }));
  await server.displayed(60);
  await eventually(() => cards(page), ({ invoices }) => invoices.figure === "60", "all are counted");
  const { data } = await server.get("api/stats");
  assert.equal(plain((await cards(page)).total.figure), data.by_currency.ZAR.total_amount);
  assert.match((await cards(page)).total.foot, /^10 in ZAR$/);
  const lines = await page.locator("#cards .line").allTextContents();
  assert.equal(lines.length, 4);
  const all = lines.join(" ").replaceAll(",", "");
  for (const currency of currencies.slice(1))
    assert.ok(all.includes(`${currency}\u00A0${data.by_currency[currency].total_amount}`), `${currency} in ${all}`);
});

test("rates are changed from the page", async () => {
  await page.selectOption("#generation", "20");
  await eventually(() => server.get("api/rates"), ({ data }) => data.generation_per_second === 20, "it is set");
  await page.selectOption("#display", "other");
  await page.keyboard.type("7.5");
  await page.keyboard.press("Enter");
  await eventually(() => server.get("api/rates"), ({ data }) => data.display_per_second === 7.5, "it is set");
  await becomes(page, "#display option:checked", "7.5/s");
  await page.selectOption("#display", "other");
  await page.keyboard.type("-3");
  await page.keyboard.press("Enter");
  await becomes(page, "#notices p", "Enter a number from 0.01 to 1,000,000 invoices per second.");
  assert.equal((await server.get("api/rates")).data.display_per_second, 7.5);
  await closePage(page);
});

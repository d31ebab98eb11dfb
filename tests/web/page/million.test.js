// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// On a phone: one invoice is found among a million, all of it is read, and what was found is exported.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, openBrowser, openPage, plain, textOf } from "./page.js";
import { Server } from "./server.js";

const many = 1_000_000;
const phone = { width: 360, height: 640, hasTouch: true, isMobile: true, acceptDownloads: true };

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0, 3600);
  await server.command("start");
  await server.status((now) => now.total_generated >= many / 2, "half of them are stored");
  await server.post(1, () => ({ invoice_number: "NEEDLE-2026-7", seller_name: "Umlazi Textiles (Pty) Ltd", subtotal: "9999999999.99", vat_rate: "0",
    currency: "EUR" }));
  await server.status((now) => now.total_generated >= many, "all are stored");
  await server.command("stop");
  await server.status((now) => now.status === "stopped", "all are displayed");
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

test("one invoice among a million, on a phone", async () => {
  const page = await openPage(server.url, phone);
  await becomes(page, "#connection", "Live");
  await page.tap("a[href='#invoices']");
  await eventually(async () => Number(plain(await textOf(page, "#found-count"))), (count) => count > many, "all of them are found");
  await page.tap("#search-text");
  await page.keyboard.type("needle-2026");
  await becomes(page, "#found-count", "1 invoice");
  assert.match(await textOf(page, "#found-sums"), /^EUR\u00A09,999,999,999\.99, /);
  await page.locator("#found .row").tap();
  await becomes(page, "#details .number", "NEEDLE-2026-7");
  for (const [field, expected] of [["seller", "Umlazi Textiles (Pty) Ltd"], ["buyer", "Okavango Outfitters"],
    ["exportingCountry", "South Africa (ZA)"], ["total", "EUR\u00A09,999,999,999.99"], ["risk", "Amber"], ["source", "api"]]) {
    const value = page.locator(`#details .${field}`);
    await value.scrollIntoViewIfNeeded();
    assert.equal(await value.textContent(), expected);
    assert.ok(await value.isVisible());
  }
  await picture(page, "one-among-a-million");
  await page.tap("#close-details");
  const [download] = await Promise.all([page.waitForEvent("download"), page.tap("#export")]);
  const lines = readFileSync(await download.path(), "utf8").trimEnd().split(/\r?\n/);
  assert.equal(lines.length, 2);
  assert.match(lines[1], /NEEDLE-2026-7/);
  await closePage(page);
});

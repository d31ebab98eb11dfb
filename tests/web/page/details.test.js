// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// All of an invoice: by click, by touch and by keyboard, on a desk and on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, faults, picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, rowsInView } from "./page.js";
import { Server } from "./server.js";

const phone = { width: 360, height: 640, hasTouch: true, isMobile: true };

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(40, (n) => ({ vat_rate: "15", payment_mechanism: "Letter of Credit", invoice_date: "2026-11-23T08:00:00Z",
    subtotal: `${n}00.00`, seller_name: n === 40 ? "\u202Ereversed" : "Table Bay Ceramics CC" }));
  await server.displayed(40);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

/** What the details say, by the name of the field. */
const fields = (page) => page.evaluate(() => Object.fromEntries([...document.querySelectorAll("#details dt")].map(
  (name) => [name.textContent, name.nextElementSibling.textContent])));
const isShown = (page) => page.locator("#details").isVisible();
const focus = (page) => page.evaluate(() => document.activeElement.id);

test("a click shows every field beside the rows, and another row takes its place", async () => {
  const page = await openPage(server.url);
  await loaded(page);
  await page.locator("#row-39").click();
  await eventually(() => isShown(page), Boolean, "the details are shown");
  const { Received: received, ...others } = await fields(page);
  assert.match(received, /2026/);
  assert.deepEqual(others, {
    Number: "T-39", Kind: "Invoice", Date: "Monday, 23 November 2026 at 08:00:00", Seller: "Table Bay Ceramics CC",
    "Exporting country": "South Africa (ZA)", Buyer: "Okavango Outfitters", "Importing country": "Botswana (BW)",
    Currency: "South African Rand (ZAR)", Subtotal: "ZAR\u00A03,900.00", "VAT rate": "15%", VAT: "ZAR\u00A0585.00",
    Total: "ZAR\u00A04,485.00", Payment: "Letter of Credit", Risk: "Amber", Source: "api", "Sequence number": "39",
  });
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await picture(page, "details");
  assert.equal(await focus(page), "grid", "the arrow keys still walk through the rows");
  await page.keyboard.press("ArrowUp");
  await becomes(page, "#details .number", "T-40");
  assert.equal((await fields(page)).Seller, "\\u202Ereversed");
  await page.locator("#row-40").click();
  await eventually(() => isShown(page), (shown) => !shown, "a second click closes them");
  await closePage(page);
});

test("Enter opens them, Escape closes them, and the focus returns", async () => {
  const page = await openPage(server.url);
  await loaded(page);
  await page.locator("#grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.equal(await isShown(page), false, "walking through the rows opens nothing");
  await page.keyboard.press("Enter");
  await becomes(page, "#details .number", "T-39");
  assert.ok(await page.evaluate(() => document.getElementById("details").contains(document.activeElement)));
  await page.keyboard.press("Escape");
  await eventually(() => isShown(page), (shown) => !shown, "they are closed");
  assert.equal(await focus(page), "grid");
  assert.equal(await page.getAttribute("#row-39", "aria-selected"), "true", "the row is still chosen");
  await page.keyboard.press("Escape");
  await eventually(() => page.locator("#rows [aria-selected=true]").count(), (count) => count === 0, "and then let go");
  await closePage(page);
});

test("on a phone every field can be reached, and the page behind is as it was", async () => {
  const page = await openPage(server.url, phone);
  await eventually(() => rowsInView(page), (rows) => rows.length > 2, "there are rows");
  await page.locator("#row-40").tap();
  await eventually(() => isShown(page), Boolean, "the details are shown");
  await picture(page, "details-phone");
  const names = await page.locator("#details dt").allTextContents();
  assert.equal(names.length, 17);
  for (const value of await page.locator("#details dd").all()) {
    await value.scrollIntoViewIfNeeded();
    const box = await value.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= phone.width && box.y >= 0 && box.y + box.height <= phone.height);
  }
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await page.locator("#close-details").tap();
  await eventually(() => isShown(page), (shown) => !shown, "they are closed");
  assert.equal(await focus(page), "grid");
  await closePage(page);
});

test("all of it can be copied", async () => {
  const page = await openPage(server.url, { permissions: ["clipboard-read", "clipboard-write"] });
  await loaded(page);
  await page.locator("#row-38").click();
  await page.click("#copy-details");
  await becomes(page, "#announcer", "Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(copied, /^Number\tT-38$/m);
  assert.match(copied, /^Total\tZAR\u00A04,370\.00$/m);
  await closePage(page);
});

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// How the fields of an invoice are written: numbers whole at every width, names as they are, days as they were given.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, loaded, openBrowser, openPage } from "./page.js";
import { Server } from "./server.js";

const largest = { ZAR: "9999999999.99", USD: "9999999999999.99", JPY: "9000000000000000000" };
const names = ["\u202Eevil\u202C Trading", "a\u2066b\u2069c", "\u200Fd\u200E", "شركة الخليج للتجارة", "Plain & Sons"];

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(40, (n) => {
    const currency = ["ZAR", "USD", "JPY"][n % 3];
    return { currency, subtotal: largest[currency], vat_rate: "0", risk_profile: ["Green", "Amber", "Red"][n % 3],
      seller_name: names[n % names.length], buyer_name: names[(n + 1) % names.length], invoice_date: "2026-11-23" };
  });
  await server.displayed(40);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

/** Figures and risks in the grid that are not to be seen whole, and cannot be scrolled to either. */
const cut = (page) => page.evaluate(() => {
  const scroller = document.getElementById("scroller");
  const room = scroller.getBoundingClientRect();
  const scrolls = getComputedStyle(scroller).overflowX === "auto";
  const right = room.left + (scrolls ? scroller.scrollWidth - scroller.scrollLeft : scroller.clientWidth);
  const cells = ["subtotal", "vat", "total", "risk"].flatMap((name) => [...document.querySelectorAll(`#rows .cell.${name}`)]);
  return cells.filter((cell) => cell.checkVisibility() && cell.textContent !== "").map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return { text: cell.textContent, words: range.getBoundingClientRect(), cell: cell.getBoundingClientRect() };
  }).filter(({ words, cell }) => words.left < cell.left - 0.5 || words.right > cell.right + 0.5 || words.right > right + 0.5)
    .map(({ text }) => text);
});

/** Figures of the cards that are cut off or run into each other. */
const cutFigures = (page) => page.evaluate(() => {
  const found = [];
  const boxes = [...document.querySelectorAll("#cards :is(.figure, .foot, .line > span)")].map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const words = range.getBoundingClientRect();
    const card = element.closest(".card, .line").getBoundingClientRect();
    if (words.left < card.left || words.right > card.right || words.bottom > card.bottom + 0.5
      || element.scrollWidth > element.clientWidth + 1)
      found.push(element.textContent);
    return words;
  });
  for (const [place, a] of boxes.entries()) {
    for (const b of boxes.slice(place + 1)) {
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2)
        found.push(`overlap at ${a.left}, ${a.top}`);
    }
  }
  return found;
});

for (const locale of ["en-GB", "fr-FR", "pt-PT"]) {
  for (const width of [360, 800, 1280, 1366, 2560]) {
    test(`no number is cut at ${width} px, ${locale}`, async () => {
      const page = await openPage(server.url, { width, height: 1100, locale });
      const rows = await loaded(page);
      assert.match(rows[0].total, /9\D999\D999\D999/);
      await picture(page, `amounts-${locale}-${width}`);
      assert.deepEqual(await cut(page), []);
      assert.deepEqual(await cutFigures(page), []);
      await closePage(page);
    });
  }
}

test("a name is written in its own direction, and what would turn the words around it is shown as an escape", async () => {
  const page = await openPage(server.url, { width: 1600 });
  await loaded(page);
  const sellers = await page.locator("#rows .cell.seller").evaluateAll(
    (cells) => cells.map((cell) => ({ text: cell.textContent, dir: cell.dir, tip: cell.title })));
  assert.ok(sellers.every(({ dir }) => dir === "auto"));
  assert.deepEqual(new Set(sellers.map(({ text }) => text)), new Set(["\\u202Eevil\\u202C Trading", "a\\u2066b\\u2069c",
    "\\u200Fd\\u200E", "شركة الخليج للتجارة", "Plain & Sons"]));
  assert.ok(sellers.every(({ text, tip }) => tip === text));
  for (const name of ["number", "buyer"])
    assert.equal(await page.locator(`#rows .cell.${name}`).first().getAttribute("dir"), "auto");
  await closePage(page);
});

for (const timezoneId of ["America/Los_Angeles", "UTC", "Pacific/Auckland"]) {
  test(`a date without a time is the same day in ${timezoneId}`, async () => {
    const page = await openPage(server.url, { width: 1600, timezoneId });
    await loaded(page);
    await eventually(() => page.locator("#rows .cell.time").allTextContents(),
      (dates) => dates.length > 1 && dates.every((date) => date === "23/11/2026"), "each row has its date");
    assert.equal(await page.locator("#rows .cell.time").first().getAttribute("title"), "23/11/2026");
    await closePage(page);
  });
}

test("with forced colours, dots, marks and the page that is shown can be seen", async () => {
  const page = await openPage(server.url, { forcedColors: "active" });
  await becomes(page, "#connection", "Live");
  await eventually(() => page.locator("#storage.good").count(), (count) => count === 1, "the storage is ready");
  const seen = await page.evaluate(() => {
    const dot = (selector) => {
      const style = getComputedStyle(document.querySelector(selector), "::before");
      const page = getComputedStyle(document.body).backgroundColor;
      return style.backgroundColor !== page && style.backgroundColor !== "rgba(0, 0, 0, 0)";
    };
    const current = getComputedStyle(document.querySelector(".place[aria-current]"));
    const other = getComputedStyle(document.querySelector(".place:not([aria-current])"));
    return { state: dot("#state"), connection: dot("#connection"), storage: dot("#storage"),
      place: current.outlineStyle !== other.outlineStyle || current.backgroundColor !== other.backgroundColor };
  });
  await picture(page, "forced-colours");
  assert.deepEqual(seen, { state: true, connection: true, storage: true, place: true });
  await closePage(page);
});

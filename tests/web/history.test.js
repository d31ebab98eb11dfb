// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The whole history can be scrolled through, down to the first invoice, however long it is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, closePage, eventually, openBrowser, openPage, rowsInView } from "./page.js";
import { Server, real } from "./server.js";

let server;

before(async () => {
  await openBrowser();
  server = await Server.start(real ? {} : { CURSOR: "1000000" });
  if (real) {
    await server.setRates(0, 0);
    await server.post(12_000);
    await server.displayed(12_000);
  }
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const loaded = (page) => eventually(() => rowsInView(page),
  (rows) => rows.length > 5 && rows.every((row) => !row.loading), "the rows in view are fetched");
const dense = (rows) => rows.forEach((row, place) => assert.equal(row.seq, rows[0].seq - place));

test("turning the wheel shows every invoice on the way, in order", async () => {
  const page = await openPage(server.url);
  let rows = await loaded(page);
  const newest = rows[0].seq;
  await page.mouse.move(700, 500);
  for (let turn = 0; turn < 30; ++turn) {
    const last = rows.at(-1).seq;
    await page.mouse.wheel(0, 400);
    rows = await eventually(() => rowsInView(page), (now) => now.length > 0 && now.at(-1).seq < last, "it scrolls");
    assert.ok(rows[0].seq >= last - 2, "no invoice is passed over");
  }
  rows = await loaded(page);
  dense(rows);
  assert.ok(newest - rows[0].seq > 300);
  await closePage(page);
});

test("End goes to the very first invoice, Home back to the newest", async () => {
  const page = await openPage(server.url);
  const newest = (await loaded(page))[0].seq;
  await page.locator("#grid").focus();
  await page.keyboard.press("End");
  await eventually(() => rowsInView(page), (rows) => rows.at(-1)?.seq === 1, "the first invoice comes into view");
  const rows = await loaded(page);
  dense(rows);
  assert.equal(await page.getAttribute("#row-1", "aria-rowindex"), String(newest + 1));
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  await eventually(() => rowsInView(page), (now) => now.at(-1)?.seq > 1, "two pages up");
  dense(await loaded(page));
  await page.keyboard.press("Home");
  await eventually(() => rowsInView(page), (now) => now[0]?.seq === newest, "the newest is back");
  await closePage(page);
});

test("the scroll bar reaches every part, and then single steps are still exact", async () => {
  const page = await openPage(server.url);
  const newest = (await loaded(page))[0].seq;
  for (const share of [0.25, 0.5, 0.9, 1]) {
    await page.evaluate((part) => {
      const scroller = document.getElementById("scroller");
      scroller.scrollTop = part * (scroller.scrollHeight - scroller.clientHeight);
    }, share);
    const rows = await eventually(() => rowsInView(page), (now) => now.length > 5
      && Math.abs(1 - now[0].seq / newest - share) < 0.15, `it is near ${share}`);
    dense(rows);
    dense(await loaded(page));
  }
  assert.equal((await rowsInView(page)).at(-1).seq, 1);
  await page.mouse.move(700, 500);
  await page.evaluate(() => {
    const scroller = document.getElementById("scroller");
    scroller.scrollTop = 0.6 * scroller.scrollHeight;
  });
  const rows = await loaded(page);
  const [{ seq, top }] = rows.slice(5);
  await page.mouse.wheel(0, 60);
  await eventually(() => rowsInView(page), (now) => now.find((row) => row.seq === seq)?.top === top - 60, "it moves by 60 px");
  await closePage(page);
});

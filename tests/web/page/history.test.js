// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The whole history can be scrolled through, down to the first invoice, however long it is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { assertDense, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, rowsInView } from "./page.js";
import { Server } from "./server.js";

const many = 280_000; // more than a browser can make an element tall for

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.command("start");
  await server.displayed(many);
  await server.command("stop");
  await server.status((now) => now.status === "stopped", "all are displayed");
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

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
  assertDense(rows);
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
  assertDense(rows);
  const [[first]] = server.sql("SELECT invoice_number FROM invoices WHERE seq = 1");
  assert.equal(rows.at(-1).number, first);
  assert.equal(await page.getAttribute("#row-1", "aria-rowindex"), String(newest + 1));
  await page.keyboard.press("PageUp");
  await page.keyboard.press("PageUp");
  await eventually(() => rowsInView(page), (now) => now.at(-1)?.seq > 1, "two pages up");
  assertDense(await loaded(page));
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
    assertDense(rows);
    assertDense(await loaded(page));
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

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Somebody reads while invoices keep coming: nothing moves under their eyes.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import {
  assertDense, becomes, cards, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, rowsInView, textOf,
} from "./page.js";
import { Server } from "./server.js";

let server;
let page;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(400);
  await server.displayed(400);
  await server.setRates(20, 20, 3000);
  await server.command("start");
});
after(async () => {
  await closeBrowser();
  await server.stop();
});
beforeEach(async () => {
  page = await openPage(server.url);
  await loaded(page);
});

const newest = async () => (await rowsInView(page))[0].seq;
const waiting = async () => Number(/(\d+) new/.exec(await textOf(page, "#newest"))?.[1] ?? 0);

/** While invoices arrive, every row in view stays where it is, to the pixel. */
async function nothingMoves() {
  const rows = await loaded(page);
  await eventually(waiting, (count) => count >= 10, "new invoices are announced");
  assert.deepEqual(await rowsInView(page), rows);
}

async function followsAgain() {
  await eventually(() => page.locator("#newest").isHidden(), Boolean, "the announcement goes");
  const first = await newest();
  await eventually(newest, (seq) => seq > first, "the rows go on");
}

test("rows come in on top, each once and without a gap", async () => {
  const first = await newest();
  const rows = await eventually(() => rowsInView(page), (now) => now[0].seq > first + 20, "rows come");
  assertDense(rows);
  await closePage(page);
});

test("scrolled away, nothing moves until the pill is clicked", async () => {
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 137);
  await eventually(() => page.evaluate(() => document.getElementById("scroller").scrollTop), (top) => top > 100, "it scrolls");
  await nothingMoves();
  const count = await waiting();
  const [[cursor]] = server.sql(`SELECT "cursor" FROM stream_state`);
  await page.click("#newest");
  await followsAgain();
  assert.ok(count <= Number(cursor) && (await newest()) >= Number(cursor), "it is back with what is newest");
  await closePage(page);
});

test("a row that moves on between press and release is chosen", async () => {
  await page.mouse.move(700, 500);
  await page.mouse.down();
  const first = await newest();
  await eventually(newest, (seq) => seq > first + 3, "the rows go on");
  await page.mouse.up();
  await nothingMoves();
  await closePage(page);
});

test("what has come meanwhile is counted exactly", async () => {
  const held = await newest();
  await page.locator("#grid").focus();
  await page.keyboard.press("ArrowDown");
  const first = await eventually(() => rowsInView(page), (rows) => rows[0].seq >= held, "it is held");
  await server.command("stop");
  const { total_displayed: displayed } = await server.status((now) => now.status === "stopped", "the run is over");
  await eventually(waiting, (count) => count === displayed - first[0].seq, "each one is counted");
  await server.command("start");
  await closePage(page);
});

test("a chosen row holds the grid, and Home lets go", async () => {
  await page.locator("#grid").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await nothingMoves();
  const active = await page.getAttribute("#grid", "aria-activedescendant");
  assert.equal(await page.getAttribute(`#${active}`, "aria-selected"), "true");
  await page.keyboard.press("Home");
  await followsAgain();
  await closePage(page);
});

test("Escape lets go as well, and so does scrolling back", async () => {
  await page.locator("#grid").focus();
  await page.keyboard.press("ArrowDown");
  await eventually(waiting, (count) => count > 0, "new invoices are announced");
  await page.keyboard.press("Escape");
  await followsAgain();
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 400);
  await eventually(waiting, (count) => count > 0, "new invoices are announced");
  await page.mouse.wheel(0, -2000);
  await followsAgain();
  await closePage(page);
});

test("Pause holds the rows but not the figures", async () => {
  await page.click("#pause");
  await becomes(page, "#newest", /^Paused/);
  await nothingMoves();
  const { invoices } = await cards(page);
  await eventually(() => cards(page), (now) => now.invoices.figure !== invoices.figure, "the figures go on");
  await page.click("#pause");
  await followsAgain();
  await closePage(page);
});

test("a reader who asks for less motion sees no tint", async () => {
  await closePage(page);
  page = await openPage(server.url, { reducedMotion: "reduce" });
  await eventually(() => rowsInView(page), (rows) => rows.length > 10, "there are rows");
  const first = await newest();
  await eventually(newest, (seq) => seq > first + 5, "rows come");
  assert.equal(await page.evaluate(() => document.getAnimations().length), 0);
  await closePage(page);
});

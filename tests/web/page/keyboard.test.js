// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Everything by keyboard alone, and the focus can always be seen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { becomes, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, rowsInView } from "./page.js";
import { Server } from "./server.js";

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(100, 50, 3000);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const marked = element.closest("#languages, .panel") ?? element;
  const { outlineStyle, outlineWidth } = getComputedStyle(marked);
  return { name: element.id || element.hash || element.parentElement.id || element.tagName,
    seen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 };
});

/** Presses Tab until \a name has the focus. */
async function tabTo(page, name) {
  for (let presses = 0; presses < 30; ++presses) {
    await page.keyboard.press("Tab");
    const now = await focused(page);
    assert.ok(now.name === "BODY" || now.seen, `the focus on ${now.name} is to be seen`);
    if (now.name === name)
      return;
  }
  assert.fail(`Tab does not reach ${name}`);
}

test("a run from start to reset without a mouse", async () => {
  const page = await openPage(server.url);
  await becomes(page, "#connection", "Live");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).name, "skip");
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).name, "main");
  await page.reload();
  await becomes(page, "#connection", "Live");

  await tabTo(page, "start");
  await page.keyboard.press("Enter");
  await becomes(page, "#state", "Running");
  assert.equal((await focused(page)).name, "pause", "a button that goes away hands its focus on");
  await tabTo(page, "grid");
  await loaded(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await eventually(() => page.evaluate(() => document.querySelector("#rows [aria-selected=true]")?.id
    === document.getElementById("grid").getAttribute("aria-activedescendant")), Boolean, "the chosen row is told");
  await becomes(page, "#newest", /\d+ new/);
  await page.keyboard.press("Shift+Tab");
  assert.equal((await focused(page)).name, "newest");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#newest", { state: "hidden" });
  assert.equal((await focused(page)).name, "grid");
  await page.keyboard.press("PageDown");
  await page.keyboard.press("End");
  await eventually(() => rowsInView(page), (rows) => rows.at(-1)?.seq === 1, "the first invoice comes into view");
  await page.keyboard.press("Home");
  await eventually(() => rowsInView(page), (rows) => rows[0]?.seq > 10, "the newest are back");

  await tabTo(page, "generation");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).name, "display");
  await page.reload();
  await becomes(page, "#state", "Running");
  await tabTo(page, "stop");
  await page.keyboard.press(" ");
  await becomes(page, "#state", "Idle");
  await tabTo(page, "reset");
  await page.keyboard.press("Enter");
  assert.equal((await focused(page)).name, "reset-cancel", "the harmless button has the focus");
  await page.keyboard.press("Tab");
  assert.equal((await focused(page)).name, "reset-confirm");
  await page.keyboard.press("Enter");
  await becomes(page, "#empty h2", "No invoices yet");
  await closePage(page);
});

test("places, theme and language", async () => {
  const page = await openPage(server.url);
  await becomes(page, "#connection", "Live");
  await tabTo(page, "#system");
  await page.keyboard.press("Enter");
  await becomes(page, "#title", "System");
  await eventually(() => page.locator("#tree tr").count(), (rows) => rows > 10, "the tree is there");
  await page.goBack();
  await becomes(page, "#title", "Dashboard");
  await tabTo(page, "languages");
  await tabTo(page, "theme");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  await closePage(page);
});

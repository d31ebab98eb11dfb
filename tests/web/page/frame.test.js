// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// What is around the pages: the token, the keys, the backlog's button, the log, the manifest and paper.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, faults, picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, textOf } from "./page.js";
import { Server } from "./server.js";

const secret = "correct horse battery staple, and then some";

let server;

before(async () => {
  await openBrowser();
  server = await Server.start({ BILLOW_DISPLAY_PACED: "all" });
  await server.setRates(0, 0);
  await server.post(60);
  await server.displayed(60);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

test("a token is remembered where the reader wants that, exports with it, and is forgotten", async () => {
  const guarded = await Server.start({ HOST: "0.0.0.0", SECRET_KEY_BASE: secret });
  const page = await openPage(guarded.url, { acceptDownloads: true });
  const kept = () => page.evaluate(() => [sessionStorage.getItem("billow.token"), localStorage.getItem("billow.token")]);
  await page.waitForSelector("#token-dialog[open]");
  await page.fill("#token", secret);
  await page.keyboard.press("Enter");
  await becomes(page, "#connection", "Live");
  assert.deepEqual(await kept(), [secret, null], "only in this tab");
  await page.click("#forget");
  await page.waitForSelector("#token-dialog[open]");
  assert.deepEqual(await kept(), [null, null]);
  assert.equal(await page.isChecked("#token-remember"), false);
  await page.fill("#token", secret);
  await page.check("#token-remember");
  await picture(page, "token");
  assert.deepEqual(await barriers(page), []);
  await page.click("#token-form .primary");
  await becomes(page, "#connection", "Live");
  assert.deepEqual(await kept(), [null, secret]);
  const other = await page.context().newPage();
  await other.goto(`${guarded.url}#invoices`);
  await becomes(other, "#connection", "Live");
  const [download] = await Promise.all([other.waitForEvent("download"), other.click("#export")]);
  assert.equal(download.suggestedFilename(), "billow-invoices.csv");
  await other.click("#forget");
  await other.waitForSelector("#token-dialog[open]");
  assert.deepEqual(await kept(), [null, null]);
  await page.context().close();
  await guarded.stop();
});

test("the backlog is shown at once where the reader wants that", async () => {
  await server.setRates(0, 0.01);
  const page = await openPage(server.url);
  await loaded(page);
  assert.equal(await page.locator("#release").isVisible(), false);
  await server.post(100, () => ({}), 61);
  await page.waitForSelector("#release:not([hidden])");
  assert.deepEqual(await faults(page), []);
  await picture(page, "release");
  await page.click("#release");
  await server.displayed(160);
  await page.waitForSelector("#release", { state: "hidden" });
  await closePage(page);
  await server.setRates(0, 0);
});

test("single keys lead everywhere, are listed, and can be turned off", async () => {
  const page = await openPage(server.url);
  await loaded(page);
  for (const [key, title] of [["2", "Invoices"], ["3", "Analytics"], ["4", "System"], ["1", "Dashboard"]]) {
    await page.keyboard.press(key);
    await becomes(page, "#title", title);
  }
  await page.keyboard.press("/");
  await becomes(page, "#title", "Invoices");
  await eventually(() => page.evaluate(() => document.activeElement.id), (id) => id === "search-text", "the field has the focus");
  await page.keyboard.type("T-1");
  assert.equal(await page.inputValue("#search-text"), "T-1", "what is typed is no command");
  await becomes(page, "#title", "Invoices");
  await page.locator("#found-grid").focus();
  await page.keyboard.press("?");
  await page.waitForSelector("#help-dialog[open]");
  await picture(page, "help");
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await page.uncheck("#single-keys");
  await page.keyboard.press("Escape");
  await page.locator("#found-grid").focus();
  await page.keyboard.press("1");
  await page.keyboard.press("F1");
  await page.waitForSelector("#help-dialog[open]");
  assert.equal(await textOf(page, "#title"), "Invoices");
  await closePage(page);
});

test("the page keeps a log of what happened", async () => {
  const page = await openPage(`${server.url}#system`);
  await becomes(page, "#page-log li:last-child span", "Idle. 160 invoices shown.");
  await server.setRates(1, 1);
  await server.command("start");
  await becomes(page, "#page-log li:first-child span", /^Running\./);
  await server.command("stop");
  await eventually(() => page.locator("#page-log li").count(), (lines) => lines >= 3, "the end of the run too");
  assert.deepEqual(await faults(page), []);
  assert.deepEqual(await barriers(page), []);
  await server.setRates(0, 0);
  await closePage(page);
});

test("a manifest names the page, and crawlers are told to stay away", async () => {
  const page = await openPage(server.url);
  const manifest = await (await fetch(new URL(await page.getAttribute("link[rel=manifest]", "href"), server.url))).json();
  assert.equal(manifest.name, "Billow");
  const address = new URL("assets/manifest.webmanifest", server.url);
  assert.equal(new URL(manifest.start_url, address).href, server.url);
  assert.equal((await fetch(new URL(manifest.icons[0].src, address))).headers.get("content-type"), "image/svg+xml");
  assert.equal(await page.getAttribute("meta[name=robots]", "content"), "noindex");
  await closePage(page);
});

test("on paper there are the invoices, and nothing to click on", async () => {
  const page = await openPage(`${server.url}#invoices`);
  await becomes(page, "#found-count", /^16\d invoices/);
  await page.emulateMedia({ media: "print" });
  for (const control of [".side", ".strip", ".head .actions", ".search"])
    assert.equal(await page.locator(control).isVisible(), false, control);
  const bottom = await page.locator("#found .row").last().evaluate((row) => row.getBoundingClientRect().bottom);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(bottom > 2000 && height >= bottom, "every row is on a sheet");
  await page.locator("#found .row").first().evaluate((row) => row.click());
  await page.waitForSelector("#details[open]");
  assert.equal(await page.locator("#found").isVisible(), false, "with the details open, they alone are printed");
  await closePage(page);
});

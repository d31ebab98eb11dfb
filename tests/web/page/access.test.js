// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// axe-core finds nothing, on either view, in either theme, on a phone and on a desk.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, loaded, openBrowser, openPage } from "./page.js";
import { Server } from "./server.js";

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(60, (n) => ({ currency: ["ZAR", "USD"][n % 2], risk_profile: ["Green", "Amber", "Red"][n % 3] }));
  await server.displayed(60);
  await server.setRates(50, 20, 6000);
  await server.command("start");
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

for (const [width, height] of [[390, 844], [1280, 800]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`at ${width} px, ${colorScheme}`, async () => {
      const page = await openPage(server.url, { width, height, colorScheme, reducedMotion: "reduce" });
      await loaded(page);
      await becomes(page, "#state", "Running");
      assert.deepEqual(await barriers(page), [], "the dashboard");
      await page.locator("#rows .row").nth(2).click();
      await page.waitForSelector("#details[open]");
      assert.deepEqual(await barriers(page), [], "the details of an invoice");
      await page.click("#close-details");
      await becomes(page, "#newest", /\d+ new/);
      assert.deepEqual(await barriers(page), [], "the dashboard while somebody reads");
      await page.click("a[href='#system']");
      await eventually(() => page.locator("#tree tr").count(), (rows) => rows > 10, "the tree is there");
      assert.deepEqual(await barriers(page), [], "the system view");
      await page.click("#reset");
      await page.click("#reset-confirm");
      await page.waitForSelector("#reset-proof:not([hidden])");
      assert.deepEqual(await barriers(page), [], "the question before a reset");
      await closePage(page);
    });
  }
}

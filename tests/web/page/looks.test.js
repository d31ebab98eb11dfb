// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Every width, both themes, both views: nothing is cut off, and nothing lies over something else.
// BILLOW_SCREENSHOTS names a folder for the pictures.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { faults, picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, loaded, openBrowser, openPage } from "./page.js";
import { Server } from "./server.js";

const sizes = {
  phone: { width: 390, height: 844, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  tablet: { width: 820, height: 1180, hasTouch: true },
  desktop: { width: 1280, height: 800 },
  wall: { width: 2560, height: 1440 },
};
const themes = ["light", "dark"];

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(60, (n) => ({ currency: ["ZAR", "USD", "EUR"][n % 3], risk_profile: ["Green", "Amber", "Red"][n % 3],
    seller_name: ["Baía Azul Importações e Exportações Limitada", "Île Plate Sugar Ltée", "Lubombo Textiles"][n % 3] }));
  await server.displayed(60);
  await server.setRates(50, 20, 6000);
  await server.command("start");
  await server.displayed(200);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

async function examine(page, name) {
  await picture(page, name);
  assert.deepEqual(await faults(page), [], name);
}

for (const [name, size] of Object.entries(sizes)) {
  for (const colorScheme of themes) {
    test(`${name}, ${colorScheme}`, async () => {
      const page = await openPage(server.url, { ...size, colorScheme });
      await loaded(page);
      await becomes(page, "#state", "Running");
      assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), colorScheme);
      await examine(page, `dashboard-${name}-${colorScheme}`);
      await page.mouse.move(size.width / 2, size.height * 0.7);
      await page.mouse.wheel(0, 500);
      await page.waitForSelector("#newest:not([hidden])");
      await becomes(page, "#newest", /\d+ new/);
      await loaded(page);
      await examine(page, `reading-${name}-${colorScheme}`);
      await page.click("a[href='#system']");
      await eventually(() => page.locator("#tree tr").count(), (rows) => rows > 10, "the tree is there");
      await examine(page, `system-${name}-${colorScheme}`);
      await page.click("#reset");
      await examine(page, `reset-${name}-${colorScheme}`);
      await page.click("#reset-confirm");
      await page.waitForSelector("#reset-proof:not([hidden])");
      await examine(page, `reset-word-${name}-${colorScheme}`);
      await closePage(page);
    });
  }
}

test("the theme's button holds against the system's, and over a reload", async () => {
  const page = await openPage(server.url, { colorScheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await becomes(page, "#theme", "Dark theme");
  await page.click("#theme");
  const dark = await background();
  assert.notEqual(dark, light);
  await page.reload();
  assert.equal(await background(), dark);
  await page.click("#theme");
  assert.equal(await background(), light);
  await page.emulateMedia({ colorScheme: "dark" });
  await eventually(background, (now) => now === dark, "it follows the system again");
  await closePage(page);
});

test("columns give way, number, total and risk stay", async () => {
  const page = await openPage(server.url);
  await loaded(page);
  const order = ["payment", "route", "time", "vat", "buyer", "subtotal"];
  for (let width = 2000; width >= 600; width -= 100) {
    await page.setViewportSize({ width, height: 800 });
    const shown = (name) => page.locator(`#heading .${name}`).isVisible();
    for (const name of ["number", "total", "risk", "seller"])
      assert.ok(await shown(name), `${name} at ${width}`);
    const visible = await Promise.all(order.map(shown));
    const first = visible.indexOf(true);
    assert.ok(visible.slice(first < 0 ? order.length : first).every(Boolean), `in their order at ${width}: ${visible}`);
    await eventually(() => faults(page), (found) => found.length === 0, `at ${width} px all has its room`);
  }
  await closePage(page);
});

test("an empty page, and one without a server", async () => {
  const fresh = await Server.start();
  for (const [name, size] of Object.entries(sizes)) {
    const page = await openPage(fresh.url, { ...size, colorScheme: "light" });
    await becomes(page, "#empty h2", "No invoices yet");
    await examine(page, `empty-${name}-light`);
    await fresh.kill();
    await becomes(page, "#notices p", /Can’t reach Billow/);
    await becomes(page, "#connection", "Reconnecting…");
    await examine(page, `away-${name}-light`);
    await fresh.restart();
    await closePage(page);
  }
  await fresh.stop();
});

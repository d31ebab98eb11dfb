// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The page speaks the reader's language, and there is room for it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, faults, picture } from "./eye.js";
import { becomes, cards, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, textOf } from "./page.js";
import { Server } from "./server.js";
import { tables } from "./words.js";

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(60, (n) => ({ currency: ["ZAR", "USD"][n % 2], subtotal: `${n * 1234}.50` }));
  await server.displayed(60);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const openIn = (locale, options) => openPage(server.url, { locale, ...options });

test("the page speaks the reader's language and writes numbers, money and dates in it", async () => {
  const expected = {
    "de-DE": ["de", "Übersicht", /^[\d.]+,\d\d\u00A0ZAR$/, "23.11.2026"],
    "fr-CA": ["fr", "Tableau de bord", /^[\d\s]+,\d\d\u00A0ZAR$/, "2026-11-23"],
    "pt-PT": ["pt-PT", "Painel", /^[\d\s]+,\d\d\u00A0ZAR$/, "23/11/2026"],
    "pt-BR": ["pt-PT", "Painel", /ZAR/, "23/11/2026"],
    "af-ZA": ["af", "Paneelbord", /ZAR/, "2026-11-23"],
    "en-US": ["en", "Dashboard", /^ZAR\u00A0[\d,]+\.\d\d$/, "11/23/2026"],
    "xh-ZA": ["en", "Dashboard", /ZAR/, /2026/],
  };
  for (const [locale, [tag, title, total, day]] of Object.entries(expected)) {
    const page = await openIn(locale, { width: 1920 });
    await loaded(page);
    assert.equal(await page.getAttribute("html", "lang"), tag);
    await becomes(page, "#title", title);
    assert.match((await cards(page)).total.figure, total, locale);
    assert.match(await page.locator("#rows .time").first().textContent(), new RegExp(day), locale);
    assert.equal(await page.locator("#languages select").inputValue(), tag);
    await closePage(page);
  }
});

test("another language is a choice that is kept", async () => {
  const page = await openIn("en-GB");
  await becomes(page, "#title", "Dashboard");
  await page.selectOption("#languages select", "fr");
  await becomes(page, "#title", "Tableau de bord");
  await page.reload();
  await becomes(page, "#title", "Tableau de bord");
  assert.equal(await page.getAttribute("html", "lang"), "fr");
  await page.selectOption("#languages select", "en");
  await becomes(page, "#title", "Dashboard");
  await closePage(page);
});

test("only the wanted language is loaded", async () => {
  const asked = [];
  const page = await openIn("de-DE", { before: (fresh) => fresh.on("request", (request) => asked.push(request.url())) });
  await becomes(page, "#title", "Übersicht");
  assert.deepEqual(asked.filter((url) => /strings\..+\.js$/.test(url)), [`${server.url}assets/strings.de.js`]);
  await closePage(page);
});

for (const locale of ["de-DE", "fr-FR", "pt-PT", "af-ZA"]) {
  for (const [width, height] of [[390, 844], [1280, 800]]) {
    test(`there is room for ${locale} at ${width} px in every state`, async () => {
      const words = tables[locale] ?? tables[locale.slice(0, 2)];
      const page = await openIn(locale, { width, height });
      const examine = async (name) => {
        await picture(page, `${locale.slice(0, 2)}-${name}-${width}`);
        assert.deepEqual(await faults(page), [], `${locale}, ${name}`);
      };
      await loaded(page);
      await becomes(page, "#state", words.stopped);
      await examine("idle");
      await page.click("#reset");
      await examine("reset");
      await page.click("#reset-confirm");
      await page.waitForSelector("#reset-proof:not([hidden])");
      await examine("reset-word");
      assert.match(await textOf(page, "#reset-proof label"), new RegExp(words.resetWord));
      await page.fill("#reset-word", words.resetWord);
      assert.equal(await page.locator("#reset-confirm").isEnabled(), true);
      await page.click("#reset-cancel");

      await server.setRates(500, 20, 3000);
      await page.click("#start");
      await becomes(page, "#state", words.running);
      await examine("running");
      await page.click("#pause");
      await becomes(page, "#newest", new RegExp(words.paused));
      await examine("paused");
      await server.status((now) => now.backlog > 400, "there is a backlog");
      await page.click("#stop");
      await becomes(page, "#state", words.stopping);
      await examine("draining");
      await page.click("a[href='#system']");
      await eventually(() => page.locator("#tree tr").count(), (rows) => rows > 10, "the tree is there");
      await examine("system");
      assert.deepEqual(await barriers(page), []);
      await server.setRates(0, 0);
      await becomes(page, "#state", words.stopped);
      await page.click("a[href='#dashboard']");
      await server.kill();
      await becomes(page, "#connection", words.reconnecting);
      await examine("away");
      await server.restart();
      await becomes(page, "#connection", words.live);
      await closePage(page);
    });
  }
}

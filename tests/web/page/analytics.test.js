// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The Analytics page draws what the server counts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { barriers, faults, picture } from "./eye.js";
import { becomes, closeBrowser, closePage, eventually, openBrowser, openPage, plain } from "./page.js";
import { Server } from "./server.js";

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
  await server.post(300, (n) => ({ currency: n % 4 === 0 ? "USD" : "ZAR", subtotal: `${1000 * n}.00`, vat_rate: "15",
    seller_name: `Seller ${n % 13}`, payment_mechanism: ["Letter of Credit", "Open Account", ""][n % 3],
    invoice_date: `2026-${String(1 + (n % 11)).padStart(2, "0")}-15`, risk_profile: ["Green", "Amber", "Red"][n % 3] }));
  await server.displayed(300);
  await eventually(() => server.get("api/analytics"), ({ data }) => data?.up_to === 300, "all is counted");
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

const openAnalytics = (options) => openPage(`${server.url}#analytics`, options);
const shares = (page, title) => page.locator(".shares", { hasText: title }).locator("li").evaluateAll(
  (items) => items.map((item) => [item.querySelector(".who").textContent, item.querySelector("b").textContent]));

test("every figure is the ledger's, in one currency at a time", async () => {
  const page = await openAnalytics();
  await becomes(page, "#analytics-note", "300 invoices");
  for (const currency of ["ZAR", "USD"]) {
    await page.selectOption("#analytics-currency", currency);
    await eventually(() => page.locator(".shares h2").first().textContent(), (title) => title === `Top sellers, ${currency}`, "it is in that currency");
    const where = `WHERE currency = '${currency}'`;
    const sellers = server.sql(`SELECT seller_name, printf('%.2f', sum(total_minor) / 100.0) FROM invoices ${where} GROUP BY 1 ORDER BY sum(total_minor) DESC LIMIT 10`);
    const shown = await shares(page, "Top sellers");
    assert.deepEqual(shown.slice(0, 10).map(([name, amount]) => [name, plain(amount)]), sellers);
    const risks = server.sql(`SELECT risk_profile, printf('%.2f', sum(total_minor) / 100.0) FROM invoices ${where} GROUP BY 1 ORDER BY sum(total_minor) DESC`);
    assert.deepEqual((await shares(page, "Value by risk")).map(([name, amount]) => [name, plain(amount)]).sort(), risks.sort());
    const months = page.locator(".chart", { hasText: "VAT by month" });
    await months.locator("summary").click();
    const vat = server.sql(`SELECT printf('%.2f', sum(vat_minor) / 100.0) FROM invoices ${where} GROUP BY substr(issued_at, 1, 7) ORDER BY substr(issued_at, 1, 7) DESC`);
    await eventually(() => months.locator("tbody td:nth-child(2)").allTextContents(),
      (cells) => cells.map(plain).join() === vat.map(([amount]) => amount).join(), "the VAT of each month");
    assert.equal(await months.locator("rect").count(), vat.length);
    await months.locator("summary").click();
  }
  assert.ok((await shares(page, "Value by payment")).some(([name]) => name === "not given"));
  await closePage(page);
});

test("the minutes go as far back as is chosen, and follow the stream", async () => {
  const page = await openAnalytics();
  await becomes(page, "#analytics-note", "300 invoices");
  const perMinute = page.locator(".chart", { hasText: "Invoices per minute" });
  await perMinute.locator("summary").click();
  const stored = async () => (await perMinute.locator("tbody td:nth-child(2)").allTextContents()).reduce((sum, cell) => sum + Number(plain(cell)), 0);
  await eventually(() => perMinute.locator("tbody tr").count(), (rows) => rows === 60, "an hour");
  await eventually(stored, (sum) => sum === 300, "all of them came in this hour");
  await page.locator(".spans label", { hasText: "6 hours" }).click();
  await eventually(() => perMinute.locator("tbody tr").count(), (rows) => rows === 360, "six hours");
  await server.post(5, () => ({ currency: "ZAR" }), 301);
  await eventually(stored, (sum) => sum === 305, "it follows");
  await becomes(page, "#analytics-note", "305 invoices");
  await closePage(page);
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 800, 1366, 2560]) {
    test(`nothing is cut off at ${width} px, ${colorScheme}`, async () => {
      const page = await openAnalytics({ width, height: 800, colorScheme });
      await becomes(page, "#analytics-note", /30\d invoices/);
      await eventually(() => page.locator(".plot .line").count(), (count) => count > 3, "the lines are drawn");
      await picture(page, `analytics-${width}-${colorScheme}`);
      assert.deepEqual(await faults(page), []);
      assert.deepEqual(await barriers(page), []);
      await closePage(page);
    });
  }
}

for (const locale of ["de-DE", "fr-FR", "pt-PT", "af-ZA"]) {
  test(`there is room for ${locale}`, async () => {
    for (const width of [360, 1280]) {
      const page = await openAnalytics({ width, height: 800, locale });
      await becomes(page, "#analytics-note", /30\d/);
      await picture(page, `analytics-${locale}-${width}`);
      assert.deepEqual(await faults(page), []);
      await closePage(page);
    }
  });
}

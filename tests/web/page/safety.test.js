// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// What strangers write into an invoice stays text, and the page keeps to its own content security policy.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { closeBrowser, closePage, loaded, openBrowser, openPage } from "./page.js";
import { Server } from "./server.js";

const attacks = [
  "<script>globalThis.hacked = 1</script>", "<img src=x onerror=\"globalThis.hacked = 1\">", "\"><svg onload=globalThis.hacked=1>",
  "javascript:globalThis.hacked=1", "{{constructor.constructor('hacked=1')()}}", "${globalThis.hacked = 1}",
  "</style><style>*{display:none}</style>", "'; globalThis.hacked = 1; //",
];

let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
  await server.setRates(0, 0);
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

test("script in any field of an invoice is inert, in the snapshot and live", async () => {
  const attackedBy = (n) => ({ invoice_number: `${attacks[n % attacks.length]} ${n}`, seller_name: attacks[n % attacks.length],
    buyer_name: attacks[(n + 1) % attacks.length] });
  await server.post(attacks.length, attackedBy);
  await server.displayed(attacks.length);
  const requests = [];
  const page = await openPage(server.url, { before: (fresh) => fresh.on("request", (request) => requests.push(request.url())) });
  await loaded(page);
  await server.post(attacks.length, attackedBy, attacks.length + 1);
  await server.displayed(2 * attacks.length);
  await page.waitForSelector(`#row-${2 * attacks.length}`);
  const sellers = await page.locator("#rows .cell.seller").allTextContents();
  for (const attack of attacks)
    assert.equal(sellers.filter((seller) => seller === attack).length, 2, attack);
  assert.equal(await page.locator("#rows :is(script, img, style)").count(), 0);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.ok(requests.every((url) => url.startsWith(server.url)), requests.join("\n"));
  await closePage(page);
});

test("the policy allows nothing but the page itself, and the page needs no more", async () => {
  const page = await openPage(server.url, {
    before: (fresh) => fresh.addInitScript(() => addEventListener("securitypolicyviolation",
      (event) => console.error(`${event.violatedDirective} ${event.blockedURI}`))),
  });
  const response = await page.reload();
  const policy = response.headers()["content-security-policy"];
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:/);
  await loaded(page);
  for (const action of ["#theme", "a[href='#system']", "a[href='#dashboard']", "#pause", "#newest", "#start", "#stop"])
    await page.click(action);
  await page.click("#reset");
  await page.keyboard.press("Escape");
  await page.locator("#rows .row").first().click();
  await closePage(page);
});

test("the policy is in force: what is injected does not run", async () => {
  const page = await openPage(server.url);
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "globalThis.hacked = 1";
    document.body.append(script);
    document.body.insertAdjacentHTML("beforeend", "<img src=x onerror='globalThis.hacked = 1'>");
  });
  await page.waitForFunction(() => document.querySelector("img[src=x]").complete);
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.ok(page.complaints.length >= 2, "the browser complains of both");
  await page.context().close();
});

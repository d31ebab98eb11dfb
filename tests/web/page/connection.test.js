// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The server goes and comes back under the page.

import assert from "node:assert/strict";
import { after, afterEach, before, beforeEach, test } from "node:test";
import {
  assertDense, becomes, cards, closeBrowser, closePage, eventually, loaded, openBrowser, openPage, plain, rowsInView, textOf,
} from "./page.js";
import { Server } from "./server.js";

let server;

before(openBrowser);
after(closeBrowser);
beforeEach(async () => {
  server = await Server.start();
});
afterEach(() => server.stop());

/** Collects what the socket brings, and what each frame of the page shows: rows once seen never change or go back. */
async function openWatched() {
  const told = [];
  const page = await openPage(server.url, {
    before: async (fresh) => {
      fresh.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => {
        const [, , , event, body] = JSON.parse(payload);
        if (event === "initial_data")
          told.push({ from: body.seq });
        if (event === "new_invoices")
          told.push(...body.invoices.map(({ seq }) => seq));
      }));
      await fresh.addInitScript(() => {
        globalThis.seen = {};
        globalThis.faults = [];
        let newest = 0;
        const look = () => {
          requestAnimationFrame(look);
          const rows = [...document.querySelectorAll("#rows .row:not(.loading)")];
          const seqs = rows.map((row) => Number(row.id.slice(4)));
          for (const [place, seq] of seqs.entries()) {
            const number = rows[place].querySelector(".number").textContent;
            if ((seen[seq] ??= number) !== number)
              faults.push(`${seq} was ${seen[seq]} and is ${number}`);
          }
          if (seqs.length > 0 && seqs[0] < newest)
            faults.push(`the newest was ${newest} and is ${seqs[0]}`);
          newest = Math.max(newest, seqs[0] ?? 0);
        };
        requestAnimationFrame(look);
      });
    },
  });
  return { page, told };
}

test("killed and started again: every invoice once, in order, without a gap", async () => {
  await server.setRates(60, 60, 3000);
  const { page, told } = await openWatched();
  await page.click("#start");
  const count = async () => Number(plain((await cards(page)).invoices.figure));
  await eventually(count, (now) => now > 100, "invoices come");
  for (let round = 0; round < 2; ++round) {
    await server.kill();
    await becomes(page, "#connection", "Reconnecting…");
    await becomes(page, "#notices p", /^Can’t reach Billow\. Retrying… Last update: \d\d:\d\d:\d\d/);
    await becomes(page, "#state", /^Last known: /);
    assert.equal(await page.locator("#stop").isEnabled(), false);
    const before = await count();
    await server.restart();
    await server.setRates(60, 60, 3000);
    await becomes(page, "#connection", "Live");
    assert.equal(await page.locator("#notices p").count(), 0);
    if ((await server.status(() => true)).status !== "running") {
      await becomes(page, "#state", "Idle");
      await page.click("#start");
    }
    await eventually(count, (now) => now > before + 60, "invoices go on");
  }
  await page.click("#stop");
  await becomes(page, "#state", "Idle");
  const { total_displayed: displayed } = await server.status((now) => now.status === "stopped", "it is idle");
  await eventually(() => rowsInView(page), (rows) => rows[0]?.seq === displayed, "the last is shown");

  // The socket told each once; a replay begins with the one that was the newest, to see that the ledger is the same.
  const [{ from }, ...rest] = told;
  assert.ok(rest.every((each) => typeof each === "number"), "no second snapshot was needed");
  const once = rest.filter((seq, place) => seq !== rest[place - 1]);
  assert.ok(rest.length - once.length <= 2);
  assert.deepEqual(once, Array.from({ length: displayed - from }, (_, place) => from + 1 + place));
  // The page showed each as it is in the ledger.
  assert.deepEqual(await page.evaluate(() => faults), []);
  const seen = await page.evaluate(() => seen);
  const numbers = Object.fromEntries(server.sql("SELECT seq, invoice_number FROM invoices"));
  for (const [seq, number] of Object.entries(seen))
    assert.equal(number, numbers[seq]);
  assertDense(await loaded(page));
  assert.equal((await cards(page)).invoices.figure, displayed.toLocaleString("en-GB"));
  await closePage(page);
});

test("who reads stays where they are", async () => {
  await server.setRates(0, 0);
  await server.post(300);
  await server.displayed(300);
  const page = await openPage(server.url);
  await loaded(page);
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 1000);
  await eventually(() => rowsInView(page), (rows) => rows[0]?.seq < 275, "it scrolls");
  const rows = await loaded(page);
  await server.kill();
  await becomes(page, "#connection", "Reconnecting…");
  await server.restart();
  await server.post(7, undefined, 301);
  await becomes(page, "#connection", "Live");
  await becomes(page, "#newest", "↑ 7 new");
  // The notice took room and gave it back.
  await eventually(() => rowsInView(page), (now) => JSON.stringify(now) === JSON.stringify(rows), "the rows are where they were");
  await closePage(page);
});

test("a ledger that was emptied meanwhile is shown from its beginning", async () => {
  await server.setRates(0, 0);
  await server.post(100);
  await server.displayed(100);
  const page = await openPage(server.url);
  await eventually(() => rowsInView(page), (rows) => rows[0]?.seq === 100, "they are shown");
  await server.end();
  const { port } = server;
  server.port = 0;
  await server.restart();
  await server.setRates(0, 0);
  await server.command("reset", { confirm: "delete" });
  await server.post(150, () => ({ seller_name: "Another Seller" }));
  await server.displayed(150);
  await server.end();
  server.port = port;
  await server.restart();
  await becomes(page, "#connection", "Live");
  const rows = await eventually(() => loaded(page), (now) => now[0].seq === 150, "the new ones are shown");
  assert.ok(rows.every((row) => row.seller === "Another Seller"), JSON.stringify(rows));
  await closePage(page);
});

test("another ledger behind the same address is not mixed with the first", async () => {
  await server.setRates(0, 0);
  await server.post(100);
  await server.displayed(100);
  const page = await openPage(server.url);
  await eventually(() => rowsInView(page), (rows) => rows[0]?.seq === 100, "they are shown");
  const other = await Server.start();
  await other.setRates(0, 0);
  await other.post(150, () => ({ seller_name: "Another Seller" }));
  await other.displayed(150);
  await other.end();
  await server.end();
  await server.restart({ DATABASE_URL: `sqlite:${other.ledger}` });
  await becomes(page, "#connection", "Live");
  const rows = await eventually(() => loaded(page), (now) => now[0].seq === 150, "the other's are shown");
  assert.ok(rows.every((row) => row.seller === "Another Seller"), JSON.stringify(rows));
  await closePage(page);
  await server.end();
  await other.stop();
});

test("a command that the server is not there for says so, and the page goes on", async () => {
  const page = await openPage(server.url);
  await becomes(page, "#connection", "Live");
  await page.route("**/api/control/start", (route) => route.abort());
  await page.click("#start");
  await becomes(page, "#notices p", "Can’t reach Billow. Check that the server is running, then try again.");
  await page.unroute("**/api/control/start");
  await page.click("#notices button");
  assert.equal(await page.locator("#notices p").count(), 0);
  await page.click("#start");
  await becomes(page, "#state", "Running");
  await closePage(page);
});

test("Try now does", async () => {
  const page = await openPage(server.url);
  await becomes(page, "#connection", "Live");
  // The page waits for ever: only the button brings it back.
  await page.evaluate(() => (globalThis.setTimeout = () => 0));
  await server.kill();
  await becomes(page, "#connection", "Reconnecting…");
  await server.restart();
  await page.click("#notices button");
  await becomes(page, "#connection", "Live");
  await closePage(page);
});

test("off this machine it asks for the token, once a tab", async () => {
  const secret = "a secret that is thirty-two characters long";
  await server.end();
  await server.restart({ HOST: "0.0.0.0", SECRET_KEY_BASE: secret });
  const page = await openPage(server.url);
  await page.waitForSelector("#token-dialog[open]");
  await page.fill("#token", "a wrong one");
  await page.keyboard.press("Enter");
  await page.waitForSelector("#token-wrong:not([hidden])");
  await page.fill("#token", secret);
  await page.keyboard.press("Enter");
  await becomes(page, "#connection", "Live");
  await page.click("#start");
  await becomes(page, "#state", "Running");
  await page.reload();
  await becomes(page, "#connection", "Live");
  assert.equal(await page.locator("#token-dialog").isVisible(), false);
  assert.ok(!(await textOf(page, "body")).includes(secret));
  await closePage(page);
});

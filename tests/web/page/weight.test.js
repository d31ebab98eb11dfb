// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// How much travels on a first visit, heads included, and who gets it compressed.

import assert from "node:assert/strict";
import { once } from "node:events";
import { get } from "node:http";
import { after, before, test } from "node:test";
import { becomes, closeBrowser, closePage, openBrowser, openPage } from "./page.js";
import { Server } from "./server.js";

const most = 60_000; // bytes
let server;

before(async () => {
  await openBrowser();
  server = await Server.start();
});
after(async () => {
  await closeBrowser();
  await server.stop();
});

for (const locale of ["en-GB", "de-DE", "fr-FR", "pt-PT", "af-ZA"]) {
  test(`a first visit in ${locale} is under 60 KB on the wire`, async () => {
    const requests = [];
    const page = await openPage(server.url, { locale, before: (fresh) => fresh.on("requestfinished", (each) => requests.push(each)) });
    await page.waitForSelector("#connection.good");
    await page.waitForLoadState("networkidle");
    let bytes = 0;
    for (const request of requests) {
      const { responseHeadersSize, responseBodySize } = await request.sizes();
      bytes += responseHeadersSize + responseBodySize;
    }
    assert.ok(requests.length > 15, "the page and its parts were counted");
    assert.ok(bytes < most, `${bytes} bytes in ${requests.length} answers`);
    await closePage(page);
  });
}

test("a second visit brings heads only", async () => {
  const page = await openPage(server.url);
  await becomes(page, "#connection", "Live");
  const requests = [];
  page.on("requestfinished", (each) => requests.push(each));
  await page.reload();
  await becomes(page, "#connection", "Live");
  const assets = requests.filter((request) => request.url().includes("/assets/"));
  assert.ok(assets.length > 15);
  for (const request of assets)
    assert.equal((await request.sizes()).responseBodySize, 0, request.url());
  await closePage(page);
});

/** As a client that sends just these fields. */
async function ask(path, headers = {}) {
  const request = get(server.url + path, { headers });
  const [answer] = await once(request, "response");
  const chunks = await answer.toArray();
  return { headers: answer.headers, body: Buffer.concat(chunks) };
}

test("a client without gzip gets plain bytes", async () => {
  for (const path of ["", "assets/billow.css", "assets/main.js"]) {
    const plain = await ask(path);
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.equal(Number(plain.headers["content-length"]), plain.body.length);
    assert.match(plain.body.toString(), /SPDX-License-Identifier: MIT/);
    const packed = await ask(path, { "Accept-Encoding": "gzip" });
    assert.equal(packed.headers["content-encoding"], "gzip");
    assert.ok(packed.body.length < plain.body.length / 1.5);
  }
});

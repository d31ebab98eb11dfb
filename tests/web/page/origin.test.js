// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// A page at another origin, with npm's client of Phoenix Channels, in a real browser: shut out, unless it is allowed.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { closeBrowser, closePage, eventually, openBrowser, openPage } from "./page.js";
import { Server } from "./server.js";

const phoenix = readFileSync(new URL("../node_modules/phoenix/priv/static/phoenix.mjs", import.meta.url));
const secret = "0123456789abcdefgh>>>>>>0123456789";
let elsewhere;
let origin;

before(async () => {
  elsewhere = createServer((request, response) => {
    const isModule = request.url === "/phoenix.mjs";
    response.setHeader("Content-Type", isModule ? "text/javascript" : "text/html");
    response.end(isModule ? phoenix : "<!doctype html><title>Another page</title><link rel=icon href=data:,>");
  });
  await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
  origin = `http://localhost:${elsewhere.address().port}`;
  await openBrowser();
});
after(async () => {
  await closeBrowser();
  elsewhere.closeAllConnections();
  elsewhere.close();
});

/** What such a page gets: { read, start } over HTTP, a status or "blocked", and what its channel was told. */
async function tryFrom(page, server, authToken) {
  await page.evaluate(async ({ url, token }) => {
    const ask = (path, options) => fetch(url + path, options).then(({ status }) => status, () => "blocked");
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const got = { told: [], closed: 0 };
    window.got = got;
    got.read = await ask("api/stats", { headers });
    got.start = await ask("api/control/start", { method: "POST", headers });
    const { Socket } = await import("/phoenix.mjs");
    const socket = new Socket(`${url.replace("http", "ws")}socket`, { authToken: token, reconnectAfterMs: () => 100 });
    socket.onClose(() => ++got.closed);
    socket.connect();
    const channel = socket.channel("dashboard:live", {});
    channel.on("initial_data", () => got.told.push("initial_data"));
    channel.join().receive("ok", () => got.told.push("ok"));
  }, { url: server.url, token: authToken });
  return eventually(() => page.evaluate(() => window.got), ({ told, closed }) => told.length > 1 || closed > 1,
    "the channel is joined or refused");
}

for (const token of [undefined, secret]) {
  const environment = token ? { HOST: "0.0.0.0", SECRET_KEY_BASE: token } : {};
  const how = token ? "with its token" : "without a token";

  test(`a page that is not allowed, ${how}`, async () => {
    const server = await Server.start(environment);
    const page = await openPage(origin);
    const { read, start, told } = await tryFrom(page, server, token);
    assert.equal(read, "blocked");
    assert.equal(start, "blocked");
    assert.deepEqual(told, []);
    const headers = token ? { Authorization: `Bearer ${token}` } : {};
    const { data } = await (await fetch(`${server.url}api/system/status`, { headers })).json();
    assert.equal(data.run, null, "nothing was started");
    await page.context().close(); // with the browser's complaints
    await server.stop();
  });

  test(`a page that is allowed, ${how}`, async () => {
    const server = await Server.start({ ...environment, ALLOWED_ORIGINS: origin });
    const page = await openPage(origin);
    const { read, start, told } = await tryFrom(page, server, token);
    assert.equal(read, 200);
    assert.equal(start, 200);
    assert.deepEqual(told, ["ok", "initial_data"]);
    await closePage(page);
    await server.stop();
  });
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// node server.js ORIGIN: the peer of ./dev bench. Takes what the Billow at ORIGIN displays and serves the same from its
// own memory, as fastify is meant to be used: parameters and answers have schemas, from which it compiles their checks
// and their writing. Prints its address once its answers are found equal to Billow's.

import assert from "node:assert/strict";
import Fastify from "fastify";
import { invoice, list, page, stats, success } from "./schemas.js";

const origin = process.argv[2];

async function ask(address, path) {
  const response = await fetch(address + path);
  assert.equal(response.status, 200, path);
  return response.json();
}

const kept = {
  stats: (await ask(origin, "/api/stats")).data,
  invoices: (await ask(origin, "/api/invoices?limit=1000")).data,
};

const server = Fastify();

server.get("/api/stats", { schema: { response: { 200: success({ data: stats }) } } },
  (request, reply) => reply.send({ success: true, data: kept.stats }));

server.get("/api/invoices", { schema: { querystring: page, response: { 200: success({ data: list(invoice), count: { type: "integer" } }) } } },
  (request, reply) => {
    const data = kept.invoices.slice(0, request.query.limit);
    reply.send({ success: true, data, count: data.length });
  });

const address = await server.listen({ host: "127.0.0.1", port: 0 });
assert.deepEqual((await ask(address, "/api/stats")).data, kept.stats);
assert.deepEqual((await ask(address, "/api/invoices?limit=20")).data, kept.invoices.slice(0, 20));
console.log(address);

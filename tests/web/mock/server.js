// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Speaks as much of the API as the page needs, for what the real server cannot be brought to show on demand.

import { createServer } from "node:http";
import { readFileSync, existsSync } from "node:fs";
import { WebSocketServer } from "ws";

const pages = new URL(`file://${process.env.BILLOW_SOURCE_DIR}/resources/web/`);
const posted = new Map();
const names = ["Antsirabe Cotton SARL", "Umfolozi Sugar Traders", "Table Bay Ceramics CC", "Mosi Agro-Processing Ltd",
  "Baía Azul Importações e Exportações Lda", "Okavango Outfitters", "Île Plate Sugar Ltée", "Lubombo Textiles",
  "Copperbelt Bearings Ltd", "Limpopo Citrus Growers", "Drakensberg Dairies", "<script>alert(1)</script>"];
const port = Number(process.env.PORT ?? 4000);
const token = process.env.TOKEN ?? "";
let cursor = Number(process.env.CURSOR ?? 0);
let stored = cursor + Number(process.env.BACKLOG ?? 0);
let real = process.env.REAL === "1";
let status = stored > cursor ? "stopping" : "stopped";
let rates = { generation_per_second: 5, display_per_second: 2, run_seconds: 300 };
let run = { target: 0, generated: 0, started_at: null, ends_at: null };
let base = 0;
const began = Date.now();
const clients = new Set();
const cents = (minor) => { const d = String(minor).padStart(3, "0"); return d.slice(0, -2) + "." + d.slice(-2); };
const subtotalOf = (seq) => BigInt(10000 + ((seq + base) * 7919) % 4000000);
const vatOf = (seq) => (subtotalOf(seq) * 15n + 50n) / 100n;
const currencyOf = (seq) => (process.env.MIXED === "1" && seq % 5 === 0 ? ["GBP", "USD", "BWP", "EUR", "NAD"][(seq / 5) % 5] : "ZAR");
const invoice = (seq) => ({
  id: String(seq), seq, invoice_number: `INV-20261123-${String(seq + base).padStart(6, "0")}`,
  invoice_date: new Date(began - (cursor - Math.min(seq, cursor)) * 500).toISOString(),
  seller_name: posted.get(seq) ?? names[(seq + base) % names.length], buyer_name: names[(seq * 5 + 3) % (names.length - 1)],
  subtotal: cents(subtotalOf(seq)), vat_amount: cents(vatOf(seq)), total_amount: cents(subtotalOf(seq) + vatOf(seq)),
  vat_rate: "15", currency: currencyOf(seq), exporting_country: "ZA", importing_country: "MU", payment_mechanism: "Documentary Collection",
  risk_profile: ["Green", "Amber", "Green", "Green", "Red", "Green"][seq % 6], source: real ? "import:x.csv" : "demo",
  inserted_at: new Date(began + seq).toISOString(),
});
const sums = { upTo: 0, of: {} };
function totals(last) {
  if (sums.upTo > last) { sums.upTo = 0; sums.of = {}; }
  for (; sums.upTo < last;) {
    const seq = ++sums.upTo;
    const t = (sums.of[currencyOf(seq)] ??= { count: 0, subtotal: 0n, vat: 0n });
    t.count++; t.subtotal += subtotalOf(seq); t.vat += vatOf(seq);
  }
  return sums.of;
}
const written = (t = { count: 0, subtotal: 0n, vat: 0n }) => ({ count: t.count, subtotal: cents(t.subtotal), vat_total: cents(t.vat),
  total_amount: cents(t.subtotal + t.vat), average_amount: cents(t.count ? (t.subtotal + t.vat) / BigInt(t.count) : 0n) });
function stats() {
  const of = totals(cursor);
  const zar = written(of.ZAR);
  const by_currency = {};
  for (const code of Object.keys({ ZAR: 0, ...of })) by_currency[code] = { displayed: written(of[code]), stored: written(of[code]) };
  const numbers = Object.fromEntries(Object.entries(zar).map(([k, v]) => [k, Number(v)]));
  return { ...numbers, count: cursor, currency: "ZAR", displayed: { ...zar, count: cursor }, stored: { ...zar, count: stored }, by_currency };
}
const systemStatus = () => ({ status, running: status === "running", total_generated: stored, total_displayed: cursor, backlog: stored - cursor,
  generation_rate: rates.generation_per_second, display_rate: rates.display_per_second, run,
  storage: { state: process.env.STORAGE ?? "ready", name: "SQLite", location: "/var/lib/billow/ledger.db", message: process.env.STORAGE ? "disk I/O error" : "", latency_ms: 0.4 },
  cache: { state: "off", name: "Redis", location: "", message: "", latency_ms: 0 } });
const actors = () => ({ name: "Application", strategy: "one_for_one", state: "running", restarts: 0, children: [
  { name: "Database", strategy: "rest_for_one", state: "running", restarts: 0, children: ["Ledger", "StatsCache"].map(leaf) },
  { name: "Streaming", strategy: "one_for_one", state: "running", restarts: 0, children: ["Coordinator", "Producer", "Buffer", "StatsAggregator", "Broadcaster"].map(leaf) },
  { name: "Web", strategy: "one_for_one", state: "running", restarts: 0, children: ["WebServer"].map(leaf) } ] });
const leaf = (name) => ({ name, state: name === "Buffer" ? "crashed" : "running", strategy: "", mailbox_depth: 0, handled: stored * 3, dropped: 0, rejected: 0,
  restarts: name === "Buffer" ? 2 : 0, handling_ms: 12.5, longest_ms: 3.1, last_error: name === "Buffer" ? "crashed on purpose" : "", children: [] });

function push(event, payload) { for (const client of clients) if (client.joined) client.send(JSON.stringify([client.joinRef, null, "dashboard:live", event, payload])); }
const change = (name) => push("status_change", { status: name, system_status: systemStatus() });
let debtGen = 0, debtShow = 0;
setInterval(() => {
  if (status === "running") {
    debtGen += rates.generation_per_second ? rates.generation_per_second / 20 : 500;
    const made = Math.min(Math.floor(debtGen), run.target ? run.target - run.generated : Infinity); debtGen -= made;
    stored += made; run.generated += made;
    if ((run.target && run.generated >= run.target) || (run.ends_at && Date.now() > Date.parse(run.ends_at))) { status = "stopping"; change("stopping"); }
  }
  debtShow += rates.display_per_second ? rates.display_per_second / 20 : 500;
  const shown = Math.min(Math.floor(debtShow), stored - cursor); debtShow -= Math.floor(debtShow);
  if (shown > 0) {
    const first = cursor + 1; cursor += shown;
    push("new_invoices", { invoices: Array.from({ length: shown }, (_, i) => invoice(first + i)) });
    push("stats_update", { stats: stats() });
  }
  if (status === "stopping" && stored === cursor) { status = "stopped"; change("stopped"); }
}, 50);

function control(name, body, answer) {
  const ok = () => answer(200, { success: true, message: "ok", status });
  if (name === "start") {
    if (status !== "stopped") return answer(409, { success: false, error: status === "running" ? "Generation is already running" : "The backlog of the last run is still being displayed", status });
    status = "running";
    run = { target: rates.generation_per_second * rates.run_seconds, generated: 0, started_at: new Date().toISOString(), ends_at: new Date(Date.now() + rates.run_seconds * 1000).toISOString() };
    change("started"); return ok();
  }
  if (name === "stop") {
    if (status !== "running") return answer(409, { success: false, error: "Generation is already stopped", status });
    status = "stopping"; change("stopping"); return ok();
  }
  if (real && body.confirm !== "delete") return answer(409, { success: false, error: "The ledger holds invoices that did not come from the generator", status });
  status = "stopped"; base += stored; stored = cursor = 0; real = false; change("reset");
  push("initial_data", { stats: stats(), system_status: systemStatus(), invoices: [] }); ok();
}

const types = { html: "text/html; charset=utf-8", css: "text/css", js: "text/javascript", svg: "image/svg+xml" };
const server = createServer((request, response) => {
  const url = new URL(request.url, "http://x");
  const answer = (code, body) => { response.writeHead(code, { "content-type": "application/json" }); response.end(JSON.stringify(body)); };
  const file = url.pathname === "/" ? "index.html" : url.pathname.startsWith("/assets/") ? url.pathname.slice(8) : "";
  if (file) {
    const path = file === "icon.svg" ? new URL("../icons/billow.svg", pages) : new URL(file, pages);
    if (!existsSync(path)) return answer(404, { success: false, error: "not found" });
    response.writeHead(200, { "content-type": types[file.split(".").pop()], "x-content-type-options": "nosniff", "cross-origin-opener-policy": "same-origin",
      "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self' ws:; frame-ancestors 'none'; base-uri 'none'; form-action 'none'" });
    return response.end(readFileSync(path));
  }
  if (token && request.headers.authorization !== `Bearer ${token}`) return answer(401, { success: false, error: "A token is required" });
  let text = "";
  request.on("data", (chunk) => (text += chunk)).on("end", () => {
    if (url.pathname === "/api/invoices" && request.method === "POST") {
      for (const line of text.split("\n")) posted.set(++stored, JSON.parse(line).seller_name);
      return answer(201, { success: true, data: [] });
    }
    const body = text ? JSON.parse(text) : {};
    const data = (value, more) => answer(200, { success: true, data: value, ...more });
    if (url.pathname === "/api/stats") return data(stats());
    if (url.pathname === "/api/system/status") return data(systemStatus());
    if (url.pathname === "/api/system/actors") return data(actors());
    if (url.pathname === "/api/rates") { if (request.method === "PUT") { rates = { ...rates, ...body }; change(status === "running" ? "started" : status); } return data(rates); }
    if (url.pathname.startsWith("/api/control/")) return control(url.pathname.split("/").pop(), body, answer);
    if (url.pathname === "/api/invoices") {
      const limit = Number(url.searchParams.get("limit") ?? 20), last = Math.min(cursor, Number(url.searchParams.get("before") ?? Infinity) - 1), list = [];
      for (let seq = last; seq > 0 && list.length < limit; --seq) list.push(invoice(seq));
      return data(list, { count: list.length });
    }
    answer(404, { success: false, error: "There is no such path" });
  });
});
const sockets = new WebSocketServer({ noServer: true, handleProtocols: (offered) => (offered.has("phoenix") ? "phoenix" : false) });
server.on("upgrade", (request, socket, head) => {
  const wanted = "billow.token." + Buffer.from(token).toString("base64url");
  if (token && !(request.headers["sec-websocket-protocol"] ?? "").split(/, */).includes(wanted)) return socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
  sockets.handleUpgrade(request, socket, head, (client) => {
    clients.add(client); client.on("close", () => clients.delete(client));
    client.on("message", (message) => {
      const [joinRef, ref, topic, event, payload] = JSON.parse(message);
      client.send(JSON.stringify([joinRef, ref, topic, "phx_reply", { status: "ok", response: {} }]));
      if (event !== "phx_join") return;
      client.joined = true; client.joinRef = joinRef;
      const first = payload.since && payload.since <= cursor ? payload.since + 1 : Math.max(1, cursor - 19);
      const invoices = Array.from({ length: Math.max(0, cursor - first + 1) }, (_, i) => invoice(cursor - i));
      client.send(JSON.stringify([joinRef, null, topic, "initial_data", { stats: stats(), system_status: systemStatus(), invoices }]));
    });
  });
});
server.listen(port, "127.0.0.1", () => console.log(`ready ${server.address().port}`));

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// npm's own client of Phoenix Channels, used as its manual says: node phoenix-client.js URL [TOKEN]. It prints what it was told,
// one JSON object a line, and does what standard input says: "drop" cuts the connection under it, "end" leaves.

import { Socket } from "phoenix";
import WebSocket from "ws";
import { createInterface } from "node:readline";

const [url, authToken] = process.argv.slice(2);
const print = (line) => console.log(JSON.stringify(line));
const socket = new Socket(url, {
  transport: WebSocket, authToken, reconnectAfterMs: () => 100, rejoinAfterMs: () => 100, heartbeatIntervalMs: 1000,
});
socket.onOpen(() => print({ opened: true }));
socket.onClose(() => print({ closed: true }));
socket.connect();

let since; // the newest invoice that was told, and the epoch in which that is its name
let epoch;
const channel = socket.channel("dashboard:live", () => (since === undefined ? {} : { since, epoch }));
channel.on("initial_data", ({ seq, epoch: now, stats, system_status: status, invoices }) => {
  since = seq;
  epoch = now;
  print({ initial: invoices.map((invoice) => invoice.seq), seq, count: stats.count, status: status.status });
});
channel.on("new_invoice", ({ invoice }) => {
  since = invoice.seq;
  print({ invoice: invoice.seq, number: invoice.invoice_number });
});
channel.on("stats_update", ({ stats }) => print({ count: stats.count }));
channel.on("status_change", ({ status }) => print({ status }));
channel.join().receive("ok", () => print({ joined: true })).receive("error", (why) => print({ refused: why }));

createInterface({ input: process.stdin }).on("line", (line) => {
  if (line === "drop")
    socket.conn.terminate();
  if (line === "end")
    channel.leave().receive("ok", () => socket.disconnect(() => process.exit(0)));
});

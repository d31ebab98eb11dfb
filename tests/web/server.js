// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Starts the program under test on a free port with a ledger of its own: billowd serve where BILLOW_PROGRAM names it,
// otherwise the mock.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const program = process.env.BILLOW_PROGRAM ?? "";

/** Whether the tests run against the real program. */
export const real = program !== "";

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

export class Server {
  #process = null;
  #environment;
  #folder = mkdtempSync(join(tmpdir(), "billow-web-"));
  #log = "";

  /** The page's address. */
  url;
  ledger = join(this.#folder, "ledger.db");

  static async start(environment = {}) {
    const server = new Server();
    server.#environment = environment;
    const port = await freePort();
    server.url = `http://127.0.0.1:${port}/`;
    server.#environment = {
      ...process.env, HOST: "127.0.0.1", PORT: String(port), DATABASE_URL: `sqlite:${server.ledger}`, REDIS_URL: "",
      HOME: server.#folder, XDG_CONFIG_HOME: server.#folder, XDG_DATA_HOME: server.#folder, XDG_STATE_HOME: server.#folder,
      TZ: "UTC", ...environment,
    };
    await server.restart();
    return server;
  }

  /** Starts the program again on the same port and ledger, and waits until it answers. */
  async restart() {
    const [command, ...words] = real ? [program, "serve"] : [process.execPath, "mock/server.js"];
    this.#process = spawn(command, words, { env: this.#environment, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#process.stdout, this.#process.stderr])
      stream.on("data", (data) => (this.#log += data));
    for (let tries = 0; ; ++tries) {
      try {
        const answer = await fetch(this.url + "api/system/status");
        if (answer.ok || answer.status === 401)
          return;
      } catch {
        // not yet
      }
      if (this.#process.exitCode !== null || tries > 400)
        throw new Error(`the server does not answer:\n${this.#log}`);
      await pause(50);
    }
  }

  /** As a power cut does it. */
  async kill() {
    const ended = once(this.#process, "exit");
    this.#process.kill("SIGKILL");
    await ended;
  }

  async stop() {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      const ended = once(this.#process, "exit");
      this.#process.kill("SIGTERM");
      await ended;
    }
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async get(path) {
    return (await fetch(this.url + path)).json();
  }

  async send(method, path, body, type = "application/json") {
    const answer = await fetch(this.url + path, {
      method, headers: body === undefined ? {} : { "Content-Type": type },
      body: body === undefined || typeof body === "string" ? body : JSON.stringify(body),
    });
    return { status: answer.status, ...(await answer.json()) };
  }

  async setRates(generation, display, seconds = 300) {
    const answer = await this.send("PUT", "api/rates",
      { generation_per_second: generation, display_per_second: display, run_seconds: seconds });
    if (answer.status !== 200)
      throw new Error(JSON.stringify(answer));
  }

  /** Posts \a count real invoices; \a seller names who wrote number n. */
  async post(count, { seller = () => "Table Bay Ceramics CC", from = 1, currency = "ZAR" } = {}) {
    for (let first = from; first < from + count; first += 5000) {
      const lines = [];
      for (let n = first; n < Math.min(first + 5000, from + count); ++n) {
        lines.push(JSON.stringify({
          invoice_number: `T-${n}`, invoice_date: "2026-11-23T08:00:00.000Z", seller_name: seller(n), buyer_name: "Okavango Outfitters",
          currency, subtotal: `${1000 + (n % 977)}.${String(n % 100).padStart(2, "0")}`, risk_profile: "Amber",
        }));
      }
      const answer = await this.send("POST", "api/invoices", lines.join("\n"), "application/x-ndjson");
      if (answer.status !== 201)
        throw new Error(JSON.stringify(answer).slice(0, 500));
    }
  }

  /** Waits until \a count invoices are displayed. */
  async displayed(count) {
    for (let tries = 0; tries < 1200; ++tries) {
      if ((await this.get("api/system/status")).data.total_displayed >= count)
        return;
      await pause(50);
    }
    throw new Error(`fewer than ${count} invoices are displayed`);
  }
}

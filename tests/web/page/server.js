// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// billowd serve, as a user starts it, on a free port and with a ledger of its own. BILLOW_PROGRAM names the program.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const patience = 120_000; // ms: a sanitizer on a busy machine takes its time

/** Asks \a read again until \a holds of what it gives; returns that. */
export async function until(read, holds, what, wait = patience) {
  const deadline = Date.now() + wait;
  for (;;) {
    const value = await read();
    if (holds(value))
      return value;
    if (Date.now() > deadline)
      assert.fail(`${what}: not so; at last it was ${JSON.stringify(value)?.slice(0, 2000)}`);
    await pause(30);
  }
}

export class Server {
  #process = null;
  #environment;
  #folder = mkdtempSync(join(tmpdir(), "billow-page-"));
  #log = "";
  #kill = () => this.#process?.kill("SIGKILL");

  ledger = join(this.#folder, "ledger.db");
  port = 0; // chosen by the system the first time, then kept

  static async start(environment = {}) {
    const server = new Server();
    const { SECRET_KEY_BASE, ...inherited } = process.env;
    server.#environment = {
      ...inherited, HOST: "127.0.0.1", DATABASE_URL: `sqlite:${server.ledger}`, REDIS_URL: "", TZ: "UTC",
      HOME: server.#folder, XDG_CONFIG_HOME: server.#folder, XDG_DATA_HOME: server.#folder, XDG_STATE_HOME: server.#folder,
      ...environment,
    };
    process.on("exit", server.#kill);
    await server.restart();
    return server;
  }

  /** The page's address. */
  get url() {
    return `http://127.0.0.1:${this.port}/`;
  }

  /** Starts the program again on the same port and waits until its ledger is open. \a changed: what is set otherwise. */
  async restart(changed = {}) {
    this.#log = "";
    this.#process = spawn(process.env.BILLOW_PROGRAM, ["serve"],
      { env: { ...this.#environment, PORT: String(this.port), ...changed }, stdio: ["ignore", "ignore", "pipe"] });
    // A test that fails without ending it must not wait for it either; it is killed at the end.
    this.#process.unref();
    this.#process.stderr.unref();
    this.#process.stderr.setEncoding("utf8").on("data", (text) => (this.#log += text));
    const port = () => Number(/Listening at http:\/\/\S*:(\d+)/.exec(this.#log)?.[1] ?? 0);
    await until(port, (found) => {
      assert.equal(this.#process.exitCode, null, this.#log);
      return found > 0;
    }, "the server listens");
    this.port = port();
    const status = await fetch(this.url + "api/system/status");
    if (status.status !== 401)
      await this.status((now) => now.storage.state === "ready", "the ledger is open");
  }

  /** As a power cut does it. */
  async kill() {
    await this.#end("SIGKILL");
  }

  async end() {
    await this.#end("SIGTERM");
  }

  async #end(signal) {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null)
      return;
    this.#process.ref();
    const ended = once(this.#process, "exit");
    this.#process.kill(signal);
    await ended;
  }

  /** Ends it and deletes its ledger. */
  async stop() {
    await this.end();
    process.off("exit", this.#kill);
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

  async command(name, body) {
    const answer = await this.send("POST", `api/control/${name}`, body);
    assert.equal(answer.success, true, JSON.stringify(answer));
  }

  /** 0 is unlimited. */
  async setRates(generation, display, seconds = 300) {
    const answer = await this.send("PUT", "api/rates",
      { generation_per_second: generation, display_per_second: display, run_seconds: seconds });
    assert.equal(answer.status, 200, JSON.stringify(answer));
  }

  /** Waits until \a holds of the status; returns that. */
  status(holds, what) {
    // A server that has only just begun may have none to tell.
    return until(async () => (await this.get("api/system/status")).data, (now) => Boolean(now && holds(now)), what);
  }

  /** Waits until \a count invoices are displayed. */
  displayed(count) {
    return this.status((now) => now.total_displayed >= count, `${count} invoices are displayed`);
  }

  /** Posts invoices that nobody generated, each with what \a of(n) says besides. */
  async post(count, of = () => ({}), from = 1) {
    const lines = [];
    for (let n = from; n < from + count; ++n) {
      lines.push(JSON.stringify({
        invoice_number: `T-${n}`, invoice_date: "2026-11-23T08:00:00.000Z", seller_name: "Table Bay Ceramics CC",
        buyer_name: "Okavango Outfitters", currency: "ZAR", subtotal: `${1000 + (n % 977)}.${String(n % 100).padStart(2, "0")}`,
        vat_rate: "15", exporting_country: "ZA", importing_country: "BW", risk_profile: "Amber", ...of(n),
      }));
    }
    for (let first = 0; first < lines.length; first += 5000) {
      const answer = await this.send("POST", "api/invoices", lines.slice(first, first + 5000).join("\n"), "application/x-ndjson");
      assert.deepEqual(answer.data.filter((each) => each.status !== "accepted"), []);
    }
  }

  /** What sqlite3 says of the ledger, as lines of columns. */
  sql(query) {
    return execFileSync("sqlite3", ["-readonly", "-separator", "\t", this.ledger, query], { encoding: "utf8" })
      .trimEnd().split("\n").map((line) => line.split("\t"));
  }
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// A real browser with the page in it, and what a person sees there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const executablePath = execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser || command -v google-chrome"],
  { encoding: "utf8" }).trim();
const patience = 20_000; // ms

let browser = null;

export async function openBrowser() {
  const sandbox = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath, headless: true, args: [...sandbox, "--disable-dev-shm-usage"] });
}

export const closeBrowser = () => browser.close();

/** A tab of its own. What goes wrong in it is collected in page.complaints. */
export async function openPage(url, { width = 1280, height = 800, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "en-GB", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    // A server that is away is no fault of the page, but browsers report it as an error.
    if (message.type() === "error" && !/Failed to load resource|WebSocket connection/.test(message.text()))
      page.complaints.push(message.text());
  });
  await page.goto(url);
  return page;
}

export async function closePage(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

/** Waits until \a read gives what \a holds of; returns it. */
export async function eventually(read, holds, what) {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await read();
    if (holds(value))
      return value;
    if (Date.now() > deadline)
      assert.fail(`${what}; at last it was ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

export const textOf = (page, selector) => page.locator(selector).textContent();
export const becomes = (page, selector, expected) => eventually(() => textOf(page, selector),
  (text) => (expected instanceof RegExp ? expected.test(text) : text === expected), `${selector} becomes ${expected}`);

/** The rows in view, from top to bottom: { seq, top, texts }, top in px. */
export const rowsInView = (page) => page.evaluate(() => {
  const scroller = document.getElementById("scroller").getBoundingClientRect();
  return [...document.querySelectorAll("#rows .row")].map((row) => {
    const box = row.getBoundingClientRect();
    const text = (name) => row.querySelector(`.${name}`).textContent;
    return { seq: Number(row.id.slice(4)), top: box.top, bottom: box.bottom, loading: row.classList.contains("loading"),
      number: text("number"), seller: text("seller"), total: text("total") };
  }).filter(({ top, bottom }) => bottom > scroller.top && top < scroller.bottom);
});

/** The figures of the cards by name: { figure, foot, caption }. */
export const cards = (page) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll("#cards .card")].map((card, place) => [["invoices", "total", "vat", "average"][place], {
    caption: card.querySelector(".caption").textContent, figure: card.querySelector(".figure").textContent,
    foot: card.querySelector(".foot").textContent,
  }])));

/** A written amount or count as plain digits and a point. */
export const plain = (text) => text.replace(/[^\d.]/g, "");

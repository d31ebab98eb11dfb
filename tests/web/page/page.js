// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Debian's Chromium with the page in it, and what a person sees there.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";
import { until } from "./server.js";

const patience = 60_000; // ms

let browser = null;

function executable() {
  // The shell needs half the processor time of a whole browser.
  const names = [process.env.CHROMIUM, "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    .filter(Boolean);
  const find = names.map((name) => `command -v '${name}'`).join(" || ");
  return execFileSync("sh", ["-c", `${find} || echo 'The tests of the page need Chromium; CHROMIUM names another' >&2`],
    { encoding: "utf8" }).trim();
}

export async function openBrowser() {
  const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-dev-shm-usage"];
  browser = await chromium.launch({ executablePath: executable(), chromiumSandbox: process.getuid?.() !== 0, args });
}

export const closeBrowser = () => browser?.close();

/** A tab of its own; before() gets it before the page is loaded. What goes wrong in it is collected in page.complaints. */
export async function openPage(url, { width = 1280, height = 800, before = () => {}, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, locale: "en-GB", timezoneId: "UTC", ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(String(error)));
  page.on("console", (message) => {
    // That a server is away or says no is no fault of the page, but browsers report it as an error.
    if (/error|warning/.test(message.type()) && !/Failed to load resource|WebSocket connection/.test(message.text()))
      page.complaints.push(message.text());
  });
  await before(page);
  await page.goto(url);
  return page;
}

/** Closes the tab, and demands that nothing went wrong in it. */
export async function closePage(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

export const eventually = (read, holds, what) => until(read, holds, what, patience);

export const textOf = (page, selector) => page.locator(selector).textContent();
/** Waits until that is shown and says \a expected; what is hidden keeps the words of the last time. */
export const becomes = (page, selector, expected) => eventually(
  () => page.locator(selector).evaluate((element) => (element.closest("[hidden]") ? null : element.textContent)),
  (text) => text !== null && (expected instanceof RegExp ? expected.test(text) : text === expected),
  `${selector} becomes ${expected}`);

/** The rows in view, from top to bottom: { seq, top, bottom, loading, number, seller, total }, in px. */
export const rowsInView = (page) => page.evaluate(() => {
  const scroller = document.getElementById("scroller").getBoundingClientRect();
  return [...document.querySelectorAll("#rows .row")].map((row) => {
    const box = row.getBoundingClientRect();
    const text = (name) => row.querySelector(`.${name}`).textContent;
    return { seq: Number(row.id.slice(4)), top: box.top, bottom: box.bottom, loading: row.classList.contains("loading"),
      number: text("number"), seller: text("seller"), total: text("total") };
  }).filter(({ top, bottom }) => bottom > scroller.top && top < scroller.bottom);
});

/** Waits until there are rows in view and all of them are fetched; returns them. */
export const loaded = (page) => eventually(() => rowsInView(page),
  (rows) => rows.length > 4 && rows.every((row) => !row.loading), "the rows in view are fetched");

/** That they follow each other without a gap, newest first. */
export const assertDense = (rows) => rows.forEach((row, place) => assert.equal(row.seq, rows[0].seq - place));

/** The figures of the cards by name: { caption, figure, foot }. */
export const cards = (page) => page.evaluate(() => Object.fromEntries(
  [...document.querySelectorAll("#cards .card")].map((card, place) => [["invoices", "total", "vat", "average"][place], {
    caption: card.querySelector(".caption").textContent, figure: card.querySelector(".figure").textContent,
    foot: card.querySelector(".foot").textContent,
  }])));

/** An amount or count, as English writes it, as plain digits and a point. */
export const plain = (text) => text.replace(/[^\d.]/g, "");

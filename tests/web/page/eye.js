// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Looks at a page as a careful reader would: what is cut off, what lies over something else, what axe-core finds.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Words that are cut off, stick out of the window, or lie over each other. What an invoice says may be cut. */
export const faults = (page) => page.evaluate(() => {
  const found = [];
  const name = (element) => `${element.id || element.className || element.tagName} “${element.textContent.trim()}”`;
  const isHidden = (element) => element.closest(".unseen, .symbols, .skip") || getComputedStyle(element).clipPath !== "none"
    || element.closest(".head-group")?.offsetWidth <= 1;
  /** The part of \a box that is not scrolled out of sight. */
  const seenOf = (element, box) => {
    let { left, right, top, bottom } = box;
    for (let around = element; around; around = around.parentElement) {
      if (/auto|scroll/.test(getComputedStyle(around).overflowY)) {
        const edge = around.getBoundingClientRect();
        [left, right, top, bottom] = [Math.max(left, edge.left), Math.min(right, edge.right), Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
      }
    }
    return { left, right, top, bottom };
  };
  const open = document.querySelector("dialog[open]");
  const layer = [];
  const walker = document.createTreeWalker(open ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() === "" || element.closest(".rows, td.lastError, select, script") || isHidden(element)
      || !element.checkVisibility({ visibilityProperty: true }) || (!open && element.closest("dialog")))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    layer.push({ element, box: range.getBoundingClientRect(), scrolls: Boolean(element.closest(".table-room")),
      seen: seenOf(element, range.getBoundingClientRect()) });
  }
  for (const { element, box, scrolls } of layer) {
    if (!scrolls && (box.left < -1 || box.right > innerWidth + 1))
      found.push(`sticks out of the window: ${name(element)}`);
    for (let around = element; around && around !== document.body; around = around.parentElement) {
      const edge = around.getBoundingClientRect();
      const clips = getComputedStyle(around).overflowX !== "visible";
      if (clips && !around.matches(".table-room") && (box.right > edge.right + 1 || box.left < edge.left - 1))
        found.push(`cut off: ${name(element)}`);
      if (around.matches(".table-room"))
        break;
    }
  }
  const leaves = layer.filter(({ element }) => !element.closest(".scroller .grid, .announcement, .table-room, .empty"));
  for (const [place, { element: one, seen: a }] of leaves.entries()) {
    for (const { element: other, seen: b } of leaves.slice(place + 1)) {
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
        found.push(`${name(one)} lies over ${name(other)}`);
    }
  }
  const pill = document.querySelector(".announcement:not([hidden])")?.getBoundingClientRect();
  for (const cell of pill ? document.querySelectorAll(".heading .cell") : []) {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && getComputedStyle(cell.closest(".heading")).display !== "none"
      && pill.left < box.right && pill.right > box.left && pill.top < box.bottom && pill.bottom > box.top)
      found.push(`the announcement lies over ${name(cell)}`);
  }
  if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight)
    found.push("the window scrolls");
  return found;
});

/** What axe-core finds, by WCAG 2.2 A and AA and its own best practices: one line each. */
export async function barriers(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const options = { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] };
    const { violations } = await globalThis.axe.run(document, options);
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
  });
}

/** Keeps a picture where BILLOW_SCREENSHOTS names a folder. */
export async function picture(page, name) {
  const folder = process.env.BILLOW_SCREENSHOTS;
  if (!folder)
    return;
  mkdirSync(join(folder, "web"), { recursive: true });
  await page.screenshot({ path: join(folder, "web", `${name}.png`) });
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The scroll bar of a list that is taller than an element can be.

import assert from "node:assert/strict";
import { test } from "node:test";
import { ScrollMap } from "../../../resources/web/scroll.js";

const view = 600;

function mapOf(height) {
  const map = new ScrollMap();
  map.setHeight(height);
  return map;
}

test("a short list is as tall as it is", () => {
  const map = mapOf(300_000);
  assert.equal(map.room, 300_000);
  for (const offset of [0, 1, 12_345, 299_400])
    assert.equal(map.toBar(offset), offset);
});

test("a long one goes there and back", () => {
  const map = mapOf(300_000_000);
  assert.ok(map.room < 16_000_000);
  let before = -1;
  for (let offset = 0; offset <= map.height; offset += 1_000_003) {
    const bar = map.toBar(offset);
    assert.ok(bar > before && bar <= map.room);
    assert.ok(Math.abs(map.toOffset(bar) - offset) < 0.001);
    before = bar;
  }
});

test("at both ends, and within a gesture anywhere, a pixel is a pixel", () => {
  const map = mapOf(300_000_000);
  assert.equal(map.toBar(100), 100);
  assert.equal(map.room - map.toBar(map.height - 100), 100);
  const middle = 150_000_000;
  const bar = map.toBar(middle);
  assert.equal(map.move(middle, bar, bar + 40, view), middle + 40);
  assert.equal(map.move(middle, bar, bar - 40, view), middle - 40);
});

test("the bar's ends are the list's ends", () => {
  const map = mapOf(300_000_000);
  assert.equal(map.move(5000, 5000, 0, view), 0);
  assert.equal(map.move(150_000_000, map.toBar(150_000_000), map.room - view, view), map.height - view);
});

test("a jump goes to where the bar points", () => {
  const map = mapOf(300_000_000);
  assert.ok(Math.abs(map.move(0, 0, map.room / 2, view) - 150_000_000) < 1);
});

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Each language has all the words of English, with the same places in them and every plural form that it needs.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { firstWords, folder, tables } from "./words.js";

const places = (words) => [...words.matchAll(/\{\w+\}/g)].map(String).sort();
const forms = (entry) => (typeof entry === "string" ? { other: entry } : entry);

for (const [tag, words] of Object.entries(tables)) {
  test(`the words of ${tag} are complete`, () => {
    assert.deepEqual(Object.keys(words), Object.keys(tables.en), "the same keys in the same order");
    const categories = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.sort();
    for (const [key, entry] of Object.entries(words)) {
      const english = tables.en[key];
      assert.equal(typeof entry, typeof english, key);
      if (typeof entry === "object")
        assert.deepEqual(Object.keys(entry).sort(), categories, `the plural forms of ${key}`);
      for (const [form, text] of Object.entries(forms(entry))) {
        assert.equal(text, text.trim());
        assert.notEqual(text, "", key);
        // "The one invoice" needs no number.
        const wanted = places(forms(english)[form] ?? forms(english).other);
        assert.deepEqual(places(text), wanted, `${key}, ${form}: “${text}”`);
      }
    }
  });
}

test("every key that the page uses is there, and each word is used", () => {
  const sources = readdirSync(folder).filter((name) => /\.(js|html)$/.test(name) && !/^strings\..+\.js$/.test(name))
    .map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  const asked = [...sources.matchAll(/\btext\("(\w+)"|data-(?:text|label|tip)="(\w+)"/g)].map(([, one, other]) => one ?? other);
  for (const key of asked)
    assert.ok(key in tables.en, key);
  const made = /^(actor_|filter_|span_|top_|one_for_|rest_for_)|Label$/; // from a name of the API or of an element
  const unused = Object.keys(tables.en).filter((key) => !made.test(key) && !new RegExp(`["']${key}["']|\\b${key}:|text\\(id\\)`).test(
    sources.replace(/text\(id\)/g, "")) && !asked.includes(key));
  assert.deepEqual(unused, []);
});

test("what is loaded at first needs no word that is loaded later", () => {
  const sources = new Map();
  const read = (name) => {
    if (sources.has(name))
      return;
    const source = readFileSync(new URL(name, folder), "utf8");
    sources.set(name, source);
    for (const [, other] of source.matchAll(/^import .* from "\.\/([\w.]+)";$/gm))
      read(other);
  };
  read("main.js");
  assert.ok(sources.size > 10 && !sources.has("system.js"), "those that main.js imports, and these import");
  const page = readFileSync(new URL("index.html", folder), "utf8");
  for (const [name, source] of [...sources, ["index.html", page]]) {
    for (const [, one, other] of source.matchAll(/\btext\("(\w+)"|data-(?:text|label|tip)="(\w+)"/g))
      assert.ok((one ?? other) in firstWords.en, `${name}: ${one ?? other}`);
  }
});

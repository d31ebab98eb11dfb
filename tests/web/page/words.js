// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The words of the page by language: those of a first visit, and with them those of the parts that are loaded later.

export const folder = new URL("../../../resources/web/", import.meta.url);
const tags = ["en", "de", "fr", "pt-PT", "af"];
const load = async (name) => (await import(new URL(name, folder))).default;
const byLanguage = async (read) => Object.fromEntries(await Promise.all(tags.map(async (tag) => [tag, await read(tag)])));

export const firstWords = await byLanguage((tag) => load(`strings.${tag}.js`));
export const tables = await byLanguage(async (tag) => ({ ...firstWords[tag], ...await load(`strings.pages.${tag}.js`) }));

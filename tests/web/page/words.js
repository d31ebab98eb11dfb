// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The words of the page by language.

export const folder = new URL("../../../resources/web/", import.meta.url);
const tags = ["en", "de", "fr", "pt-PT", "af"];
export const tables = Object.fromEntries(await Promise.all(
  tags.map(async (tag) => [tag, (await import(new URL(`strings.${tag}.js`, folder))).default])));

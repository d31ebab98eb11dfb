// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The page's strings in the reader's language: strings.en.js and so on, of which only the needed one is loaded.
// strings.pages.en.js and so on are for the parts that are loaded later.

import { keep, kept } from "./preferences.js";

/** The languages of the page, by BCP 47 tag. */
export const languages = { en: "English", de: "Deutsch", fr: "Français", "pt-PT": "Português (Portugal)", af: "Afrikaans" };

const primary = (tag) => tag.split("-")[0].toLowerCase();
const spoken = (tag) => Object.keys(languages).find((each) => primary(each) === primary(tag));
const load = async (tag) => (await import(`./strings.${tag}.js`)).default;

/** The language of the strings: the one chosen here, or the first of the reader's that is available. */
export const language = spoken(kept("language") ?? "") ?? navigator.languages.map(spoken).find(Boolean) ?? "en";
/** The locale for numbers and dates: that language, as written in the reader's country. */
export const locale = navigator.languages.find((tag) => primary(tag) === primary(language)) ?? language;

const words = await load(language);
const plural = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(locale);

/** The string for \a key with \a values inserted; numbers are formatted for the locale. */
export function text(key, values = {}) {
    const entry = words[key] ?? key;
    const form = typeof entry === "string" ? entry : entry[plural.select(values.count)];
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
        const value = values[name];
        return typeof value === "number" ? numbers.format(value) : value ?? whole;
    });
}

let further = null;

/** Adds the strings of the parts that are loaded when they are first opened. */
export function addFurtherWords() {
    further ??= load(`pages.${language}`).then((more) => Object.assign(words, more)).catch((error) => {
        further = null; // the server is unavailable
        throw error;
    });
    return further;
}

/** Changes the page's language to \a tag, now and for later visits. The page reloads. */
export function speak(tag) {
    keep("language", tag);
    location.reload();
}

/** Fills the elements of the document that name their strings. */
export function fillDocument() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-text]"))
        element.textContent = text(element.dataset.text);
    for (const element of document.querySelectorAll("[data-label]"))
        element.setAttribute("aria-label", text(element.dataset.label));
    for (const element of document.querySelectorAll("[data-tip]"))
        element.title = text(element.dataset.tip);
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The words of the page in the reader's language: strings.en.js and its like, of which only the wanted one is loaded.
// strings.pages.en.js and its like have those of the parts that are loaded later.

import { keep, kept } from "./preferences.js";

/** What the page speaks, by BCP 47 tag. */
export const languages = { en: "English", de: "Deutsch", fr: "Français", "pt-PT": "Português (Portugal)", af: "Afrikaans" };

const primary = (tag) => tag.split("-")[0].toLowerCase();
const spoken = (tag) => Object.keys(languages).find((each) => primary(each) === primary(tag));
const load = async (tag) => (await import(`./strings.${tag}.js`)).default;

/** The language of the words: the one that was chosen here, or the first of the reader's that the page speaks. */
export const language = spoken(kept("language") ?? "") ?? navigator.languages.map(spoken).find(Boolean) ?? "en";
/** What numbers and dates are written in: that language, as the reader's country writes it. */
export const locale = navigator.languages.find((tag) => primary(tag) === primary(language)) ?? language;

const words = await load(language);
const plural = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(locale);

/** The words under \a key with \a values put in; numbers are written as the locale does. */
export function text(key, values = {}) {
    const entry = words[key] ?? key;
    const form = typeof entry === "string" ? entry : entry[plural.select(values.count)];
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
        const value = values[name];
        return typeof value === "number" ? numbers.format(value) : value ?? whole;
    });
}

let further = null;

/** Adds the words of the parts that are loaded when they are first looked at. */
export function addFurtherWords() {
    further ??= load(`pages.${language}`).then((more) => Object.assign(words, more)).catch((error) => {
        further = null; // the server is away
        throw error;
    });
    return further;
}

/** Has the page speak \a tag, now and from now on. All of it is made of words, so it begins anew. */
export function speak(tag) {
    keep("language", tag);
    location.reload();
}

/** Fills the elements of the document that name their words. */
export function fillDocument() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-text]"))
        element.textContent = text(element.dataset.text);
    for (const element of document.querySelectorAll("[data-label]"))
        element.setAttribute("aria-label", text(element.dataset.label));
    for (const element of document.querySelectorAll("[data-tip]"))
        element.title = text(element.dataset.tip);
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT

export const byId = (id) => document.getElementById(id);

/** An element with a class and, as text and never as markup, what it says. */
export function make(tag, className = "", content = "") {
    const element = document.createElement(tag);
    if (className)
        element.className = className;
    if (content !== "")
        element.textContent = content;
    return element;
}

/** Sets the text only where it differs: screen readers and layout take every change for one. */
export function say(element, content) {
    if (element.textContent !== content)
        element.textContent = content;
}

/** A coloured word: \a tone is good, caution, bad, accent or neutral. */
export function setPill(element, tone, word) {
    const className = `pill ${tone}`;
    if (element.className !== className)
        element.className = className;
    say(element, word);
}

export const pill = (tone, word) => make("span", `pill ${tone}`, word);

/** Tells a screen reader, at its next pause. */
export function announce(message) {
    byId("announcer").textContent = message;
}

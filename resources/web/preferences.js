// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The reader's choices, remembered by the browser, and the theme, which must be known before the first paint: the
// system's, unless the reader has chosen the other. The page also works in a browser that remembers nothing.

const key = (name) => `billow.${name}`;

/** The choice under \a name, or null. */
export function kept(name) {
    try {
        return localStorage.getItem(key(name));
    } catch {
        return null;
    }
}

/** Keeps \a value; null forgets. */
export function keep(name, value) {
    try {
        if (value === null)
            localStorage.removeItem(key(name));
        else
            localStorage.setItem(key(name), value);
    } catch {
        // Then it holds until the page is closed.
    }
}

/** \a changed(value) is called when another tab has chosen. */
export function whenKept(name, changed) {
    addEventListener("storage", (event) => {
        if (event.key === key(name) || event.key === null)
            changed(event.newValue);
    });
}

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const system = () => (systemDark.matches ? "dark" : "light");
let chosen = kept("theme");

/** "light" or "dark". */
export const theme = () => (chosen === "light" || chosen === "dark" ? chosen : system());

function show() {
    document.documentElement.dataset.theme = theme();
    dispatchEvent(new Event("themechange"));
}

/** Changes to the other one. The system's own theme isn't kept as a choice, so the page follows the system again. */
export function toggleTheme() {
    const next = theme() === "dark" ? "light" : "dark";
    chosen = next === system() ? null : next;
    keep("theme", chosen);
    show();
}

systemDark.addEventListener("change", show);
whenKept("theme", (value) => {
    chosen = value;
    show();
});
show();

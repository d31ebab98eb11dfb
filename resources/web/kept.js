// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// What the reader has chosen, kept by the browser. One that keeps nothing shows the page all the same.

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

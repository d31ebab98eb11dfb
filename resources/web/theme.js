// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Light or dark: as the system says, unless the reader has chosen the other. Loaded before the first paint.

const key = "billow.theme";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
const system = () => (systemDark.matches ? "dark" : "light");
let chosen = null;

try {
    chosen = localStorage.getItem(key);
} catch {
    // A browser that keeps nothing still shows the page.
}

/** "light" or "dark". */
export const theme = () => (chosen === "light" || chosen === "dark" ? chosen : system());

function show() {
    document.documentElement.dataset.theme = theme();
    dispatchEvent(new Event("themechange"));
}

/** Changes to the other one. What the system says too is not kept, so that the page follows the system again. */
export function toggleTheme() {
    const next = theme() === "dark" ? "light" : "dark";
    chosen = next === system() ? null : next;
    try {
        if (chosen)
            localStorage.setItem(key, chosen);
        else
            localStorage.removeItem(key);
    } catch {
        // Then it holds until the page is closed.
    }
    show();
}

systemDark.addEventListener("change", show);
addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) {
        chosen = event.newValue;
        show();
    }
});
show();

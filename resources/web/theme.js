// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Light or dark: as the system says, unless the reader has chosen the other. Loaded before the first paint.

import { keep, kept, whenKept } from "./kept.js";

const systemDark = matchMedia("(prefers-color-scheme: dark)");
const system = () => (systemDark.matches ? "dark" : "light");
let chosen = kept("theme");

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
    keep("theme", chosen);
    show();
}

systemDark.addEventListener("change", show);
whenKept("theme", (value) => {
    chosen = value;
    show();
});
show();

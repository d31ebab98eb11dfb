// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The keyboard shortcuts, and the option to turn off single keys.

import { build, byId, make } from "./dom.js";
import { keep, kept } from "./preferences.js";
import { text } from "./strings.js";

const sections = {
    keysEverywhere: [["1 – 4", "keyPages"], ["/", "keySearch"], ["t", "keyTheme"], ["? · F1", "help"], ["Esc", "keyEscape"]],
    keysRows: [["↑ ↓", "keyRows"], ["Home · End", "keyEnds"], ["Enter", "keyDetails"], ["p", "keyPause"]],
    keysInvoices: [["f", "keyFilters"], ["e", "exportCsv"], ["o", "importFiles"]],
};

let dialog = null;

export function showHelp() {
    dialog ??= makeDialog();
    dialog.showModal();
}

function makeDialog() {
    const single = build("input", { type: "checkbox", id: "single-keys", checked: kept("keys") !== "off",
        onchange: () => keep("keys", single.checked ? null : "off") });
    const made = build("dialog", { className: "help", id: "help-dialog", ariaLabel: text("help") }, make("h2", "", text("help")),
        ...Object.entries(sections).flatMap(([title, lines]) => [make("h3", "", text(title)),
            build("dl", {}, ...lines.flatMap(([keys, meaning]) => [make("dt", "", keys), make("dd", "", text(meaning))]))]),
        build("label", {}, single, " ", text("singleKeys")),
        build("div", { className: "actions" }, build("button", { type: "button", className: "primary", onclick: () => made.close() }, text("close"))));
    byId("main").append(made);
    return made;
}

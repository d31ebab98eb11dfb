// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The token of a server that is not on this machine. It lives as long as the tab, and is never in a URL.

import { byId } from "./dom.js";

const key = "billow.token";
let kept = "";
let asking = null;

try {
    kept = sessionStorage.getItem(key) ?? "";
} catch {
    // It is then asked for once a page.
}

export const token = () => kept;

function keep(value) {
    kept = value;
    try {
        sessionStorage.setItem(key, value);
    } catch {
        // See above.
    }
}

/** Resolves when there is another token than \a refused. */
export async function askForToken(refused) {
    if (kept !== refused)
        return; // somebody else has asked meanwhile
    asking ??= new Promise((resolve) => {
        const dialog = byId("token-dialog");
        byId("token-wrong").hidden = refused === "";
        byId("token").value = "";
        dialog.addEventListener("cancel", (event) => event.preventDefault());
        byId("token-form").onsubmit = (event) => {
            event.preventDefault();
            keep(byId("token").value.trim());
            asking = null;
            dialog.close();
            resolve();
        };
        dialog.showModal();
    });
    await asking;
}

/** What the socket sends: it cannot set a header, so that the token goes as a subprotocol. */
export function subprotocols() {
    if (!kept)
        return [];
    const bytes = String.fromCharCode(...new TextEncoder().encode(kept));
    return ["phoenix", "billow.token." + btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")];
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The HTTP API of this page's server, and the token for a server on another machine. The token is kept until the tab is
// closed, or until the reader chooses Forget token, and is never in a URL.

import { byId } from "./dom.js";
import { sentence } from "./format.js";
import { notify } from "./notices.js";
import { text } from "./strings.js";

const tokenKey = "billow.token";
let token = "";
let asking = null;

try {
    token = sessionStorage.getItem(tokenKey) ?? localStorage.getItem(tokenKey) ?? "";
} catch {
    // It is then asked for once a page.
}

export const hasToken = () => token !== "";

function keepToken(value, remembered) {
    token = value;
    try {
        for (const [storage, holds] of [[sessionStorage, !remembered], [localStorage, remembered]]) {
            if (holds && value)
                storage.setItem(tokenKey, value);
            else
                storage.removeItem(tokenKey);
        }
    } catch {
        // See above.
    }
}

/** Forgets the token, here and in this browser, and asks for one again. */
export function forgetToken() {
    keepToken("", false);
    location.reload();
}

/** Resolves when there is another token than \a refused. */
async function askForToken(refused) {
    if (token !== refused)
        return; // another call has asked in the meantime
    asking ??= new Promise((resolve) => {
        const dialog = byId("token-dialog");
        byId("token-wrong").hidden = refused === "";
        byId("token").value = "";
        dialog.addEventListener("cancel", (event) => event.preventDefault());
        byId("token-form").onsubmit = (event) => {
            event.preventDefault();
            keepToken(byId("token").value.trim(), byId("token-remember").checked);
            asking = null;
            dialog.close();
            resolve();
        };
        dialog.showModal();
    });
    await asking;
}

/** For the socket: it can't set a header, so the token is sent as a subprotocol. */
export function subprotocols() {
    if (!token)
        return [];
    const bytes = String.fromCharCode(...new TextEncoder().encode(token));
    return ["phoenix", "billow.token." + btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")];
}

const usualPatience = 10_000; // ms

/** An unsuccessful answer. The message is a sentence for the reader. */
export class Refusal extends Error {
    /** \a status: of HTTP; 0: there was no answer. \a reason: the server's message. */
    constructor(status, message, reason = "") {
        super(message);
        this.status = status;
        this.reason = reason;
    }
}

/** How far the server's clock is ahead of this device's, in ms. */
export let clockSkew = 0;

function noteClock(response) {
    const date = Date.parse(response.headers.get("date") ?? "");
    // The header has whole seconds, so smaller differences are ignored.
    clockSkew = Math.abs(date - Date.now()) > 2000 ? date - Date.now() : 0;
}

async function send(path, method, body, signal, patience) {
    const headers = { Accept: "application/json" };
    const isFile = body instanceof Blob;
    if (body !== undefined)
        headers["Content-Type"] = isFile ? "application/octet-stream" : "application/json";
    if (token)
        headers.Authorization = `Bearer ${token}`;
    const deadline = AbortSignal.timeout(patience);
    try {
        const response = await fetch(new URL(path, document.baseURI), {
            method, headers, cache: "no-store", keepalive: method === "DELETE", // also while the page is left
            body: body === undefined || isFile ? body : JSON.stringify(body),
            signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        });
        noteClock(response);
        // An incomplete body isn't an answer either.
        return { status: response.status, body: await response.json().catch(() => ({})) };
    } catch (error) {
        if (signal?.aborted)
            throw error;
        throw new Refusal(0, text(deadline.aborted ? "tooSlow" : "unreachable"));
    }
}

/**
 * Has the browser save the file at \a url. A link can't send the token, so with a token the file is
 * fetched; \a event is the click.
 */
export async function download(event, url, name) {
    if (!token)
        return;
    event.preventDefault();
    try {
        const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` }, cache: "no-store" });
        if (!response.ok)
            throw new Refusal(response.status, text("refused", { reason: sentence((await response.json()).error) }));
        const address = URL.createObjectURL(await response.blob());
        Object.assign(document.createElement("a"), { href: address, download: name }).click();
        setTimeout(() => URL.revokeObjectURL(address), 60_000);
    } catch (refusal) {
        notify("download", "bad", refusal instanceof Refusal ? refusal.message : text("unreachable"));
    }
}

/** The answer's body. Asks for the token if one is required. Throws a Refusal, or AbortError if \a signal aborts it. */
export async function ask(path, { method = "GET", body, signal, patience = usualPatience } = {}) {
    for (;;) {
        const used = token;
        const answer = await send(path, method, body, signal, patience);
        if (answer.status === 401) {
            await askForToken(used);
            continue;
        }
        if (answer.status < 400)
            return answer.body;
        const reason = sentence(answer.body.error);
        const key = answer.status === 403 ? "notAllowed" : answer.status === 503 ? "busy" : "refused";
        throw new Refusal(answer.status, text(key, { reason }), reason);
    }
}

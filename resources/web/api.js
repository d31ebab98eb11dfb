// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The HTTP API of the server that this page came from.

import { sentence } from "./format.js";
import { text } from "./strings.js";
import { askForToken, token } from "./token.js";

const patience = 10_000; // ms

/** An answer that is not the wanted one. The message is a sentence for people. */
export class Refusal extends Error {
    /** \a status: of HTTP; 0: there was no answer. \a reason: what the server said. */
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
    // The header counts whole seconds, so that a smaller difference is none.
    clockSkew = Math.abs(date - Date.now()) > 2000 ? date - Date.now() : 0;
}

async function send(path, method, body, signal) {
    const headers = { Accept: "application/json" };
    if (body !== undefined)
        headers["Content-Type"] = "application/json";
    if (token())
        headers.Authorization = `Bearer ${token()}`;
    const deadline = AbortSignal.timeout(patience);
    try {
        const response = await fetch(new URL(path, document.baseURI), {
            method, headers, cache: "no-store",
            body: body === undefined ? undefined : JSON.stringify(body),
            signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
        });
        noteClock(response);
        // A body that breaks off is no answer either.
        return { status: response.status, body: await response.json().catch(() => ({})) };
    } catch (error) {
        if (signal?.aborted)
            throw error;
        throw new Refusal(0, text(deadline.aborted ? "tooSlow" : "unreachable"));
    }
}

/** The answer's body. Asks for the token where one is wanted. Throws a Refusal, or AbortError where \a signal ends it. */
export async function ask(path, { method = "GET", body, signal } = {}) {
    for (;;) {
        const used = token();
        const answer = await send(path, method, body, signal);
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

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Keeps the page connected: tries again with growing, scattered pauses, and at once when the network returns.

import { ask } from "./api.js";
import { Channel } from "./channel.js";

const firstPause = 500; // ms
const longestPause = 30_000;
const settled = 5_000; // a connection that held this long was a good one

export class Connection {
    /** "connecting", "live", "reconnecting" or "offline". */
    state = "connecting";

    #place;
    #handlers;
    #channel = null;
    #failures = 0;
    #timer = 0;
    #liveFrom = 0;
    #attempt = 0;

    /** \a place() is where the stream goes on, for the payload of the join; \a handlers: event(name, payload), changed(). */
    constructor(place, handlers) {
        this.#place = place;
        this.#handlers = handlers;
        addEventListener("online", () => this.tryNow());
        // Without a network a server on this very machine still answers.
        addEventListener("offline", () => this.#channel?.probe());
        document.addEventListener("visibilitychange", () => {
            if (document.visibilityState === "visible")
                this.#look();
        });
    }

    async tryNow() {
        clearTimeout(this.#timer);
        this.#channel?.leave();
        this.#channel = null;
        const attempt = ++this.#attempt;
        if (this.state === "offline")
            this.#setState("reconnecting");
        try {
            // A refused handshake says nothing of its reason; this call does, and asks for a token where one is wanted.
            const status = await ask("api/system/status");
            if (attempt === this.#attempt) {
                this.#handlers.event("status", { system_status: status.data });
                this.#join();
            }
        } catch {
            if (attempt === this.#attempt)
                this.#lose();
        }
    }

    #join() {
        this.#channel = new Channel("dashboard:live", { ...this.#place(), batch: true }, {
            joined: () => {
                this.#liveFrom = performance.now();
                this.#setState("live");
            },
            event: (name, payload) => this.#handlers.event(name, payload),
            closed: () => this.#lose(),
        });
    }

    // A laptop that was asleep finds its timers stopped and its socket dead.
    #look() {
        if (this.state === "live")
            this.#channel.probe();
        else
            this.tryNow();
    }

    #lose() {
        ++this.#attempt; // what is under way comes too late
        this.#channel?.leave();
        this.#channel = null;
        if (this.state === "live" && performance.now() - this.#liveFrom > settled)
            this.#failures = 0;
        const pause = Math.min(longestPause, firstPause * 2 ** this.#failures++);
        clearTimeout(this.#timer);
        // Scattered, so that a thousand pages do not come back in the same moment.
        this.#timer = setTimeout(() => this.tryNow(), pause * (0.5 + Math.random() / 2));
        this.#setState(navigator.onLine ? "reconnecting" : "offline");
    }

    #setState(state) {
        this.state = state;
        this.#handlers.changed();
    }
}

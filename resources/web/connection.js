// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Keeps the page connected: retries with growing, random pauses, and at once when the network returns.

import { ask, subprotocols } from "./api.js";

const heartbeatEvery = 30_000; // ms; the server closes after 60 s without
const answerWithin = 10_000;
const joinRef = "1";

/** One Phoenix channel over one WebSocket, serializer 2.0.0: a frame is [join_ref, ref, topic, event, payload]. */
class Channel {
    #socket;
    #topic;
    #handlers;
    #lastRef = 1;
    #heartbeat = 0; // the timer
    #deadline = 0;
    #awaited = joinRef;

    /** \a handlers: joined(), event(name, payload), closed(), each called only while the channel is not left. */
    constructor(topic, payload, handlers) {
        this.#topic = topic;
        this.#handlers = handlers;
        const url = new URL("socket/websocket?vsn=2.0.0", document.baseURI);
        url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
        this.#socket = new WebSocket(url, subprotocols());
        this.#socket.onopen = () => this.#send([joinRef, joinRef, topic, "phx_join", payload]);
        this.#socket.onmessage = (message) => this.#receive(JSON.parse(message.data));
        this.#socket.onclose = () => this.#close();
        this.#expectAnswer();
    }

    /** Ends the channel; no handler is called any more. */
    leave() {
        this.#handlers = null;
        this.#close();
    }

    /** Checks that the server is still there; if not, closed() follows within ten seconds. */
    probe() {
        if (this.#socket.readyState === WebSocket.OPEN && !this.#deadline)
            this.#beat();
    }

    #send(frame) {
        if (this.#socket.readyState === WebSocket.OPEN)
            this.#socket.send(JSON.stringify(frame));
    }

    #beat() {
        this.#awaited = String(++this.#lastRef);
        this.#send([null, this.#awaited, "phoenix", "heartbeat", {}]);
        this.#expectAnswer();
    }

    #expectAnswer() {
        clearTimeout(this.#deadline);
        this.#deadline = setTimeout(() => this.#close(), answerWithin);
    }

    #receive([, ref, topic, event, payload]) {
        if (event === "phx_reply") {
            this.#takeReply(ref, payload);
        } else if (topic === this.#topic) {
            if (event === "phx_error" || event === "phx_close")
                this.#close();
            else
                this.#handlers?.event(event, payload);
        }
    }

    #takeReply(ref, reply) {
        if (ref !== this.#awaited)
            return;
        clearTimeout(this.#deadline);
        this.#deadline = 0;
        if (ref !== joinRef)
            return;
        if (reply.status !== "ok") {
            this.#close();
            return;
        }
        this.#heartbeat = setInterval(() => this.#beat(), heartbeatEvery);
        this.#handlers?.joined();
    }

    // Doesn't wait for the other side's close frame, which never arrives without a network.
    #close() {
        clearTimeout(this.#deadline);
        clearInterval(this.#heartbeat);
        this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null;
        this.#socket.close();
        const handlers = this.#handlers;
        this.#handlers = null;
        handlers?.closed();
    }
}

const firstPause = 500; // ms
const longestPause = 30_000;
const settled = 5_000; // a connection that lasted this long was stable

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

    /** \a place() is the position to continue from, for the payload of the join; \a handlers: event(name, payload), changed(). */
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
            // A refused handshake gives no reason; this call does, and asks for a token if one is required.
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
        ++this.#attempt; // attempts in progress are ignored
        this.#channel?.leave();
        this.#channel = null;
        if (this.state === "live" && performance.now() - this.#liveFrom > settled)
            this.#failures = 0;
        const pause = Math.min(longestPause, firstPause * 2 ** this.#failures++);
        clearTimeout(this.#timer);
        // Random, so that a thousand pages don't reconnect at the same moment.
        this.#timer = setTimeout(() => this.tryNow(), pause * (0.5 + Math.random() / 2));
        this.#setState(navigator.onLine ? "reconnecting" : "offline");
    }

    #setState(state) {
        this.state = state;
        this.#handlers.changed();
    }
}

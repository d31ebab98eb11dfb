// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// One Phoenix channel over one WebSocket, serializer 2.0.0: a frame is [join_ref, ref, topic, event, payload].

import { subprotocols } from "./token.js";

const heartbeatEvery = 30_000; // ms; the server closes after 60 s without
const answerWithin = 10_000;
const joinRef = "1";

export class Channel {
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

    /** Asks whether the server is still there; if not, closed() follows within ten seconds. */
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

    // Does not wait for the other side's farewell, which never comes where the network is gone.
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

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The state of the stream as known to the page, from the socket's messages, and the displayed invoices. It draws
// nothing.

import { ask } from "./api.js";

const pageSize = 100;
const mostPages = 80;
const mostRequests = 3;
const retryAfter = 2_000; // ms

const pageOf = (seq) => Math.floor((seq - 1) / pageSize);

/**
 * The loaded invoices, by seq, in pages of a hundred. It fetches the pages in view and drops the least recently viewed
 * ones, so that a history of any length takes the same memory.
 */
class History {
    #pages = new Map(); // page number → invoices; the one viewed most recently is last
    #requests = new Map(); // page number → AbortController
    #notBefore = 0;
    #changed;

    /** \a changed() is called when something has been fetched, or may be tried again. */
    constructor(changed) {
        this.#changed = changed;
    }

    get(seq) {
        return this.#pages.get(pageOf(seq))?.[(seq - 1) % pageSize];
    }

    /** Adds an invoice. False: another one has its seq, so the loaded ones are from a ledger that no longer exists. */
    put(invoice) {
        const known = this.get(invoice.seq);
        if (known && (known.invoice_number !== invoice.invoice_number || known.seller_name !== invoice.seller_name
            || known.inserted_at !== invoice.inserted_at))
            return false;
        if (known)
            return true;
        const place = pageOf(invoice.seq);
        const page = this.#pages.get(place) ?? new Array(pageSize);
        page[(invoice.seq - 1) % pageSize] = invoice;
        this.#touch(place, page);
        return true;
    }

    clear() {
        this.#pages.clear();
        for (const request of this.#requests.values())
            request.abort();
        this.#requests.clear();
        this.#notBefore = 0;
    }

    /** Fetches the missing ones of first to last, both included, in a ledger up to \a newest. */
    want(first, last, newest) {
        const wanted = [];
        for (let place = pageOf(last); place >= pageOf(first); --place) {
            const page = this.#pages.get(place);
            if (page)
                this.#touch(place, page);
            if (this.#lacks(page, place, Math.min(newest, (place + 1) * pageSize)))
                wanted.push(place);
        }
        this.#dropOthers(wanted);
        if (performance.now() < this.#notBefore)
            return;
        for (const place of wanted) {
            if (this.#requests.size < mostRequests && !this.#requests.has(place))
                this.#fetch(place, Math.min(newest, (place + 1) * pageSize));
        }
    }

    /** Retries failed requests now. */
    retry() {
        this.#notBefore = 0;
        this.#changed();
    }

    #lacks(page, place, last) {
        if (!page)
            return true;
        for (let seq = place * pageSize + 1; seq <= last; ++seq) {
            if (!page[(seq - 1) % pageSize])
                return true;
        }
        return false;
    }

    // Dragging the scroll bar passes a thousand pages: only the one where it rests is requested.
    #dropOthers(wanted) {
        for (const [place, request] of this.#requests) {
            if (this.#requests.size >= mostRequests && !wanted.includes(place)) {
                request.abort();
                this.#requests.delete(place);
            }
        }
    }

    async #fetch(place, last) {
        const request = new AbortController();
        this.#requests.set(place, request);
        try {
            const limit = last - place * pageSize;
            const answer = await ask(`api/invoices?before=${last + 1}&limit=${limit}`, { signal: request.signal });
            if (request.signal.aborted)
                return;
            answer.data.forEach((invoice) => this.put(invoice));
            if (answer.data.length < limit)
                this.#waitBeforeRetry();
        } catch {
            if (request.signal.aborted)
                return;
            this.#waitBeforeRetry();
        }
        this.#requests.delete(place);
        this.#changed();
    }

    #waitBeforeRetry() {
        this.#notBefore = performance.now() + retryAfter;
        setTimeout(() => this.#changed(), retryAfter + 1);
    }

    #touch(place, page) {
        this.#pages.delete(place);
        this.#pages.set(place, page);
        if (this.#pages.size > mostPages)
            this.#pages.delete(this.#pages.keys().next().value);
    }
}

export class Stream {
    stats = null; // as GET /api/stats gives it
    status = null; // as GET /api/system/status gives it
    cursor = 0; // seq of the newest displayed invoice; seq is dense, so it is also how many there are
    epoch = 0; // counts fresh starts: a seq names the same invoice only within one
    seenAt = null; // Date of the last update
    history;
    ledgerEpoch; // as the server counts resets; unknown after one

    #changed;

    constructor(changed) {
        this.#changed = changed;
        this.history = new History(changed);
    }

    /**
     * The payload of the join, so that the next invoices have no gap. The replay begins with a known invoice: if it
     * comes back as another, the server has another ledger than before.
     */
    get place() {
        return this.cursor > 1 ? { since: this.cursor - 1, epoch: this.ledgerEpoch } : {};
    }

    take(event, payload) {
        switch (event) {
        case "initial_data":
            this.#setStatus(payload.system_status);
            this.#begin(payload);
            break;
        case "new_invoices":
            this.#add(payload.invoices);
            break;
        case "new_invoice":
            this.#add([payload.invoice]);
            break;
        case "status_change":
            this.#setStatus(payload.system_status);
            if (payload.status === "reset")
                this.#startOver();
            break;
        }
        if (payload.stats)
            this.#setStats(payload.stats);
        if (event === "stats_update" || event === "status")
            this.#setStatus(payload.system_status);
        this.seenAt = new Date();
        this.#changed();
    }

    #setStatus(status) {
        if (status)
            this.status = status;
    }

    // Figures come more often than the status, and contain the same counts.
    #setStats(stats) {
        this.stats = stats;
        const { stored: { count: stored }, displayed: { count: displayed } } = stats;
        if (this.status) {
            this.status = { ...this.status, total_generated: stored, total_displayed: displayed,
                backlog: stored - displayed };
        }
    }

    #begin({ invoices, seq, epoch }) {
        if (seq < this.cursor || (this.ledgerEpoch ?? epoch) !== epoch)
            this.#startOver();
        this.ledgerEpoch = epoch;
        this.#add(invoices);
        this.cursor = Math.max(this.cursor, seq);
    }

    #add(invoices) {
        if (!invoices.every((invoice) => this.history.put(invoice))) {
            this.#startOver();
            invoices.forEach((invoice) => this.history.put(invoice));
        }
        for (const invoice of invoices)
            this.cursor = Math.max(this.cursor, invoice.seq);
    }

    #startOver() {
        this.history.clear();
        this.cursor = 0;
        this.ledgerEpoch = undefined;
        ++this.epoch;
    }
}

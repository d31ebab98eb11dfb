// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The state of the stream as far as the page knows it, made from what the socket pushes. It draws nothing.

import { History } from "./history.js";

export class Stream {
    stats = null; // as GET /api/stats gives it
    status = null; // as GET /api/system/status gives it
    cursor = 0; // seq of the newest displayed invoice; seq is dense, so it is also how many there are
    epoch = 0; // counts fresh starts: a seq names the same invoice only within one
    seenAt = null; // Date of the last news
    history;
    ledgerEpoch; // as the server counts resets; unknown after one

    #changed;

    constructor(changed) {
        this.#changed = changed;
        this.history = new History(changed);
    }

    /**
     * What to join with, so that what follows has no gap. The replay begins with an invoice that is known already: if it
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

    // Figures come more often than the status does, and hold the same counts.
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

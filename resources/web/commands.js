// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Start, Stop, Reset, deleting the invoices of one source, and "Show all now": their requests to the server, and their
// messages if it refuses.

import { ask } from "./api.js";
import { announce, byId, say } from "./dom.js";
import { money, visible } from "./format.js";
import { dismiss, notify } from "./notices.js";
import { language, text } from "./strings.js";

const demo = "demo"; // the source of generated invoices
/** In ms: deleting from a ledger of a million invoices takes its time. */
const patience = { reset: 300_000, delete: 300_000 };

export class Commands {
    #stream;
    #changed;
    #busy = false;
    #dialog = byId("reset-dialog");
    #what = byId("reset-what"); // a source; "": all invoices
    #word = byId("reset-word");
    #needsWord = false;
    #isKnown = true; // the reader has been told what will be lost

    constructor(stream, changed) {
        this.#stream = stream;
        this.#changed = changed;
        byId("start").onclick = () => this.#command("start");
        byId("stop").onclick = () => this.#command("stop");
        byId("release").onclick = () => this.#command("release");
        byId("reset").onclick = () => this.#question();
        byId("reset-cancel").onclick = () => this.#dialog.close();
        byId("reset-form").onsubmit = (event) => {
            event.preventDefault();
            this.#reset();
        };
        this.#word.oninput = () => this.#allowReset();
        this.#what.onchange = () => this.#choose();
    }

    /** Asks whether the invoices of \a source are to be deleted. */
    deleteFrom(source) {
        this.#question(source);
    }

    paint(connected) {
        const status = this.#stream.status;
        const able = connected && status && !status.failure && !this.#busy;
        const storage = status?.storage?.state ?? "ready";
        const stored = able && storage === "ready";
        const emptied = stored || (able && storage === "full"); // a full disk can be freed
        byId("release").hidden = !(stored && status.backlog > 0 && status.display_rate > 0);
        this.#enable("start", stored && status.status === "stopped");
        this.#enable("stop", able && status.status === "running");
        this.#enable("reset", emptied && (status.total_generated > 0 || status.status !== "stopped"));
    }

    // A focused button that disappears passes the focus to its neighbour.
    #enable(id, able) {
        const button = byId(id);
        const had = !able && document.activeElement === button;
        button.disabled = !able;
        if (had)
            [...button.parentElement.children].find((other) => !other.disabled)?.focus();
    }

    async #command(name, body) {
        if (this.#busy)
            return false;
        this.#busy = true;
        this.#changed();
        try {
            const answer = await ask(`api/control/${name}`, { method: "POST", body, patience: patience[name] });
            dismiss("command");
            if (this.#stream.status && answer.status)
                this.#stream.status = { ...this.#stream.status, status: answer.status };
            return true;
        } catch (refusal) {
            if (name === "reset" && refusal.status === 409 && !body)
                this.#askForWord();
            else
                notify("command", refusal.status === 0 || refusal.status === 503 ? "caution" : "bad", refusal.message);
            return false;
        } finally {
            this.#busy = false;
            this.#changed();
        }
    }

    // The source that the Invoices view is filtered by is offered as well.
    #question(source = new URLSearchParams(location.hash.split("?")[1]).get("source")) {
        const { total_generated: all, real_count: real } = this.#stream.status;
        this.#what.replaceChildren(new Option(text("resetEverything"), ""));
        if (all > real)
            this.#what.append(new Option(text("demoInvoices"), demo));
        if (source && source !== demo)
            this.#what.append(new Option(visible(source), source));
        byId("reset-source").hidden = real === 0 || this.#what.length < 2; // nothing to choose
        this.#what.value = source && !byId("reset-source").hidden ? source : "";
        this.#choose();
        this.#dialog.showModal();
    }

    async #choose() {
        const source = this.#what.value;
        say(byId("reset-title"), text(source ? "deleteTitle" : "resetTitle"));
        say(byId("reset-confirm"), text(source ? "deleteConfirm" : "resetConfirm"));
        this.#needsWord = source !== "" && source !== demo;
        this.#isKnown = !source;
        this.#word.value = "";
        byId("reset-proof").hidden = !this.#needsWord;
        say(byId("reset-proof").firstElementChild, text("resetProof", { word: text("resetWord") }));
        this.#allowReset();
        if (!source)
            return say(byId("reset-text"), text("resetAll", { count: this.#stream.status.total_generated }));
        say(byId("reset-text"), text("counting"));
        const loss = await this.#lossOf(source);
        if (source !== this.#what.value)
            return;
        say(byId("reset-text"), loss);
        this.#allowReset();
    }

    async #lossOf(source) {
        try {
            const { found, totals } = await ask(`api/invoices?${new URLSearchParams({ source, totals: true, limit: 1 })}`);
            this.#isKnown ||= source === this.#what.value;
            const sums = Object.entries(totals.by_currency).map(([currency, sum]) => money(sum.total_amount, currency));
            return text("deleteLoss", { count: found, totals: sums.join(", ") });
        } catch (refusal) {
            return refusal.message;
        }
    }

    // Only the server knows whether there are invoices that can't be generated again.
    #askForWord() {
        this.#needsWord = true;
        this.#word.value = "";
        byId("reset-proof").hidden = false;
        say(byId("reset-text"), text("resetReal"));
        this.#allowReset();
        this.#word.focus();
        announce(text("resetReal"));
    }

    #allowReset() {
        const typed = this.#word.value.trim().toLocaleLowerCase(language) === text("resetWord");
        byId("reset-confirm").disabled = !this.#isKnown || (this.#needsWord && !typed);
    }

    async #reset() {
        const source = this.#what.value;
        const confirmed = this.#needsWord;
        const body = { ...(source && { source }), ...(confirmed && { confirm: "delete" }) };
        const done = await this.#command(source ? "delete" : "reset", source || confirmed ? body : undefined);
        if (done)
            announce(source ? text("deleteDone") : text("resetDone"));
        if (done || confirmed === this.#needsWord)
            this.#dialog.close();
    }
}

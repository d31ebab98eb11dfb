// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Start, Stop, Reset and "Show all now": their requests to the server, and their messages if it refuses.

import { ask } from "./api.js";
import { announce, byId, say } from "./dom.js";
import { dismiss, notify } from "./notices.js";
import { language, text } from "./strings.js";

export class Commands {
    #stream;
    #changed;
    #busy = false;
    #dialog = byId("reset-dialog");
    #word = byId("reset-word");
    #needsWord = false;

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
            const answer = await ask(`api/control/${name}`, { method: "POST", body });
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

    #question() {
        this.#needsWord = false;
        byId("reset-proof").hidden = true;
        say(byId("reset-text"), text("resetAll", { count: this.#stream.status.total_generated }));
        this.#allowReset();
        this.#dialog.showModal();
    }

    // Only the server knows whether there are invoices that can't be generated again.
    #askForWord() {
        this.#needsWord = true;
        this.#word.value = "";
        byId("reset-proof").hidden = false;
        say(byId("reset-text"), text("resetReal"));
        say(byId("reset-proof").firstElementChild, text("resetProof", { word: text("resetWord") }));
        this.#allowReset();
        this.#word.focus();
        announce(text("resetReal"));
    }

    #allowReset() {
        const typed = this.#word.value.trim().toLocaleLowerCase(language) === text("resetWord");
        byId("reset-confirm").disabled = this.#needsWord && !typed;
    }

    async #reset() {
        const confirmed = this.#needsWord;
        const done = await this.#command("reset", confirmed ? { confirm: "delete" } : undefined);
        if (done)
            announce(text("resetDone"));
        if (done || confirmed === this.#needsWord)
            this.#dialog.close();
    }
}

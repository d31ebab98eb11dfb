// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Invoices generated and shown per second: a list of usual rates, and a field for any other.

import { ask } from "./api.js";
import { byId, make } from "./dom.js";
import { rate } from "./format.js";
import { dismiss, notify } from "./notices.js";
import { text } from "./strings.js";

const usual = [1, 2, 5, 10, 20, 50, 100, 500, 1000, 0];
const least = 0.01;
const most = 1_000_000;

class RateControl {
    #key;
    #select;
    #field = make("input");
    #rate = null;

    constructor(id, key) {
        this.#key = key;
        this.#select = byId(id);
        this.#select.ariaLabel = this.#field.ariaLabel = text(`${id}Label`);
        this.#field.type = "number";
        Object.assign(this.#field, { min: least, max: most, step: "any", hidden: true });
        this.#select.after(this.#field);
        this.#select.onchange = () => this.#chosen();
        this.#field.onchange = () => this.#typed();
        this.#field.onblur = () => this.#showField(false);
        this.#field.onkeydown = (event) => {
            if (event.key === "Escape")
                this.#select.focus();
        };
    }

    paint(perSecond, connected) {
        this.#select.disabled = !connected || perSecond === undefined;
        if (perSecond === undefined || perSecond === this.#rate)
            return;
        this.#rate = perSecond;
        const rates = usual.includes(perSecond) ? usual
            : [...usual.slice(0, -1), perSecond].sort((one, other) => one - other).concat(0);
        this.#select.replaceChildren(...rates.map((each) => new Option(rate(each), each)),
            new Option(text("otherRate"), "other"));
        this.#select.value = perSecond;
    }

    #showField(shown) {
        this.#field.hidden = !shown;
        this.#select.hidden = shown;
        if (shown)
            this.#field.select();
    }

    #chosen() {
        if (this.#select.value !== "other") {
            this.#set(Number(this.#select.value));
            return;
        }
        this.#select.value = this.#rate;
        this.#field.value = this.#rate || "";
        this.#showField(true);
    }

    #typed() {
        const value = this.#field.valueAsNumber;
        if (value >= least && value <= most)
            this.#set(value);
        else
            notify("rates", "bad", text("rateWrong", { least, most }));
        this.#showField(false);
        this.#select.focus();
    }

    async #set(perSecond) {
        try {
            const { data } = await ask("api/rates");
            await ask("api/rates", { method: "PUT", body: { ...data, [this.#key]: perSecond } });
            dismiss("rates");
            this.paint(perSecond, true);
        } catch (refusal) {
            notify("rates", "bad", refusal.message);
            this.#select.value = this.#rate;
        }
    }
}

export class RateControls {
    #generation = new RateControl("generation", "generation_per_second");
    #display = new RateControl("display", "display_per_second");

    paint({ status }, connected) {
        this.#generation.paint(status?.generation_rate, connected);
        this.#display.paint(status?.display_rate, connected);
    }
}

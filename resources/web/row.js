// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// One row of the grid. Rows are used again for other invoices: making them anew costs more than all the rest.

import { make, say, setPill } from "./dom.js";
import { amount, fullMoment, moment, money } from "./format.js";
import { text } from "./strings.js";

// From left to right; the style sheet says which give way where it is narrow.
const columns = ["number", "time", "seller", "buyer", "route", "payment", "subtotal", "vat", "total", "risk"];
const tones = { Green: "good", Amber: "caution", Red: "bad" };

function route({ exporting_country: from, importing_country: to }) {
    return from || to ? text("routeFromTo", { from: from || "?", to: to || "?" }) : "";
}

/** Fills the row of headings. */
export function fillHeading(heading) {
    for (const column of columns) {
        const cell = make("span", `cell ${column}`, text(column));
        cell.setAttribute("role", "columnheader");
        heading.append(cell);
    }
}

export class Row {
    element = make("div", "row");
    seq = 0;

    #cells = {};
    #risk = make("span", "pill");
    #invoice = null;
    #fading = null;

    constructor() {
        this.element.setAttribute("role", "row");
        for (const column of columns) {
            const cell = make("span", `cell ${column}`);
            cell.setAttribute("role", "gridcell");
            this.#cells[column] = cell;
        }
        this.#cells.risk.append(this.#risk);
        this.element.append(...Object.values(this.#cells));
    }

    /** Makes it the row of \a seq in place \a place from the top; \a invoice is missing while it is being fetched. */
    show(seq, place, invoice, currency) {
        if (seq !== this.seq) {
            this.#fading?.cancel();
            this.#fading = null;
            this.seq = seq;
            this.element.id = `row-${seq}`;
        }
        this.element.ariaRowIndex = place + 2; // the headings are the first
        if (invoice !== this.#invoice || !invoice) {
            this.#invoice = invoice ?? null;
            this.element.classList.toggle("loading", !invoice);
            if (invoice)
                this.#fill(invoice, currency);
            else
                this.#fillEmpty();
        }
    }

    /** How many characters stand in a column. */
    lengthOf(column) {
        return this.#cells[column].textContent.length;
    }

    set active(active) {
        this.element.ariaSelected = active;
        this.element.classList.toggle("active", active);
    }

    /** Tints it; the tint fades. */
    tint() {
        this.#fading = this.element.animate(
            [{ backgroundColor: "var(--new-row)" }, { backgroundColor: "transparent" }], { duration: 1500 });
    }

    #fill(invoice, currency) {
        const { subtotal, vat_amount: vat, total_amount: total } = invoice;
        const cells = this.#cells;
        say(cells.number, invoice.invoice_number);
        say(cells.time, moment(invoice.invoice_date));
        say(cells.seller, invoice.seller_name);
        say(cells.buyer, invoice.buyer_name);
        say(cells.route, route(invoice));
        say(cells.payment, invoice.payment_mechanism ?? "");
        say(cells.subtotal, amount(subtotal));
        say(cells.vat, amount(vat));
        say(cells.total, invoice.currency === currency ? amount(total) : money(total, invoice.currency));
        for (const column of ["number", "seller", "buyer", "payment"])
            cells[column].title = cells[column].textContent;
        cells.time.title = fullMoment(invoice.invoice_date);
        cells.subtotal.title = money(subtotal, invoice.currency);
        cells.vat.title = text("vatAt", { amount: money(vat, invoice.currency), rate: amount(invoice.vat_rate ?? "?") });
        cells.total.title = money(total, invoice.currency);
        this.#risk.hidden = !invoice.risk_profile;
        if (invoice.risk_profile)
            setPill(this.#risk, tones[invoice.risk_profile] ?? "neutral", text(invoice.risk_profile));
    }

    #fillEmpty() {
        for (const column of columns) {
            if (column !== "risk") {
                say(this.#cells[column], column === "number" ? text("loading") : "");
                this.#cells[column].title = "";
            }
        }
        this.#risk.hidden = true;
    }
}

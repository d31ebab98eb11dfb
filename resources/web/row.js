// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// One row of the grid. Rows are reused for other invoices: creating them again costs more than everything else.

import { make, say, setPill } from "./dom.js";
import { amount, fullMoment, isOverdue, issued, money, visible } from "./format.js";
import { text } from "./strings.js";

// From left to right.
const columns = ["number", "time", "seller", "buyer", "route", "payment", "dueDate", "subtotal", "vat", "total", "risk"];
const written = ["number", "seller", "buyer", "payment"]; // by strangers
const amounts = ["subtotal", "vat", "total"];
// If it is narrow, these are hidden, in this order. The others stay.
const giveWay = ["dueDate", "payment", "route", "time", "vat", "buyer", "subtotal"];
const least = { number: 11.5, time: 6.25, dueDate: 6.25, seller: 10, buyer: 10, route: 6, payment: 12 }; // rem
const padding = 1.25; // rem, of a cell
const pillPadding = 1.25;
const tones = { Green: "good", Amber: "caution", Red: "bad" };

export const riskTone = (risk) => tones[risk] ?? "neutral";

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

/**
 * The widths of the columns of one grid. A column of figures is as wide as its widest figure so far, and never becomes
 * narrower, which would be distracting. If there is no room, columns are hidden; then the grid scrolls.
 */
export class Columns {
    #grid;
    #heading;
    #pen = document.createElement("canvas").getContext("2d");
    #fonts = {};
    #rem = 16; // px
    #widths = {}; // of the columns of figures, in px
    #known = new Map(); // column and figure → px
    #room = 0;
    #hasDueDates = false; // until a row has one, their column takes no room
    #key = "";

    constructor(grid, heading) {
        this.#grid = grid;
        this.#heading = heading;
    }

    /** Takes \a room in px, and the reader's font. */
    measure(room) {
        this.#rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
        const { fontFamily, fontSize } = getComputedStyle(this.#grid);
        this.#fonts = { normal: `${fontSize} ${fontFamily}`, strong: `600 ${fontSize} ${fontFamily}`,
            small: `600 ${0.75 * this.#rem}px ${fontFamily}` };
        this.#room = room;
        this.#known.clear();
        for (const column of amounts)
            this.#widths[column] = Math.max(this.#widths[column] ?? 0, this.#width(text(column), "small"));
        const risks = Object.keys(tones).map((risk) => this.#width(text(risk), "small") + pillPadding * this.#rem);
        this.#widths.risk = Math.max(this.#width(text("risk"), "small"), ...risks);
        this.#key = "";
    }

    /** Makes room for the content of \a rows. */
    fit(rows) {
        if (this.#room === 0)
            return; // not visible; measured when it is
        for (const row of rows) {
            this.#hasDueDates ||= row.textOf("dueDate") !== "";
            for (const column of amounts) {
                const width = this.#width(row.textOf(column), column === "total" ? "strong" : "normal");
                this.#widths[column] = Math.max(this.#widths[column], width);
            }
        }
        const key = Object.values(this.#widths).join() + this.#hasDueDates;
        if (key === this.#key)
            return;
        this.#key = key;
        for (const [column, width] of Object.entries(this.#widths))
            this.#grid.style.setProperty(`--${column}`, `${Math.ceil(width + padding * this.#rem)}px`);
        this.#giveWay();
    }

    #giveWay() {
        const wide = this.#heading.checkVisibility(); // a phone's rows have a form of their own
        const need = (column) => (column in least ? least[column] * this.#rem : this.#widths[column] + padding * this.#rem);
        const shown = new Set(columns);
        if (!this.#hasDueDates)
            shown.delete("dueDate");
        const needed = () => Math.ceil([...shown].reduce((sum, column) => sum + need(column), 0));
        for (const column of wide ? giveWay : []) {
            if (needed() > this.#room)
                shown.delete(column);
        }
        for (const column of giveWay)
            this.#grid.classList.toggle(`without-${column}`, !shown.has(column));
        this.#grid.style.minWidth = wide && needed() > this.#room ? `${needed()}px` : "";
    }

    #width(words, font) {
        const digits = words.replace(/\p{Nd}/gu, "0"); // all are as wide
        const key = font + digits;
        if (!this.#known.has(key)) {
            this.#pen.font = this.#fonts[font];
            this.#known.set(key, this.#pen.measureText(digits).width + 1);
        }
        return this.#known.get(key);
    }
}

export class Row {
    element = make("div", "row");
    seq = 0;

    #list;
    #cells = {};
    #risk = make("span", "pill");
    #invoice = null;
    #fading = null;

    /** \a list tells the rows of several grids apart: \a element has the id "list-seq". */
    constructor(list = "row") {
        this.#list = list;
        this.element.setAttribute("role", "row");
        for (const column of columns) {
            const cell = make("span", `cell ${column}`);
            cell.setAttribute("role", "gridcell");
            if (written.includes(column))
                cell.dir = "auto";
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
            this.element.id = `${this.#list}-${seq}`;
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

    textOf(column) {
        return this.#cells[column].textContent;
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
        const isCredit = invoice.kind === "credit_note";
        const number = visible(invoice.invoice_number);
        const named = isCredit ? text("creditNoteOf", { number }) : number;
        say(cells.number, invoice.check === "failed" ? text("checkFailedOf", { number: named }) : named);
        say(cells.time, issued(invoice));
        say(cells.seller, visible(invoice.seller_name));
        say(cells.buyer, visible(invoice.buyer_name));
        say(cells.route, route(invoice));
        say(cells.payment, visible(invoice.payment_mechanism));
        say(cells.dueDate, invoice.due_date ? fullMoment(invoice.due_date) : "");
        cells.dueDate.classList.toggle("caution-word", isOverdue(invoice));
        say(cells.subtotal, amount(subtotal));
        say(cells.vat, amount(vat));
        say(cells.total, invoice.currency === currency ? amount(total) : money(total, invoice.currency));
        for (const column of written)
            cells[column].title = cells[column].textContent;
        cells.time.title = fullMoment(invoice.invoice_date);
        cells.dueDate.title = isOverdue(invoice) ? text("overdueSince", { day: fullMoment(invoice.due_date) }) : "";
        cells.subtotal.title = money(subtotal, invoice.currency);
        cells.vat.title = text("vatAt", { amount: money(vat, invoice.currency), rate: amount(invoice.vat_rate ?? "?") });
        cells.total.title = money(total, invoice.currency);
        this.#risk.hidden = !invoice.risk_profile;
        if (invoice.risk_profile)
            setPill(this.#risk, riskTone(invoice.risk_profile), text(invoice.risk_profile));
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

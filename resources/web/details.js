// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Everything about one invoice: a pane next to the rows if there is room, otherwise a sheet over them.

import { ask, download } from "./api.js";
import { announce, build, byId, make, pill, say } from "./dom.js";
import { amount, bytes, countryName, currencyName, fullMoment, isOverdue, money, number, visible } from "./format.js";
import { notify } from "./notices.js";
import { riskTone } from "./row.js";
import { text } from "./strings.js";

const narrow = matchMedia("(max-width: 62.49em)");
const percent = (rate) => (rate === null || rate === undefined ? "" : text("percent", { rate: amount(rate) }));

/** "19 %: EUR 19.00 on EUR 100.00", with the category where it is not the standard one. */
const vatLine = (part, currency) => (part.category === "S" ? "" : `${part.category} `)
    + text("vatLine", { rate: percent(part.rate), vat: money(part.vat_amount, currency), taxable: money(part.taxable_amount, currency) });

// Each field with how it is written, from top to bottom. Undefined: the server does not know it, and it is left out.
const fields = {
    kind: ({ kind }) => kind && text(kind === "credit_note" ? "creditNote" : "invoice"),
    number: (invoice) => visible(invoice.invoice_number),
    date: (invoice) => fullMoment(invoice.invoice_date),
    dueDate: (invoice) => invoice.due_date && (isOverdue(invoice)
        ? text("overdueSince", { day: fullMoment(invoice.due_date) }) : fullMoment(invoice.due_date)),
    seller: (invoice) => visible(invoice.seller_name),
    sellerTaxId: ({ seller_tax_id: id }) => id && visible(id),
    exportingCountry: (invoice) => countryName(invoice.exporting_country),
    buyer: (invoice) => visible(invoice.buyer_name),
    buyerTaxId: ({ buyer_tax_id: id }) => id && visible(id),
    importingCountry: (invoice) => countryName(invoice.importing_country),
    currency: (invoice) => currencyName(invoice.currency),
    subtotal: (invoice) => money(invoice.subtotal, invoice.currency),
    vatRate: (invoice) => (invoice.vat_breakdown && invoice.vat_rate === null
        ? invoice.vat_breakdown.map((part) => vatLine(part, invoice.currency)).join("\n")
        : percent(invoice.vat_rate)),
    vat: (invoice) => money(invoice.vat_amount, invoice.currency),
    total: (invoice) => money(invoice.total_amount, invoice.currency),
    payment: (invoice) => visible(invoice.payment_mechanism),
    risk: (invoice) => (invoice.risk_profile ? text(invoice.risk_profile) : ""),
    source: (invoice) => visible(invoice.source),
    received: (invoice) => fullMoment(invoice.inserted_at),
    seq: (invoice) => number(invoice.seq),
};
const written = new Set(["number", "seller", "sellerTaxId", "buyer", "buyerTaxId", "payment", "source"]); // by strangers

const outcomes = { holds: "ruleHolds", fails: "ruleFails", cannot_tell: "ruleCannotTell" };
const fails = ({ strict, official }) => strict === "fails" || official === "fails";
const ruleOf = (rule) => build("div", { className: "rule" }, make("b", "", rule.id), build("span", {}, ` ${rule.text}. `),
    make("span", fails(rule) ? "caution-word" : "muted", text("ruleOutcome",
        { strict: text(outcomes[rule.strict]), official: text(outcomes[rule.official]) })),
    ...(rule.figures ? [make("p", "", visible(rule.figures))] : []));

export class Details {
    #dialog = build("dialog", { className: "details", id: "details", ariaLabel: text("details") });
    #title = build("h2", { dir: "auto" });
    #list = build("dl");
    #document = build("section", { className: "document", id: "document", hidden: true });
    #room = build("div", { className: "fields", tabIndex: 0, role: "region", ariaLabel: text("details") }, this.#list, this.#document);
    #invoice = null;
    #wanted = 0; // seq
    #back = null; // what had the focus

    constructor() {
        const copy = build("button", { type: "button", id: "copy-details", title: text("copyTip"), onclick: () => this.#copy() },
            text("copy"));
        const close = build("button", { type: "button", id: "close-details", title: text("closeDetails"),
            ariaLabel: text("closeDetails"), onclick: () => this.close() }, "×");
        this.#dialog.append(build("header", {}, this.#title, copy, close), this.#room);
        this.#dialog.addEventListener("close", () => (this.#wanted = 0));
        narrow.addEventListener("change", () => {
            if (this.isOpen)
                this.#open(this.#dialog.contains(document.activeElement));
        });
        byId("main").append(this.#dialog);
    }

    get isOpen() {
        return this.#dialog.open;
    }

    get isPane() {
        return this.isOpen && !this.#dialog.matches(":modal");
    }

    /** \a invoice is missing while it is being fetched. With \a focus the fields can be scrolled by keyboard at once. */
    async show(seq, invoice, focus) {
        if (!this.#dialog.contains(document.activeElement))
            this.#back = document.activeElement;
        this.#wanted = seq;
        try {
            this.#invoice = invoice ?? (await ask(`api/invoices/${seq}`)).data;
        } catch (refusal) {
            notify("details", "bad", refusal.message);
            return;
        }
        if (this.#wanted !== seq)
            return; // another one has been opened since
        this.#fill();
        if (!this.isOpen || focus)
            this.#open(focus);
        if (!focus)
            announce(text("detailsOf", { number: this.#title.textContent }));
    }

    close() {
        const had = this.#dialog.contains(document.activeElement);
        this.#dialog.close();
        this.#wanted = 0;
        if (had)
            this.#back?.focus({ preventScroll: true });
    }

    #open(focus) {
        if (narrow.matches) {
            if (!this.#dialog.matches(":modal")) {
                this.#dialog.close();
                this.#dialog.showModal();
            }
            this.#room.focus();
            return;
        }
        if (this.#dialog.matches(":modal"))
            this.#dialog.close();
        this.#dialog.open = true; // show() would take the focus from the rows
        if (focus)
            this.#room.focus();
    }

    #fill() {
        const invoice = this.#invoice;
        say(this.#title, visible(invoice.invoice_number));
        this.#list.replaceChildren(...Object.entries(fields).flatMap(([field, write]) => {
            const value = write(invoice);
            if (value === undefined || value === null)
                return [];
            const shown = build("dd", { className: field });
            if (written.has(field))
                shown.dir = "auto";
            if (value === "")
                shown.append(build("span", { className: "missing" }, text("notGiven")));
            else if (field === "risk")
                shown.append(pill(riskTone(invoice.risk_profile), value));
            else
                shown.append(value);
            return [build("dt", {}, text(field)), shown];
        }));
        this.#room.scrollTop = 0;
        this.#document.hidden = true;
        if (invoice.check)
            this.#fetchDocument(invoice);
    }

    async #fetchDocument(invoice) {
        try {
            const { data } = await ask(`api/invoices/${invoice.seq}/document`);
            if (this.#invoice === invoice)
                this.#showDocument(invoice, data);
        } catch (refusal) {
            if (this.#invoice === invoice)
                notify("details", "bad", refusal.message);
        }
    }

    /** What is to be paid, what the check found, failing rules first, and the original. */
    #showDocument({ seq, currency, check }, { payable_amount: payable, check: { rules }, ...file }) {
        const failing = rules.filter(fails);
        const others = rules.filter((rule) => !fails(rule));
        const parts = [];
        if (payable !== null)
            parts.push(make("p", "payable", text("toPay", { amount: money(payable, currency) })));
        parts.push(make("h3", "", text("eInvoiceCheck")),
            build("p", {}, pill(check === "failed" ? "caution" : "good", text(check === "failed" ? "checkFailed" : "checkPassed"))),
            ...failing.map(ruleOf));
        if (others.length > 0)
            parts.push(build("details", {}, make("summary", "", text("otherRules", { count: others.length })), ...others.map(ruleOf)));
        parts.push(make("h3", "", text("original")), build("p", { className: "facts", dir: "auto" },
            [visible(file.file_name), bytes(file.size), visible(file.profile)].filter(Boolean).join(" · ")));
        if (file.original_kept) {
            const href = `api/invoices/${seq}/original`;
            parts.push(build("a", { className: "button", id: "download-original", href, download: "",
                onclick: (event) => download(event, href, file.file_name || `invoice-${seq}`) }, text("downloadOriginal")));
        } else {
            parts.push(make("p", "", text("originalNotKept")));
        }
        this.#document.replaceChildren(...parts);
        this.#document.hidden = false;
    }

    async #copy() {
        const lines = Object.entries(fields).map(([field, write]) => [text(field), write(this.#invoice)])
            .filter(([, value]) => value !== undefined && value !== null).map((line) => line.join("\t"));
        try {
            await navigator.clipboard.writeText(lines.join("\n"));
            announce(text("copied"));
        } catch {
            notify("details", "caution", text("notCopied"));
        }
    }
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The Invoices page: all stored invoices, searched, filtered, sorted and summed by the server, page by page, and exported.

import { ask, download } from "./api.js";
import { announce, build, byId, say } from "./dom.js";
import { amount, countryName, decimalOf, isoDay, money, number } from "./format.js";
import { notify } from "./notices.js";
import { Columns, Row, fillHeading } from "./row.js";
import { text } from "./strings.js";

const pageSize = 100;
const mostRows = 5_000; // on the page; for more, export them
const searchAfter = 300; // ms without a key
const sortFields = {
    number: "invoice_number", time: "invoice_date", seller: "seller_name", buyer: "buyer_name", route: "exporting_country",
    dueDate: "due_date", kind: "kind", check: "check", payment: "payment_mechanism", subtotal: "subtotal", vat: "vat_amount", total: "total_amount", risk: "risk_profile",
};
const filterNames = ["from", "to", "kind", "check", "due_from", "due_to", "min", "max", "currency", "seller", "buyer", "country", "payment", "risk", "source"];
const risks = ["Green", "Amber", "Red"];
const retryAfter = 2000; // ms
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** Every country that the browser can name, by name. */
function countries() {
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    return codes.map((code) => [code, countryName(code)]).filter(([code, name]) => name !== code && !/^(EU|EZ|UN|XA|XB|ZZ)$/.test(code))
        .sort(([, one], [, other]) => one.localeCompare(other));
}

export class View {
    #stream;
    #frame;
    #query = new URLSearchParams();
    #before = 0; // for the next pages, so that invoices that arrive in between don't shift them
    #found = []; // invoices
    #rows = [];
    #total = 0;
    #shown = false;
    #stale = true; // there is no answer to the query yet
    #request = null;
    #timer = 0;
    #active = -1; // place
    #known = 0; // invoices stored when it was searched
    #epoch = -1; // of the stream, when it was searched

    #text = build("input", { type: "search", id: "search-text", name: "q", placeholder: text("searchExample"),
        ariaLabel: text("searchLabel"), enterKeyHint: "search", autocomplete: "off", maxLength: 512 });
    #toggle = build("button", { type: "button", id: "filters-toggle", onclick: () => this.#showFilters(this.#filters.hidden) });
    #export = build("a", { className: "button", id: "export", title: text("exportTip") }, text("exportCsv"));
    #files = build("input", { type: "file", id: "import-files", hidden: true, multiple: true, accept: ".csv,.tsv,.txt,.xml,.pdf,text/csv" });
    #import = build("button", { type: "button", id: "import", title: text("importTip"), onclick: () => this.#files.click() },
        text("importFiles"));
    #filters = build("form", { className: "filters", id: "filters", hidden: true, ariaLabel: text("filters") });
    #sort = build("select", { id: "sort" });
    #count = build("b", { id: "found-count" });
    #sums = build("span", { id: "found-sums" });
    #fresh = build("button", { type: "button", id: "found-fresh", hidden: true, onclick: () => this.#search() });
    #heading = build("div", { className: "row heading", role: "row", ariaRowIndex: 1 });
    #list = build("div", { className: "rows found", id: "found", role: "rowgroup" });
    #grid = build("div", { className: "grid", id: "found-grid", role: "grid", tabIndex: 0, ariaLabel: text("foundLabel"),
        ariaReadOnly: "true" }, build("div", { className: "head-group", role: "rowgroup" }, this.#heading), this.#list);
    #more = build("button", { type: "button", id: "found-more", hidden: true, onclick: () => this.#fetchMore() }, text("showMore"));
    #scroller = build("div", { className: "scroller" }, this.#grid, this.#more);
    #empty = build("div", { className: "empty", id: "found-empty", hidden: true }, build("h2"), build("p"));
    #columns = new Columns(this.#grid, this.#heading);

    /** \a frame: openDetails(seq, invoice, how), openImport(files). */
    constructor(stream, frame) {
        this.#stream = stream;
        this.#frame = frame;
        this.#export.onclick = (event) => download(event, this.#export.href, "billow-invoices.csv");
        this.#buildFilters();
        this.#buildHeading();
        const search = build("form", { className: "search", role: "search" }, this.#text,
            build("span", { className: "tools" }, this.#toggle, this.#export, this.#import));
        this.#files.onchange = () => {
            frame.openImport([...this.#files.files]);
            this.#files.value = "";
        };
        for (const form of [search, this.#filters]) {
            form.onsubmit = (event) => {
                event.preventDefault();
                this.#changed();
            };
            form.oninput = () => this.#changed(searchAfter);
        }
        byId("main").append(build("div", { className: "page invoices", id: "invoices", hidden: true }, search, this.#files, this.#filters,
            build("p", { className: "sums", role: "status" }, this.#count, this.#sums, this.#fresh),
            build("div", { className: "panel" }, this.#scroller, this.#empty)));
        this.#list.onclick = (event) => this.#clicked(event);
        this.#grid.onkeydown = (event) => this.#pressed(event);
        new ResizeObserver(() => this.#measure()).observe(this.#scroller);
        new IntersectionObserver(([end]) => end.isIntersecting && this.#fetchMore()).observe(this.#more);
    }

    watch(shown) {
        this.#shown = shown;
        if (!shown)
            return;
        const [, given = ""] = location.hash.split("?");
        if (given !== "" && given !== this.#query.toString())
            this.#take(new URLSearchParams(given));
        else
            this.#nameInAddress();
        if (this.#stale && !this.#request && this.#stream.stats)
            this.#search();
    }

    paint(stream) {
        if (!stream.stats)
            return;
        const stored = stream.stats.stored.count;
        if (this.#epoch !== stream.epoch || stored < this.#known) {
            this.#epoch = stream.epoch;
            this.#known = stored;
            this.#search();
        }
        const fresh = this.#stale ? 0 : stored - this.#known;
        this.#fresh.hidden = fresh <= 0;
        if (fresh > 0)
            say(this.#fresh, text("foundFresh", { count: fresh }));
        this.#offerCurrencies(Object.keys(stream.stats.stored.by_currency));
    }

    #buildFilters() {
        const field = (name, input) => build("label", {}, build("span", {}, text(`filter_${name}`)), input);
        const input = (name, properties) => field(name, build("input", { name, autocomplete: "off", ...properties }));
        const select = (name, options) => field(name,
            build("select", { name }, new Option(text("any"), ""), ...options.map(([value, label]) => new Option(label, value))));
        const chosen = (name) => input(name, { type: "text", maxLength: 512, placeholder: text("any") });
        this.#filters.append(
            input("from", { type: "date" }), input("to", { type: "date" }),
            select("kind", [["invoice", text("invoice")], ["credit_note", text("creditNote")]]),
            select("check", [["passed", text("checkPassed")], ["failed", text("checkFailed")]]),
            input("due_from", { type: "date" }), input("due_to", { type: "date" }),
            build("button", { type: "button", id: "filter-overdue", onclick: () => this.#showOverdue() }, text("overdue")),
            input("min", { type: "text", inputMode: "decimal", placeholder: amount("1234.50") }),
            input("max", { type: "text", inputMode: "decimal", placeholder: amount("1234.50") }),
            select("currency", []), chosen("seller"), chosen("buyer"), select("country", countries()), chosen("payment"),
            build("fieldset", {}, build("legend", {}, text("risk")), ...risks.map((risk) => build("label", {},
                build("input", { type: "checkbox", name: "risk", value: risk }), text(risk)))),
            chosen("source"), build("label", {}, build("span", {}, text("sort")), this.#sort),
            build("div", { className: "actions" },
                build("button", { type: "button", id: "filters-clear", onclick: () => this.#clear() }, text("clearFilters")),
                build("button", { type: "button", className: "primary", id: "filters-done", onclick: () => this.#showFilters(false) },
                    text("showFound"))));
        this.#sort.append(new Option(text("newestFirst"), ""), ...Object.entries(sortFields).flatMap(([column, name]) => [
            new Option(text("sortUp", { field: text(column) }), name), new Option(text("sortDown", { field: text(column) }), `-${name}`)]));
    }

    #buildHeading() {
        fillHeading(this.#heading);
        for (const [column, name] of Object.entries(sortFields)) {
            const cell = this.#heading.querySelector(`.${column}`);
            if (!cell)
                continue; // only in the list of orders
            cell.dataset.sort = name;
            cell.replaceChildren(build("button", { type: "button", title: text("sortBy", { field: text(column) }),
                onclick: () => this.#sortBy(name) }, text(column)));
        }
    }

    // Up, down, and then as it was.
    #sortBy(name) {
        const now = this.#sort.value;
        this.#sort.value = now === name ? `-${name}` : now === `-${name}` ? "" : name;
        this.#changed();
    }

    #offerCurrencies(codes) {
        const select = this.#filters.elements.currency;
        for (const code of codes.sort()) {
            if (![...select.options].some((option) => option.value === code))
                select.append(new Option(code, code));
        }
    }

    #showFilters(shown) {
        this.#filters.hidden = !shown;
        this.#toggle.ariaExpanded = String(shown);
        if (shown)
            this.#filters.elements.from.focus();
        else if (document.activeElement === document.body)
            this.#toggle.focus();
    }

    /** Those that were due before today. */
    #showOverdue() {
        this.#filters.elements.due_from.value = "";
        this.#filters.elements.due_to.value = isoDay(1);
        this.#changed();
    }

    #clear() {
        this.#filters.reset();
        this.#text.value = "";
        this.#changed();
    }

    /** Fills the fields from an address. */
    #take(query) {
        this.#text.value = query.get("q") ?? "";
        for (const name of filterNames) {
            const field = this.#filters.elements[name];
            if (name === "risk")
                field.forEach((box) => (box.checked = query.getAll(name).includes(box.value)));
            else if (name === "min" || name === "max")
                field.value = query.has(name) ? amount(query.get(name)) : "";
            else if (name === "currency" && query.get(name))
                this.#offerCurrencies([query.get(name)]);
            if (name !== "risk" && name !== "min" && name !== "max")
                field.value = query.get(name) ?? "";
        }
        this.#sort.value = query.get("sort") ?? "";
        this.#changed();
    }

    #readFields() {
        const query = new URLSearchParams();
        if (this.#text.value.trim() !== "")
            query.set("q", this.#text.value.trim());
        for (const name of filterNames) {
            const field = this.#filters.elements[name];
            if (name === "risk") {
                for (const box of field) {
                    if (box.checked)
                        query.append(name, box.value);
                }
                continue;
            }
            const isAmount = name === "min" || name === "max";
            const value = isAmount ? decimalOf(field.value) : field.value.trim();
            if (isAmount)
                field.setCustomValidity(value === null ? text("amountWrong", { example: amount("1234.50") }) : "");
            if (value)
                query.set(name, value);
        }
        if (this.#sort.value)
            query.set("sort", this.#sort.value);
        return query;
    }

    #changed(wait = 0) {
        const query = this.#readFields();
        if (!this.#filters.reportValidity())
            return;
        if (query.toString() === this.#query.toString() && !this.#stale)
            return;
        this.#query = query;
        this.#nameInAddress();
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#search(), wait);
    }

    #nameInAddress() {
        const query = this.#query.toString();
        if (this.#shown)
            history.replaceState(null, "", query ? `#invoices?${query}` : "#invoices");
        const count = filterNames.filter((name) => this.#query.has(name)).length;
        say(this.#toggle, count > 0 ? text("filtersActive", { count }) : text("filters"));
        this.#toggle.ariaExpanded = String(!this.#filters.hidden);
        this.#export.href = `api/invoices.csv${query ? `?${query}` : ""}`;
        const sort = this.#query.get("sort") ?? "";
        for (const cell of this.#heading.children) {
            const name = cell.dataset.sort;
            cell.ariaSort = sort === name ? "ascending" : sort === `-${name}` ? "descending" : "none";
        }
    }

    async #ask(parameters) {
        this.#request?.abort();
        const request = new AbortController();
        this.#request = request;
        const query = new URLSearchParams(this.#query);
        for (const [name, value] of Object.entries({ limit: pageSize, ...parameters }))
            query.set(name, value);
        try {
            return await ask(`api/invoices?${query}`, { signal: request.signal });
        } finally {
            if (this.#request === request)
                this.#request = null;
        }
    }

    async #search() {
        clearTimeout(this.#timer);
        this.#stale = true;
        this.#scroller.classList.add("searching");
        try {
            const answer = await this.#ask({ totals: true });
            this.#stale = false;
            this.#before = answer.before;
            this.#total = answer.found;
            this.#known = this.#stream.stats.stored.count;
            this.#showFirst(answer);
        } catch (refusal) {
            if (refusal.name === "AbortError")
                return;
            this.#clearRows();
            say(this.#count, "");
            say(this.#sums, "");
            this.#showEmpty(text("searchFailed"), refusal.message);
            if (refusal.status === 503) // it is busy, as while invoices are deleted
                this.#timer = setTimeout(() => this.#search(), retryAfter);
        }
        this.#scroller.classList.remove("searching");
    }

    #showFirst({ data, found, totals }) {
        this.#clearRows();
        say(this.#count, text("foundCount", { count: found }));
        const byCurrency = Object.entries(totals.by_currency)
            .sort(([code, one], [otherCode, other]) => other.count - one.count || code.localeCompare(otherCode));
        this.#sums.replaceChildren(...byCurrency.map(([currency, sums]) => build("span", {},
            text("foundSum", { total: money(sums.total_amount, currency), vat: amount(sums.vat_total) }))));
        if (found > 0)
            this.#empty.hidden = true;
        else
            this.#showEmpty(text(this.#query.size > 0 ? "foundNothing" : "emptyTitle"), this.#query.size > 0 ? text("foundNothingText") : "");
        this.#scroller.scrollTop = byId("invoices").scrollTop = 0;
        this.#add(data);
    }

    #clearRows() {
        this.#found = [];
        this.#rows = [];
        this.#active = -1;
        this.#list.replaceChildren();
        this.#grid.removeAttribute("aria-activedescendant");
        this.#more.hidden = true;
        this.#fresh.hidden = true;
    }

    #showEmpty(title, words) {
        this.#empty.hidden = false;
        say(this.#empty.firstElementChild, title);
        say(this.#empty.lastElementChild, words);
        announce(title);
    }

    async #fetchMore() {
        if (this.#stale || this.#request || this.#found.length >= Math.min(this.#total, mostRows))
            return;
        try {
            const answer = await this.#ask({ offset: this.#found.length, before: this.#before });
            this.#add(answer.data);
            if (answer.data.length === 0)
                this.#more.hidden = true;
        } catch (refusal) {
            if (refusal.name !== "AbortError")
                notify("search", "caution", refusal.message);
        }
    }

    #add(invoices) {
        const { currency } = this.#stream.stats;
        const rows = invoices.map((invoice, place) => {
            const row = new Row("found");
            row.show(invoice.seq, this.#found.length + place, invoice, currency);
            row.active = false;
            return row;
        });
        this.#found.push(...invoices);
        this.#rows.push(...rows);
        this.#list.append(...rows.map((row) => row.element));
        this.#columns.fit(rows);
        this.#grid.ariaRowCount = this.#total + 1;
        const all = this.#found.length >= this.#total;
        this.#more.hidden = all;
        this.#more.disabled = this.#found.length >= mostRows;
        say(this.#more, text(this.#more.disabled ? "foundTooMany" : "showMore", { count: mostRows }));
    }

    #measure() {
        this.#columns.measure(this.#scroller.clientWidth);
        this.#columns.fit(this.#rows);
    }

    #choose(place, how) {
        if (this.#active >= 0)
            this.#rows[this.#active].active = false;
        this.#active = place;
        if (place < 0) {
            this.#grid.removeAttribute("aria-activedescendant");
            this.#frame.openDetails(0);
            return;
        }
        const row = this.#rows[place];
        row.active = true;
        this.#grid.setAttribute("aria-activedescendant", row.element.id);
        row.element.scrollIntoView({ block: "nearest" });
        this.#frame.openDetails(this.#found[place].seq, this.#found[place], how);
    }

    #clicked(event) {
        const place = this.#rows.findIndex((row) => row.element.contains(event.target));
        if (place >= 0 && String(getSelection()) === "")
            this.#choose(place === this.#active ? -1 : place, "click");
    }

    #pressed(event) {
        if (event.target !== this.#grid || event.ctrlKey || event.altKey || event.metaKey || this.#rows.length === 0)
            return;
        const page = Math.max(1, Math.floor(this.#scroller.clientHeight / this.#rows[0].element.offsetHeight) - 2);
        const last = this.#rows.length - 1;
        const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, End: Infinity, Home: -Infinity };
        if (event.key in steps) {
            this.#choose(Math.min(last, Math.max(0, this.#active + steps[event.key])), "step");
            if (this.#active === last)
                this.#fetchMore();
        } else if (event.key === "Enter" && this.#active >= 0) {
            this.#choose(this.#active, "enter");
        } else if (event.key === "Escape") {
            this.#choose(-1);
        } else {
            return;
        }
        event.preventDefault();
        event.stopPropagation();
    }
}

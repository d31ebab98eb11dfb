// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The Analytics page: figures per minute and month, and the largest sellers, buyers and countries, in one currency at a time.

import { ask } from "./api.js";
import { Chart, Shares, drawBars, drawLines } from "./charts.js";
import { build, byId, make, say } from "./dom.js";
import { amount, countryName, minuteOfDay, money, monthName, number, share, visible } from "./format.js";
import { text } from "./strings.js";

const lookEvery = 2_000; // ms
const spans = { 60: "span_1", 360: "span_6", 1440: "span_24" }; // minutes
const breakdowns = {
    sellers: visible, buyers: visible, exporting_countries: countryName, importing_countries: countryName,
    payment_mechanisms: visible, risks: (risk) => text(risk),
};

const categories = { S: "vatStandard", Z: "vatZero", E: "vatExempt", AE: "vatReverse", K: "vatIntra", G: "vatExport", O: "vatOutside",
    L: "vatCanaries", M: "vatCeuta" };

/** VAT by month or quarter and rate, the newest first. Amounts are added up exactly, as whole minor units. */
class VatTable {
    #title = make("h2");
    #period = build("select", { id: "vat-period", ariaLabel: text("vatPeriod"), onchange: () => this.#fill() },
        new Option(text("byMonth"), "month"), new Option(text("byQuarter"), "quarter"));
    #table = build("table");
    #room = build("div", { className: "table-room", tabIndex: 0, role: "region" }, this.#table);
    #figures = { vat: [], currency: "" };
    element = build("section", { className: "card chart vat-card", id: "vat" }, build("header", {}, this.#title, this.#period), this.#room);

    show(figures) {
        if (JSON.stringify(figures.vat) === JSON.stringify(this.#figures.vat) && figures.currency === this.#figures.currency)
            return; // what is being read stays as it is
        this.#figures = figures;
        say(this.#title, text("vatByRate", { currency: figures.currency }));
        this.#room.ariaLabel = this.#title.textContent;
        this.#fill();
    }

    #fill() {
        const rows = new Map();
        for (const { month, category, rate, totals } of this.#figures.vat) {
            const [year, number_] = month.split("-");
            const period = this.#period.value === "month" ? month : `${year}-Q${Math.ceil(Number(number_) / 3)}`;
            const key = `${period} ${category} ${rate}`;
            const row = rows.get(key) ?? { period, category, rate, taxable: [], vat: [], count: 0 };
            row.taxable.push(totals.subtotal);
            row.vat.push(totals.vat_total);
            row.count += totals.count;
            rows.set(key, row);
        }
        const period = (key) => (key.includes("Q") ? text("quarter", { quarter: key.slice(6), year: key.slice(0, 4) }) : monthName(key, true));
        const rateOf = ({ category, rate }) => {
            const words = text("percent", { rate: amount(rate) });
            return category === "S" ? words : text("rateOf", { rate: words, category: text(categories[category]) });
        };
        const cells = [...rows.values()].sort((one, other) => other.period.localeCompare(one.period))
            .map((row) => [period(row.period), rateOf(row), amount(sum(row.taxable)), amount(sum(row.vat)), number(row.count)]);
        const head = [text("vatPeriodHead"), text("vatRate"), text("taxable"), text("vat"), text("invoices")];
        const line = (tag, words) => build("tr", {}, ...words.map((each, place) => make(place === 0 ? "th" : tag, "", each)));
        this.#table.replaceChildren(build("thead", {}, line("th", head)), build("tbody", {}, ...cells.map((row) => line("td", row))));
    }
}

/** Of decimals with the same number of places. */
function sum(decimals) {
    const places = decimals[0].split(".")[1]?.length ?? 0;
    const minor = decimals.reduce((total, each) => total + BigInt(each.replace(".", "")), 0n);
    const digits = String(minor < 0n ? -minor : minor).padStart(places + 1, "0");
    const whole = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
    return minor < 0n ? `-${whole}` : whole;
}

export class View {
    #charts = {
        count: new Chart(drawLines), value: new Chart(drawLines), backlog: new Chart(drawLines), months: new Chart(drawBars),
    };
    #shares = Object.fromEntries(Object.keys(breakdowns).map((name) => [name, new Shares()]));
    #vat = new VatTable();
    #minutes = "60";
    #timer = 0;
    #request = null;
    #spans = build("fieldset", { className: "spans", onchange: (event) => this.#choose(event.target.value) },
        build("legend", { className: "unseen" }, text("span")),
        ...Object.entries(spans).map(([minutes, key]) => build("label", {},
            build("input", { type: "radio", name: "span", value: minutes, checked: minutes === this.#minutes }), make("span", "", text(key)))));
    #currency = build("select", { id: "analytics-currency", onchange: () => this.#look() });
    #note = build("p", { className: "note", id: "analytics-note" });

    constructor() {
        byId("main").append(build("div", { className: "page analytics", id: "analytics", hidden: true },
            build("div", { className: "controls" }, this.#spans,
                build("label", {}, text("currency"), " ", this.#currency), this.#note),
            build("div", { className: "charts" }, ...Object.values(this.#charts).map((chart) => chart.element),
                ...Object.values(this.#shares).map((list) => list.element), this.#vat.element)));
    }

    /** Updates every two seconds while \a shown. */
    watch(shown) {
        clearInterval(this.#timer);
        if (shown) {
            this.#timer = setInterval(() => document.visibilityState === "visible" && this.#look(), lookEvery);
            this.#look();
        }
    }

    paint() {}

    #choose(minutes) {
        this.#minutes = minutes;
        this.#look();
    }

    async #look() {
        this.#request?.abort();
        const request = new AbortController();
        this.#request = request;
        const query = new URLSearchParams({ minutes: this.#minutes });
        if (this.#currency.value)
            query.set("currency", this.#currency.value);
        try {
            const { data } = await ask(`api/analytics?${query}`, { signal: request.signal });
            if (this.#request === request)
                this.#show(data);
        } catch (refusal) {
            if (refusal.name !== "AbortError")
                say(this.#note, refusal.message);
        }
    }

    #show(figures) {
        this.#offerCurrencies(figures);
        const { up_to: upTo, last_seq: last } = figures;
        say(this.#note, upTo < last ? text("catchingUp", { count: upTo, of: number(last) }) : text("analyticsCount", { count: last }));
        this.#showMinutes(figures);
        this.#showMonths(figures);
        this.#vat.show(figures);
        for (const [name, list] of Object.entries(this.#shares))
            list.show(text(`top_${name}`, { currency: figures.currency }), this.#parts(figures, name));
    }

    #offerCurrencies({ currencies, currency }) {
        if (currencies.join() !== [...this.#currency.options].map(({ value }) => value).join())
            this.#currency.replaceChildren(...currencies.map((code) => new Option(code, code)));
        this.#currency.value = currency;
    }

    #showMinutes({ minutes, currency }) {
        const newest = minutes.at(-1);
        const times = minutes.map(({ minute }) => new Date(minute));
        const lines = { times, timeLabel: minuteOfDay };
        const head = [text("minute"), text("storedSeries"), text("displayed")];
        const column = (name) => minutes.map((minute) => Number(minute[name]));
        const rows = (...names) => () => minutes.map((minute, place) => [minuteOfDay(times[place]),
            ...names.map((name) => (name.endsWith("amount") ? amount(minute[name]) : number(minute[name])))]).reverse();
        this.#charts.count.show({ ...lines, title: text("perMinute"), note: text("thisMinute"), whole: true,
            series: [column("stored"), column("displayed")],
            legend: [[text("storedSeries"), number(newest.stored)], [text("displayed"), number(newest.displayed)]],
            table: { head, rows: rows("stored", "displayed") } });
        this.#charts.value.show({ ...lines, title: text("valuePerMinute", { currency }), note: text("thisMinute"),
            series: [column("stored_amount"), column("displayed_amount")],
            legend: [[text("storedSeries"), amount(newest.stored_amount)], [text("displayed"), amount(newest.displayed_amount)]],
            table: { head, rows: rows("stored_amount", "displayed_amount") } });
        this.#charts.backlog.show({ ...lines, title: text("backlog"), note: text("now"), whole: true, area: true,
            series: [column("backlog")], legend: [[text("waitingSeries"), number(newest.backlog)]],
            table: { head: [text("minute"), text("waitingSeries")], rows: rows("backlog") } });
    }

    #showMonths({ months, currency }) {
        const newest = months.at(-1);
        this.#charts.months.show({ title: text("vatByMonth", { currency }), note: newest ? monthName(newest.key, true) : "",
            labels: months.map(({ key }) => monthName(key)), values: months.map(({ totals }) => Number(totals.vat_total)),
            legend: newest ? [[text("vat"), amount(newest.totals.vat_total)]] : [],
            table: { head: [text("month"), text("vat"), text("total")], rows: () => months.map(({ key, totals }) => [
                monthName(key, true), amount(totals.vat_total), amount(totals.total_amount)]).reverse() } });
    }

    #parts({ total, currency, ...figures }, name) {
        const { largest, others } = figures[name];
        const whole = Number(total.total_amount);
        const part = (label, totals) => {
            const portion = whole > 0 ? Number(totals.total_amount) / whole : 0;
            return { name: label, amount: money(totals.total_amount, currency), share: portion, percent: share(portion) };
        };
        const parts = largest.map(({ key, totals }) => part(key ? breakdowns[name](key) : text("notGiven"), totals));
        return others ? [...parts, part(text("others"), others)] : parts;
    }
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The figures: four cards in the default currency, and a line for each further one. Totals of different currencies
// are never added.

import { byId, make, say } from "./dom.js";
import { amount, money, number } from "./format.js";
import { text } from "./strings.js";

const slice = 5_000; // ms
const slices = 60;

/**
 * What was displayed in the last five minutes, slice by slice, for the sparklines. Fed with running totals, so that nothing
 * is counted twice or missed. Pictures need no exact sums: here amounts are floats.
 */
class Recent {
    #samples = []; // at the end of each slice; one more than there are slices
    #latest = null;
    #sliceEnd = 0;
    #key = "";

    /** Returns whether a slice has begun. Another \a key (ledger, currency) forgets. */
    add(key, totals, now) {
        const sample = {
            count: totals.count, total: Number(totals.total_amount), vat: Number(totals.vat_total),
        };
        if (!this.#latest || key !== this.#key || sample.count < this.#latest.count) {
            this.#key = key;
            this.#samples = [sample];
            this.#latest = sample;
            this.#sliceEnd = now + slice;
            return true;
        }
        this.#sliceEnd = Math.max(this.#sliceEnd, now - slice * slices);
        let begun = false;
        for (; now >= this.#sliceEnd; this.#sliceEnd += slice, begun = true)
            this.#samples.push(this.#latest);
        this.#samples.splice(0, this.#samples.length - slices - 1);
        this.#latest = sample;
        return begun;
    }

    /** A value for each full slice, oldest first, of "count", "total", "vat" or "average". */
    values(name) {
        const differences = (key) => this.#samples.slice(1).map((each, place) => each[key] - this.#samples[place][key]);
        if (name !== "average")
            return differences(name);
        const counts = differences("count");
        let last = 0;
        return differences("total").map((sum, place) => (last = counts[place] > 0 ? sum / counts[place] : last));
    }
}

/** Draws \a values into the polyline \a line of a 100 × 26 picture, the newest at the right. */
function drawSparkline(line, values) {
    const least = Math.min(...values);
    const range = Math.max(...values) - least;
    const points = values.map((value, place) => {
        const x = 99 - ((values.length - 1 - place) * 98) / (slices - 1);
        const y = 24 - (range > 0 ? (value - least) / range : 0.5) * 22;
        return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    line.setAttribute("points", values.length > 1 ? points.join(" ") : "");
}

const svg = "http://www.w3.org/2000/svg";
// Of a currency in which nothing has been displayed yet.
const nothing = { count: 0, subtotal: "0.00", vat_total: "0.00", total_amount: "0.00", average_amount: "0.00" };
const mostLines = 3;

const negated = (decimal) => (decimal.startsWith("-") ? decimal.slice(1) : `-${decimal}`);

/** A card with a caption, a figure and a line below. */
export class Card {
    element = make("div", "card");
    line = document.createElementNS(svg, "polyline");

    #caption = make("h2", "caption");
    #figure = make("p", "figure");
    #foot = make("span", "foot");

    constructor(room, sparkline = false) {
        const below = make("p", "below");
        below.append(this.#foot);
        if (sparkline) {
            const picture = document.createElementNS(svg, "svg");
            picture.setAttribute("viewBox", "0 0 100 26");
            picture.setAttribute("preserveAspectRatio", "none");
            picture.setAttribute("class", "sparkline");
            picture.setAttribute("aria-hidden", "true");
            picture.append(this.line);
            below.append(picture);
        }
        this.element.append(this.#caption, this.#figure, below);
        room.append(this.element);
    }

    say(caption, figure, foot) {
        say(this.#caption, caption);
        say(this.#figure, figure);
        say(this.#foot, foot);
        this.#foot.title = foot;
    }

    /** Puts \a sign, an element, next to the caption. */
    mark(sign) {
        this.element.append(sign);
    }
}

export class Cards {
    #room = byId("cards");
    #cards = {};
    #lines = make("div", "lines");
    #recent = new Recent();
    #pen = document.createElement("canvas").getContext("2d");
    #figures = null;
    #full = 0; // px: the size of the figures where there is room
    #fonts = {};
    #width = 0; // px: the room for one

    constructor() {
        for (const name of ["count", "total", "vat", "average"])
            this.#cards[name] = new Card(this.#room, true);
        this.#room.append(this.#lines);
        new ResizeObserver(() => this.#measure()).observe(this.#cards.count.element);
    }

    paint({ stats, epoch }) {
        if (!stats)
            return;
        const currency = stats.currency;
        const { displayed, stored } = stats;
        const mine = stats.by_currency[currency] ?? nothing;
        this.#figures = {
            currency,
            stored: text("ofStored", { count: stored.count }),
            count: number(displayed.count),
            total: mine.total_amount,
            vat: mine.vat_total,
            average: mine.average_amount,
            subtotal: amount(mine.subtotal),
            own: mine.credit_note_count > 0 ? text("invoicedAndCredited",
                { invoiced: amount(mine.invoiced_amount), credited: amount(negated(mine.credited_amount)) })
                : mine.count === displayed.count ? text("includingVat")
                    : text("countIn", { count: number(mine.count), currency }),
        };
        this.#show();
        this.#showFurther(stats);
        if (this.#recent.add(`${epoch} ${currency}`, mine, performance.now())) {
            for (const [name, card] of Object.entries(this.#cards))
                drawSparkline(card.line, this.#recent.values(name));
        }
    }

    #measure() {
        const style = getComputedStyle(this.#cards.count.element);
        const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
        this.#full = Math.round(root * 1.375);
        this.#width = this.#cards.count.element.clientWidth - parseFloat(style.paddingLeft) * 2;
        this.#fonts = { figure: `600 ${this.#full}px ${style.fontFamily}`, foot: `${root * 0.75}px ${style.fontFamily}` };
        if (this.#figures)
            this.#show();
    }

    // One size for all four, because figures of different sizes look like a ranking. If the size would have to be
    // smaller with the currency, the currency moves to the caption.
    #show() {
        const figures = this.#figures;
        const { total, vat, average, currency } = figures;
        this.#pen.font = this.#fonts.figure;
        const size = (...texts) => this.#full * Math.min(1,
            this.#width / (Math.max(...texts.map((each) => this.#pen.measureText(each).width)) + 4));
        const withCode = size(...[total, vat, average].map((each) => money(each, currency)), figures.count) === this.#full;
        const put = (decimal) => (withCode ? money(decimal, currency) : amount(decimal));
        const caption = (key) => (withCode ? text(key) : text("captionIn", { caption: text(key), currency }));
        const pixels = withCode ? this.#full : size(...[total, vat, average].map(amount), figures.count);
        this.#room.style.setProperty("--figure", `${Math.floor(pixels)}px`);
        const base = text("onSubtotal", { subtotal: figures.subtotal });
        this.#cards.count.say(text("invoices"), figures.count, figures.stored);
        this.#cards.total.say(caption("total"), put(total), figures.own);
        this.#cards.vat.say(caption("vat"), put(vat), base);
        this.#cards.average.say(caption("average"), put(average), text("perInvoice"));
        this.#pen.font = this.#fonts.foot;
        const feet = [figures.stored, figures.own, base].map((foot) => this.#pen.measureText(foot).width + 2);
        this.#room.classList.toggle("tall", Math.max(...feet) > this.#width);
    }

    #showFurther(stats) {
        const further = Object.entries(stats.by_currency).filter(([currency]) => currency !== stats.currency);
        const lines = further.slice(0, mostLines).map(([currency, totals]) => [
            text("countIn", { count: number(totals.count), currency }),
            money(totals.total_amount, currency),
            text("vatOf", { amount: amount(totals.vat_total) }),
            text("averageOf", { amount: amount(totals.average_amount) }),
        ]);
        if (further.length > mostLines) {
            lines.push([further.slice(mostLines)
                .map(([currency, totals]) => money(totals.total_amount, currency)).join(" · ")]);
        }
        while (this.#lines.childElementCount < lines.length)
            this.#lines.append(make("p", "line"));
        while (this.#lines.childElementCount > lines.length)
            this.#lines.lastElementChild.remove();
        lines.forEach((parts, place) => this.#fillLine(this.#lines.children[place], parts));
    }

    #fillLine(line, parts) {
        while (line.childElementCount < parts.length)
            line.append(make("span"));
        while (line.childElementCount > parts.length)
            line.lastElementChild.remove();
        parts.forEach((part, place) => say(line.children[place], part));
    }
}

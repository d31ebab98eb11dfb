// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The drawings of the Analytics page: lines over time, bars by month, and lists of shares. Drawings need no exact sums, so
// amounts are floats here; the written amounts are exact.

import { build, make } from "./dom.js";
import { compact } from "./format.js";
import { text } from "./strings.js";

const namespace = "http://www.w3.org/2000/svg";
const height = 168; // px
const margin = { top: 10, bottom: 22, right: 10 };
const digit = 6.6; // px, of a tick's words
const mostTicks = 4;

function shape(name, attributes, content = "") {
    const element = document.createElementNS(namespace, name);
    for (const [attribute, value] of Object.entries(attributes))
        element.setAttribute(attribute, value);
    element.textContent = content;
    return element;
}

/** From 0 up to \a most or a little more, in round steps; counts have no fractions. */
function ticksTo(most, whole) {
    const rough = Math.max(most, whole ? 1 : 0.01) / mostTicks;
    const power = 10 ** Math.floor(Math.log10(rough));
    const round = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) * power;
    const step = whole ? Math.ceil(round) : round;
    return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, place) => place * step);
}

/** A card with a title, a legend with the newest figures, a drawing, and the same as a table. */
export class Chart {
    element = build("section", { className: "card chart" });

    #title = make("h2");
    #note = make("small");
    #legend = make("p", "legend");
    #picture = shape("svg", { class: "plot", "aria-hidden": "true", height });
    #table = build("table");
    #fold = build("details", {}, build("summary", {}, text("showTable")),
        build("div", { className: "table-room", tabIndex: 0, role: "region" }, this.#table));
    #data = null;

    constructor(draw) {
        this.draw = draw;
        this.element.append(build("header", {}, this.#title, this.#note), this.#legend, this.#picture, this.#fold);
        this.#fold.ontoggle = () => this.#fillTable();
        new ResizeObserver(() => this.#paint()).observe(this.element);
    }

    /**
     * \a data: title, note, legend as pairs of a series' name and its newest figure, and table: its head and rows() as
     * words; the rest is for the drawing.
     */
    show(data) {
        this.#data = data;
        this.#title.textContent = data.title;
        this.#fold.lastElementChild.ariaLabel = data.title;
        this.#note.textContent = data.note;
        this.#legend.replaceChildren(...data.legend.map(([name, value], place) => build("span", { className: `series${place}` },
            name, make("b", "", value))));
        this.#paint();
        this.#fillTable();
    }

    #paint() {
        const style = getComputedStyle(this.element);
        const width = Math.floor(this.element.clientWidth - parseFloat(style.paddingLeft) * 2);
        if (!this.#data || width <= 0)
            return;
        this.#picture.setAttribute("width", width);
        this.#picture.replaceChildren(...this.draw(this.#data, width));
    }

    #fillTable() {
        if (!this.#fold.open || !this.#data)
            return;
        const { head, rows } = this.#data.table;
        const line = (tag, cells) => build("tr", {}, ...cells.map((cell, place) => make(place === 0 ? "th" : tag, "", cell)));
        this.#table.replaceChildren(build("thead", {}, line("th", head)), build("tbody", {}, ...rows().map((row) => line("td", row))));
    }
}

function frame(most, whole, width) {
    const ticks = ticksTo(most, whole);
    const labels = ticks.map(compact);
    const left = Math.ceil(Math.max(...labels.map((label) => label.length)) * digit + 12);
    const y = (value) => height - margin.bottom - (value / ticks.at(-1)) * (height - margin.top - margin.bottom);
    const shapes = ticks.flatMap((tick, place) => [
        shape("line", { class: "guide", x1: left, x2: width - margin.right, y1: y(tick), y2: y(tick) }),
        shape("text", { class: "tick", x: left - 8, y: y(tick) + 4, "text-anchor": "end" }, labels[place]),
    ]);
    return { left, y, shapes };
}

/** \a series: lists of values, one for each of \a times; the last of them is of the running minute, and not complete. */
export function drawLines({ times, series, whole, area, timeLabel }, width) {
    const { left, y, shapes } = frame(Math.max(...series.flat()), whole, width);
    const last = times.length - 1;
    const x = (place) => left + (place / Math.max(1, last)) * (width - left - margin.right);
    const labels = Math.max(2, Math.min(6, Math.floor(width / 90)));
    for (let label = 0; label < labels; ++label) {
        const place = Math.round(((label + 0.5) / labels) * last);
        shapes.push(shape("text", { class: "tick", x: x(place), y: height - 4, "text-anchor": "middle" }, timeLabel(times[place])));
    }
    series.forEach((values, place) => {
        const full = area ? values : values.slice(0, -1);
        const points = full.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`);
        if (area)
            shapes.push(shape("polygon", { class: "area", points: `${x(0)},${y(0)} ${points.join(" ")} ${x(last)},${y(0)}` }));
        shapes.push(shape("polyline", { class: `line series${place}`, points: points.join(" ") }),
            shape("circle", { class: `dot series${place}`, cx: x(last), cy: y(values.at(-1)), r: 3.5 }));
    });
    return shapes;
}

export function drawBars({ labels, values }, width) {
    const { left, y, shapes } = frame(Math.max(0, ...values), false, width);
    const room = (width - left - margin.right) / Math.max(1, values.length);
    values.forEach((value, place) => {
        const middle = left + (place + 0.5) * room;
        shapes.push(shape("rect", { class: "bar", x: middle - room * 0.3, width: room * 0.6, y: y(value), height: y(0) - y(value), rx: 1.5 }));
        if (room >= 30 || place % 2 === 1)
            shapes.push(shape("text", { class: "tick", x: middle, y: height - 4, "text-anchor": "middle" }, labels[place]));
    });
    return shapes;
}

/** A card with the largest of something: name, amount and share. */
export class Shares {
    element = build("section", { className: "card shares" });

    #title = make("h2");
    #list = build("ol");

    constructor() {
        this.element.append(this.#title, this.#list);
    }

    /** \a parts: { name, amount, share }; a share is from 0 to 1. */
    show(title, parts) {
        this.#title.textContent = title;
        const most = Math.max(...parts.map(({ share }) => share), 0.000001);
        this.#list.replaceChildren(...parts.map(({ name, amount, share, percent }) => {
            const bar = make("span", "share");
            bar.style.width = `${(100 * share) / most}%`;
            return build("li", {}, build("span", { className: "who" }, bar, build("bdi", {}, name)), make("b", "", amount), make("small", "", percent));
        }));
    }
}

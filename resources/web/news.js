// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The button over the grid's headings that says how many invoices wait, and that leads back to them.

import { byId, say } from "./dom.js";
import { text } from "./strings.js";

const margin = 6; // px between it and a heading

export class News {
    #grid;
    #button = byId("newest");
    #heading = byId("heading");
    #placed = ""; // for which width and columns it has its place

    constructor(grid) {
        this.#grid = grid;
        this.#button.onclick = () => grid.showNewest();
    }

    paint() {
        const { held, paused, waiting: count } = this.#grid;
        const shown = held && (count > 0 || paused);
        const hadFocus = !shown && document.activeElement === this.#button;
        this.#button.hidden = !shown;
        if (hadFocus)
            this.#grid.focus();
        if (!shown)
            return;
        const news = count > 0 ? text("newCount", { count }) : text("held");
        const label = count > 0 ? text("newLabel", { count }) : text("heldLabel");
        say(this.#button, paused ? (count > 0 ? text("pausedNew", { news }) : text("paused")) : news);
        this.#button.ariaLabel = paused ? text("pausedLabel", { label }) : label;
        this.#place();
    }

    /** Where it hides no heading, as near the middle as there is room; below the rows where there is none. */
    #place() {
        const room = this.#button.parentElement.getBoundingClientRect();
        const width = this.#button.offsetWidth;
        const { className, style } = this.#heading.closest(".grid");
        const key = `${room.width} ${width} ${className} ${style.cssText}`;
        if (this.#placed === key)
            return;
        this.#placed = key;
        const middle = (room.width - width) / 2;
        const taken = [...this.#heading.children].map((cell) => this.#words(cell, room.left)).filter(Boolean);
        const isFree = (left) => left >= 0 && left + width <= room.width
            && taken.every(([from, to]) => left + width <= from || left >= to);
        const nearest = [middle, ...taken.flatMap(([from, to]) => [from - width, to])].filter(isFree)
            .sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0];
        this.#button.classList.toggle("below", nearest === undefined);
        this.#button.style.setProperty("--shift", `${(nearest ?? middle) - middle}px`);
    }

    /** From where to where the words of \a cell reach; null: it is not shown. */
    #words(cell, left) {
        const edge = cell.getBoundingClientRect();
        if (edge.width === 0)
            return null;
        const range = document.createRange();
        range.selectNodeContents(cell);
        const box = range.getBoundingClientRect();
        return [box.left - left - margin, Math.min(box.right, edge.right) - left + margin];
    }
}

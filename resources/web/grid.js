// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The live grid, newest first. Only the rows in view exist: row r is the invoice with seq = top - r. While the
// reader is reading (has scrolled away, selected a row, or paused), top stays the same, so that nothing moves, and new
// invoices are counted.

import { ScrollMap } from "./scroll.js";
import { byId, say } from "./dom.js";
import { Columns, Row, fillHeading } from "./row.js";
import { text } from "./strings.js";

const beyond = 8; // rows kept on either side of the view, for the next few pixels of a scroll
const mostTinted = 100; // invoices at once; a tint on more is meaningless
const gestureOver = 150; // ms without a scroll event
const headingMargin = 6; // px between the button for the newest and a heading
const calm = matchMedia("(prefers-reduced-motion: reduce)");

const seqOf = (element) => Number(element.closest(".row")?.id.slice("row-".length) ?? 0);

export class Grid {
    paused = false;
    top = 0; // seq of the first row

    #stream;
    #changed;
    #open;
    #epoch = 0;
    #active = 0; // seq of the chosen row; 0: none
    #aimed = 0; // seq of the row on which the pointer went down; when it comes up another may be there
    #map = new ScrollMap();
    #offset = 0; // px of rows above the view
    #bar = 0; // position of the scroll bar, without the part above the rows
    #rows = new Map(); // seq → Row
    #rowHeight = 30;
    #lead = 0; // px above the grid in the same scroller: on a phone, the cards
    #viewHeight = 0;
    #gesture = 0; // a timer
    #columns;

    #scroller = byId("scroller");
    #grid = byId("grid");
    #layer = byId("rows");

    /**
     * \a changed() is called when #waiting or what is held may have changed; \a open(seq, how) when a row is chosen, or
     * none with seq 0; how is "click", "enter" or "step", by the arrow keys.
     */
    constructor(stream, changed, open) {
        this.#stream = stream;
        this.#changed = changed;
        this.#open = open;
        fillHeading(byId("heading"));
        this.#columns = new Columns(this.#grid, byId("heading"));
        const sizes = new ResizeObserver(() => this.#measure());
        sizes.observe(this.#scroller);
        sizes.observe(byId("cards"));
        this.#scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
        this.#grid.addEventListener("keydown", (event) => this.#pressed(event));
        this.#layer.addEventListener("pointerdown", (event) => (this.#aimed = seqOf(event.target)));
        this.#layer.addEventListener("click", (event) => this.#clicked(event));
    }

    /** Whether new invoices are held back instead of moving the rows. */
    get held() {
        return this.paused || this.#active > 0 || this.#offset > 0;
    }

    /** How many are held back. */
    get waiting() {
        return this.#stream.cursor - this.top;
    }

    /** Jumps to the newest, and follows again. */
    showNewest() {
        this.paused = false;
        this.#active = 0;
        this.#scroller.scrollTop = 0;
        this.#bar = this.#offset = 0;
        this.#changed();
    }

    focus() {
        this.#grid.focus({ preventScroll: true });
    }

    paint() {
        this.#readBar();
        const newest = this.#stream.cursor;
        const before = this.top;
        const anew = this.#epoch !== this.#stream.epoch;
        if (anew) {
            this.#epoch = this.#stream.epoch;
            this.#active = 0;
            this.#scroller.scrollTop = this.#bar = this.#offset = 0;
            this.#clear();
        }
        if (anew || !this.held || before === 0)
            this.top = newest;
        this.#sizeLayer();
        const tints = before > 0 && !anew && this.top - before <= mostTinted && !calm.matches;
        this.#place(tints ? before : this.top);
        this.#grid.ariaRowCount = this.top + 1;
    }

    #clear() {
        for (const row of this.#rows.values())
            row.element.remove();
        this.#rows.clear();
    }

    #measure() {
        const row = this.#offset / this.#rowHeight;
        const before = this.#lead;
        this.#rowHeight = Math.round(parseFloat(getComputedStyle(this.#layer).gridAutoRows));
        this.#layer.style.setProperty("--height", `${this.#rowHeight}px`);
        const headings = this.#grid.firstElementChild;
        const heading = getComputedStyle(headings).position === "sticky" ? headings.offsetHeight : 0;
        this.#lead = this.#grid.offsetTop;
        this.#viewHeight = Math.max(0, this.#scroller.clientHeight - heading);
        this.#columns.measure(this.#scroller.clientWidth);
        this.#sizeLayer();
        if (this.#offset > 0)
            this.#scrollTo(row * this.#rowHeight);
        else if (this.#lead !== before)
            this.#bar = this.#currentBar();
        this.#changed();
    }

    #sizeLayer() {
        const height = this.top * this.#rowHeight;
        if (height !== this.#map.height) {
            this.#map.setHeight(height);
            this.#layer.style.height = `${this.#map.room}px`;
        }
    }

    #currentBar() {
        return Math.max(0, this.#scroller.scrollTop - this.#lead);
    }

    #readBar() {
        const bar = this.#currentBar();
        if (bar === this.#bar)
            return;
        this.#offset = this.#map.move(this.#offset, this.#bar, bar, this.#viewHeight);
        this.#bar = bar;
    }

    #scrolled() {
        this.#readBar();
        this.#changed();
        clearTimeout(this.#gesture);
        this.#gesture = setTimeout(() => {
            this.#readBar(); // on a busy machine it has moved before its event comes
            this.#scrollTo(this.#offset);
        }, gestureOver);
    }

    #scrollTo(offset) {
        this.#offset = Math.min(Math.max(0, offset), Math.max(0, this.#map.height - this.#viewHeight));
        const bar = this.#map.toBar(this.#offset);
        if (Math.abs(bar - this.#currentBar()) >= 1)
            this.#scroller.scrollTop = this.#lead + bar;
        this.#bar = this.#currentBar(); // not bar: browsers round
        this.#changed();
    }

    // Rows newer than \a known have just come.
    #place(known) {
        const first = Math.max(0, Math.floor(this.#offset / this.#rowHeight) - beyond);
        const last = Math.min(this.top, Math.ceil((this.#offset + this.#viewHeight) / this.#rowHeight) + beyond);
        const spare = this.#takeRowsOutside(this.top - last + 1, this.top - first);
        const shift = Math.round((this.#bar - this.#offset) * 64) / 64;
        const currency = this.#stream.stats?.currency;
        let next = this.#layer.firstChild;
        for (let place = first; place < last; ++place) {
            const seq = this.top - place;
            let row = this.#rows.get(seq);
            const came = !row && seq > known;
            if (!row) {
                row = spare.pop() ?? new Row();
                this.#rows.set(seq, row);
            }
            row.show(seq, place, this.#stream.history.get(seq), currency);
            row.active = seq === this.#active;
            row.element.style.transform = `translateY(${place * this.#rowHeight + shift}px)`;
            // In the order of the list, which is the order that a screen reader reads.
            if (row.element === next)
                next = next.nextSibling;
            else
                this.#layer.insertBefore(row.element, next);
            if (came)
                row.tint();
        }
        for (const row of spare)
            row.element.remove();
        this.#tellActive();
        this.#columns.fit(this.#rows.values());
        if (last > first)
            this.#stream.history.want(this.top - last + 1, this.top - first, this.#stream.cursor);
    }

    #takeRowsOutside(oldest, newest) {
        const spare = [];
        for (const [seq, row] of this.#rows) {
            if (seq < oldest || seq > newest) {
                this.#rows.delete(seq);
                row.element.remove();
                spare.push(row);
            }
        }
        return spare;
    }

    #tellActive() {
        if (this.#rows.has(this.#active))
            this.#grid.setAttribute("aria-activedescendant", `row-${this.#active}`);
        else
            this.#grid.removeAttribute("aria-activedescendant");
    }

    #clicked(event) {
        const seq = (event.detail > 0 && this.#aimed) || seqOf(event.target); // a screen reader has no pointer
        if (!seq || String(getSelection()) !== "")
            return; // selecting text doesn't select a row
        this.#active = seq === this.#active ? 0 : seq;
        this.#open(this.#active, "click");
        this.#changed();
    }

    #pressed(event) {
        if (event.ctrlKey || event.altKey || event.metaKey)
            return;
        const page = Math.max(1, Math.floor(this.#viewHeight / this.#rowHeight) - 1);
        const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, End: Infinity };
        if (event.key in steps)
            this.#step(steps[event.key]);
        else if (event.key === "Home")
            this.showNewest();
        else if (event.key === "Escape")
            this.#active = 0;
        else if (event.key === "Enter" && this.#active > 0)
            this.#open(this.#active, "enter");
        else
            return;
        event.preventDefault();
        event.stopPropagation();
        this.#changed();
    }

    #step(count) {
        if (this.top === 0)
            return;
        const inView = Math.ceil(this.#offset / this.#rowHeight);
        const from = this.#active > 0 ? this.top - this.#active + count : count === 1 ? inView : inView + count;
        const place = Math.min(this.top - 1, Math.max(0, from));
        this.#active = this.top - place;
        this.#open(this.#active, "step");
        const upper = place * this.#rowHeight;
        const lower = upper + this.#rowHeight - this.#viewHeight;
        if (upper < this.#offset)
            this.#scrollTo(upper);
        else if (lower > this.#offset)
            this.#scrollTo(lower);
    }
}

/** The button over the headings that shows the number of new invoices, and jumps to them. */
export class NewestButton {
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

    /** Where it hides no heading, as near the middle as possible; below the rows if there is no room. */
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

    /** The horizontal extent of \a cell's text; null: it isn't shown. */
    #words(cell, left) {
        const edge = cell.getBoundingClientRect();
        if (edge.width === 0)
            return null;
        const range = document.createRange();
        range.selectNodeContents(cell);
        const box = range.getBoundingClientRect();
        return [box.left - left - headingMargin, Math.min(box.right, edge.right) - left + headingMargin];
    }
}

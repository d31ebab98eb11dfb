// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Browsers cannot make an element as tall as a million rows. A list that is too tall is given less height; within a
// gesture it still scrolls pixel by pixel, and the scroll bar goes to where it belongs when the gesture is over.

const tallest = 8_000_000; // px; all browsers manage twice this
const edge = 1_000_000; // px at both ends that are not compressed

export class ScrollMap {
    height = 0; // of all rows together, in px
    room = 0; // what the element is given for them

    setHeight(height) {
        this.height = height;
        this.room = Math.min(height, tallest);
    }

    get #compressed() {
        return this.height > this.room;
    }

    /** Where the scroll bar belongs when the view begins at \a offset of the rows. */
    toBar(offset) {
        const behind = this.height - offset;
        if (!this.#compressed || offset <= edge)
            return offset;
        if (behind <= edge)
            return this.room - behind;
        return edge + ((offset - edge) * (this.room - 2 * edge)) / (this.height - 2 * edge);
    }

    /** The other way round. */
    toOffset(bar) {
        const behind = this.room - bar;
        if (!this.#compressed || bar <= edge)
            return bar;
        if (behind <= edge)
            return this.height - behind;
        return edge + ((bar - edge) * (this.height - 2 * edge)) / (this.room - 2 * edge);
    }

    /** The new offset when the bar goes from \a before to \a bar in a view of \a viewHeight. */
    move(offset, before, bar, viewHeight) {
        const most = Math.max(0, this.height - viewHeight);
        if (bar <= 0)
            return 0;
        if (bar >= this.room - viewHeight - 0.5)
            return most;
        const step = bar - before;
        const jumped = !this.#compressed || Math.abs(step) > 3 * viewHeight;
        return Math.min(most, Math.max(0, jumped ? this.toOffset(bar) : offset + step));
    }
}

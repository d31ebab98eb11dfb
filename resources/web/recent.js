// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// What was displayed in the last five minutes, slice by slice, for the sparklines. Fed with running totals, so that
// nothing is counted twice or missed. Pictures need no exact sums: here amounts are floats.

const slice = 5_000; // ms
const slices = 60;

export class Recent {
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
export function drawSparkline(line, values) {
    const least = Math.min(...values);
    const range = Math.max(...values) - least;
    const points = values.map((value, place) => {
        const x = 99 - ((values.length - 1 - place) * 98) / (slices - 1);
        const y = 24 - (range > 0 ? (value - least) / range : 0.5) * 22;
        return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    line.setAttribute("points", values.length > 1 ? points.join(" ") : "");
}

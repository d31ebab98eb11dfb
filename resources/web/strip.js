// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The strip below the page: counts, health, and whether the page is connected.

import { byId, make, say } from "./dom.js";
import { number } from "./format.js";
import { inShort, tone } from "./health.js";
import { text } from "./strings.js";

const connectionTones = { live: "good", connecting: "caution", reconnecting: "caution", offline: "bad" };

export class Strip {
    constructor() {
        for (const id of ["generated", "displayed", "backlog"])
            byId(id).append(text(id), make("b"));
    }

    paint({ status }, connection) {
        const sign = byId("connection");
        sign.className = `sign ${connectionTones[connection]}`;
        say(sign, text(connection));
        if (!status)
            return;
        const counts = { generated: status.total_generated, displayed: status.total_displayed, backlog: status.backlog };
        for (const [id, count] of Object.entries(counts))
            say(byId(id).lastElementChild, number(count));
        for (const id of ["storage", "cache"]) {
            const health = status[id];
            byId(id).hidden = !health?.name;
            if (!health?.name)
                continue;
            byId(id).className = `sign extra last ${tone(health)}`;
            byId(id).title = [health.location, health.message].filter(Boolean).join(": ");
            say(byId(id), inShort(health));
        }
    }
}

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The System view: storage and cache, and the supervision tree with every actor's vital signs.

import { ask } from "./api.js";
import { Card } from "./cards.js";
import { build, byId, make, pill, say, setPill } from "./dom.js";
import { number, span, timeOfDay } from "./format.js";
import { happened } from "./notices.js";
import { latency, tone, word } from "./status.js";
import { text } from "./strings.js";

const lookEvery = 2_000; // ms
const columns = ["actor", "state", "waiting", "handled", "longest", "restarts", "lastError"];
const tones = {
    stopped: "neutral", starting: "caution", running: "good", crashed: "bad", unresponsive: "bad", stopping: "caution",
};

/** The tree as rows, each with its depth. */
const flat = (node, depth = 0) => [{ ...node, depth }, ...(node.children ?? []).flatMap((child) => flat(child, depth + 1))];

export class View {
    #health = build("section", { className: "cards", id: "health", ariaLabel: text("health") });
    #storage = new Card(this.#health);
    #cache = new Card(this.#health);
    #actors = new Card(this.#health);
    #restarts = new Card(this.#health);
    #signs = { storage: pill("neutral", ""), cache: pill("neutral", "") };
    #log = build("ol", { id: "page-log" });
    #logged = null; // the newest line of it
    #rows = new Map(); // name → { element, cells, state }
    #timer = 0;

    constructor() {
        byId("main").append(build("div", { className: "page system", id: "system", hidden: true }, this.#health,
            build("div", { className: "panel plain" },
                build("div", { className: "table-room", id: "table-room", role: "region", tabIndex: 0, ariaLabel: text("treeLabel") },
                    build("table", { className: "tree" }, build("thead", {}, build("tr", { id: "tree-head" })),
                        build("tbody", { id: "tree" })))),
            build("section", { className: "panel plain log" }, build("h2", {}, text("pageLog")),
                build("div", { className: "table-room", role: "region", tabIndex: 0, ariaLabel: text("pageLog") }, this.#log))));
        this.#storage.mark(this.#signs.storage);
        this.#cache.mark(this.#signs.cache);
        for (const column of columns) {
            const cell = make("th", column, text(column));
            cell.scope = "col";
            byId("tree-head").append(cell);
        }
    }

    /** Updates every two seconds while \a shown and the page is connected. */
    watch(shown) {
        if (!shown) {
            clearInterval(this.#timer);
            this.#timer = 0;
        } else if (!this.#timer) {
            this.#timer = setInterval(() => this.#look(), lookEvery);
            this.#look();
        }
    }

    paint({ status }) {
        this.#paintLog();
        if (!status)
            return;
        this.#paintHealth(this.#storage, "storage", status.storage);
        this.#paintHealth(this.#cache, "cache", status.cache);
    }

    #paintHealth(card, id, health) {
        const what = health?.message || text(health?.state === "off" ? "notConfigured" : "lastWrite");
        const foot = [health?.name, what, health?.location].filter(Boolean).join(" · ");
        card.say(text(id), latency(health), health ? foot : "");
        setPill(this.#signs[id], tone(health), word(health));
    }

    #paintLog() {
        if (this.#logged === happened[0])
            return;
        this.#logged = happened[0];
        this.#log.replaceChildren(...happened.map(({ time, tone: colour, message }) => build("li", {},
            make("time", "", timeOfDay(time)), build("span", { className: `sign ${colour}` }, message))));
    }

    async #look() {
        try {
            const { data } = await ask("api/system/actors");
            this.#paintTree(flat(data));
        } catch {
            // The connection shows this itself, and the last state stays visible.
        }
    }

    #paintTree(nodes) {
        const actors = nodes.filter((node) => !node.children?.length);
        const ill = actors.filter((node) => node.state !== "running").length;
        this.#actors.say(text("actorsCard"), number(actors.length), text(ill ? "actorsIll" : "actorsWell", { count: ill }));
        const restarts = actors.reduce((sum, node) => sum + (node.restarts ?? 0), 0);
        this.#restarts.say(text("restartsCard"), number(restarts), text("restartsFoot"));
        const known = this.#rows;
        this.#rows = new Map();
        nodes.forEach((node, place) => {
            const key = `${node.depth} ${node.name}`;
            const row = known.get(key) ?? this.#makeRow();
            this.#rows.set(key, row);
            this.#fillRow(row, node);
            if (byId("tree").children[place] !== row.element)
                byId("tree").insertBefore(row.element, byId("tree").children[place] ?? null);
        });
        for (const [key, row] of known) {
            if (!this.#rows.has(key))
                row.element.remove();
        }
    }

    #makeRow() {
        const row = { element: make("tr"), cells: {}, state: pill("neutral", "") };
        for (const column of columns) {
            const cell = make(column === "actor" ? "th" : "td", column);
            row.cells[column] = cell;
            row.element.append(cell);
        }
        row.cells.actor.scope = "row";
        row.cells.state.append(row.state);
        return row;
    }

    #fillRow({ cells, state }, node) {
        const supervisor = Boolean(node.children?.length);
        say(cells.actor, node.name);
        cells.actor.className = `actor depth${Math.min(node.depth, 4)}${supervisor ? " supervisor" : ""}`;
        cells.actor.title = node.strategy ? text(node.strategy) : "";
        setPill(state, tones[node.state] ?? "neutral", text(`actor_${node.state}`));
        const signs = {
            waiting: number(node.mailbox_depth ?? 0),
            handled: number(node.handled ?? 0),
            longest: node.longest_ms > 0 ? span(node.longest_ms) : "–",
            restarts: number(node.restarts ?? 0),
        };
        for (const [column, value] of Object.entries(signs))
            say(cells[column], supervisor && column !== "restarts" ? "" : value);
        say(cells.lastError, node.last_error ?? "");
        cells.lastError.title = node.last_error ?? "";
    }
}

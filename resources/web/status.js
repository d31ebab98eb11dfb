// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Billow's activity and health, in the header of the page and in the strip at the bottom.

import { clockSkew } from "./api.js";
import { announce, byId, make, say, setPill } from "./dom.js";
import { duration, number, span } from "./format.js";
import { record } from "./notices.js";
import { text } from "./strings.js";

const healthTones = { off: "neutral", connecting: "caution", ready: "good", away: "caution", full: "bad", failed: "bad" };
const healthWords = {
    off: "off", connecting: "healthStateConnecting", ready: "ready", away: "healthStateAway", full: "healthStateFull",
    failed: "failed",
};
const inBrief = {
    off: "healthOff", connecting: "healthConnecting", ready: "healthReady", away: "healthAway", full: "healthFull",
    failed: "healthFailed",
};

export const tone = (health) => healthTones[health?.state] ?? "neutral";
export const word = (health) => text(healthWords[health?.state] ?? "unknownState");
export const latency = (health) => (health?.state === "ready" && health.latency_ms > 0 ? span(health.latency_ms) : "–");

/** "SQLite 0.4 ms", "Redis off" */
export const inShort = (health) => text(inBrief[health.state] ?? health.state,
    { name: health.name, latency: latency(health) });

/** "Watched folder", "Watched folder unavailable" */
const folderInShort = (health) =>
    (health.state === "ready" ? text("folder") : inShort({ ...health, name: text("folder") }));

const activityTones = { running: "good", stopping: "caution", stopped: "neutral" };

/** The state and the progress of the run. */
export class Header {
    #announced = "";
    #progress = byId("progress");
    #bar = byId("progress").firstElementChild;

    paint({ status }, connected) {
        const activity = status?.failure ? "failed" : status?.status;
        const state = text(activity ?? "unknownState");
        const stale = status && !connected;
        setPill(byId("state"), stale || !activity ? "neutral" : activityTones[activity] ?? "bad",
            stale ? text("stale", { state }) : state);
        if (activity && connected && activity !== this.#announced) {
            const message = text("announceState", { state, count: status.total_displayed });
            record(activityTones[activity] ?? "bad", message);
            if (this.#announced)
                announce(message);
            this.#announced = activity;
        }
        this.#paintProgress(status, activity);
    }

    #paintProgress(status, activity) {
        this.#progress.hidden = activity !== "running" && activity !== "stopping";
        if (this.#progress.hidden)
            return;
        const { caption, seconds, part, whole } = activity === "running" ? this.#run(status) : this.#backlog(status);
        const left = seconds !== null;
        say(byId("progress-text"), left ? text("left", { progress: caption, time: duration(seconds) }) : caption);
        this.#bar.hidden = whole === 0;
        this.#bar.value = whole > 0 ? Math.round((1000 * part) / whole) : 0;
    }

    #run({ run = {} }) {
        const { target = 0, generated = 0, ends_at: end } = run ?? {};
        const values = { count: generated, generated: number(generated), target: number(target) };
        return {
            caption: text(target > 0 ? "progressOf" : "progressOpen", values),
            seconds: end ? (Date.parse(end) - Date.now() - clockSkew) / 1000 : null,
            part: generated, whole: target,
        };
    }

    #backlog(status) {
        return {
            caption: text("progressBacklog", { count: status.backlog }),
            seconds: status.display_rate > 0 ? status.backlog / status.display_rate : null,
            part: status.total_displayed, whole: status.total_generated,
        };
    }
}

const connectionTones = { live: "good", connecting: "caution", reconnecting: "caution", offline: "bad" };

/** Counts, health, and whether the page is connected. */
export class Strip {
    constructor() {
        for (const id of ["generated", "importedCount", "displayed", "backlog"])
            byId(id).append(text(id), make("b"));
    }

    paint({ status }, connection) {
        const sign = byId("connection");
        sign.className = `sign ${connectionTones[connection]}`;
        say(sign, text(connection));
        if (!status)
            return;
        const counts = { generated: status.total_generated - status.real_count, importedCount: status.real_count,
            displayed: status.total_displayed, backlog: status.backlog };
        for (const [id, count] of Object.entries(counts))
            say(byId(id).lastElementChild, number(count));
        for (const id of ["storage", "cache", "folder"]) {
            const health = status[id];
            byId(id).hidden = !health?.name || (id === "folder" && health.state === "off");
            if (byId(id).hidden)
                continue;
            byId(id).className = `sign extra last ${tone(health)}`;
            byId(id).title = [health.location, health.message].filter(Boolean).join(": ");
            say(byId(id), id === "folder" ? folderInShort(health) : inShort(health));
        }
    }
}

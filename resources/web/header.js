// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// What the stream is doing, and how far it has come.

import { clockSkew } from "./api.js";
import { announce, byId, say, setPill } from "./dom.js";
import { duration, number } from "./format.js";
import { text } from "./strings.js";

const tones = { running: "good", stopping: "caution", stopped: "neutral" };

export class Header {
    #announced = "";
    #progress = byId("progress");
    #bar = byId("progress").firstElementChild;

    paint({ status }, connected) {
        const activity = status?.failure ? "failed" : status?.status;
        const word = text(activity ?? "unknownState");
        const stale = status && !connected;
        setPill(byId("state"), stale || !activity ? "neutral" : tones[activity] ?? "bad",
            stale ? text("stale", { state: word }) : word);
        if (activity && connected && activity !== this.#announced) {
            if (this.#announced)
                announce(text("announceState", { state: word, count: status.total_displayed }));
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
        const values = { generated: number(generated), target: number(target) };
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

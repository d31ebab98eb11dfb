// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Errors, as sentences with an action, above the page. One notice for each subject.

import { byId, make, say } from "./dom.js";
import { text } from "./strings.js";

const shown = new Map(); // subject → element
const mostRecorded = 200;

/** What happened while this page was open, the newest first: { time, tone, message }. */
export const happened = [];

export function record(tone, message) {
    happened.unshift({ time: new Date(), tone, message });
    happened.length = Math.min(happened.length, mostRecorded);
}

/** \a tone is bad, caution or good. \a action: { label, run }, by default one that dismisses the notice. */
export function notify(subject, tone, message, action) {
    let notice = shown.get(subject);
    if (!notice) {
        notice = make("div");
        notice.append(make("p"), make("button"));
        notice.lastChild.type = "button";
        byId("notices").append(notice);
        shown.set(subject, notice);
    }
    notice.className = `notice ${tone}`;
    notice.setAttribute("role", tone === "bad" ? "alert" : "status");
    if (notice.firstChild.textContent !== message)
        record(tone, message);
    say(notice.firstChild, message);
    const { label, run } = action ?? { label: text("dismiss"), run: () => dismiss(subject) };
    say(notice.lastChild, label);
    notice.lastChild.onclick = run;
}

export function dismiss(subject) {
    shown.get(subject)?.remove();
    shown.delete(subject);
}

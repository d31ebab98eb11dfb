// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// How storage and cache are, in words.

import { span } from "./format.js";
import { text } from "./strings.js";

const tones = { off: "neutral", connecting: "caution", ready: "good", away: "caution", full: "bad", failed: "bad" };
const words = {
    off: "off", connecting: "healthStateConnecting", ready: "ready", away: "healthStateAway", full: "healthStateFull",
    failed: "failed",
};
const short = {
    off: "healthOff", connecting: "healthConnecting", ready: "healthReady", away: "healthAway", full: "healthFull",
    failed: "healthFailed",
};

export const tone = (health) => tones[health?.state] ?? "neutral";
export const word = (health) => text(words[health?.state] ?? "unknownState");
export const latency = (health) => (health?.state === "ready" && health.latency_ms > 0 ? span(health.latency_ms) : "–");

/** "SQLite 0.4 ms", "Redis off" */
export const inShort = (health) => text(short[health.state] ?? health.state,
    { name: health.name, latency: latency(health) });

// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Every word on the page. A language is one more table here; what it lacks is said in English. {name} stands for a
// value; an entry with plural forms (one, few, many, other, as Intl.PluralRules names them) goes by its {count}.

const english = {
    dashboard: "Dashboard",
    system: "System",
    navigation: "Pages",
    skip: "Skip to the page",
    lightTheme: "Light theme",
    darkTheme: "Dark theme",

    stopped: "Idle",
    running: "Running",
    stopping: "Processing backlog",
    unknownState: "Not known yet",
    failed: "Failed",
    stale: "{state} when last seen",
    progress: "Progress of the run",
    progressOf: "{generated} of {target}",
    progressOpen: "{generated} generated",
    progressBacklog: "{count} to go",
    left: "{progress} · {time} left",

    start: "Start",
    startTip: "Generate demo invoices",
    stop: "Stop",
    stopTip: "End the run; its invoices are still displayed",
    reset: "Reset…",
    resetTip: "Delete all invoices",
    pause: "Pause",
    pauseTip: "Hold the invoices on this page still",
    goOn: "Go on",

    resetTitle: "Reset Billow?",
    resetAll: {
        one: "The one invoice goes, and the figures start again at zero. This cannot be undone.",
        other: "All {count} invoices go, and the figures start again at zero. This cannot be undone.",
    },
    resetReal: "Among them are real ones: they were imported or received, not generated. This cannot be undone.",
    resetProof: "Type “{word}” to confirm",
    resetWord: "delete",
    resetConfirm: "Delete all invoices",
    resetDone: "All invoices were deleted.",
    cancel: "Cancel",

    figures: "Figures",
    invoices: "Invoices",
    ofStored: "of {stored} stored",
    total: "Total",
    includingVat: "including VAT",
    countIn: "{count} in {currency}",
    vat: "VAT",
    onSubtotal: "on {subtotal}",
    average: "Average",
    perInvoice: "per invoice",
    vatOf: "VAT {amount}",
    averageOf: "Average {amount}",
    vatAt: "{amount} at {rate} %",
    captionIn: "{caption} · {currency}",

    gridLabel: "Invoices, newest first",
    number: "Number",
    time: "Time",
    seller: "Seller",
    buyer: "Buyer",
    route: "Route",
    routeFromTo: "{from} → {to}",
    payment: "Payment",
    subtotal: "Subtotal",
    risk: "Risk",
    Green: "Green",
    Amber: "Amber",
    Red: "Red",
    loading: "Loading…",
    newCount: "↑ {count} new",
    newLabel: { one: "{count} new invoice. Show the newest.", other: "{count} new invoices. Show the newest." },
    held: "↑ Newest",
    heldLabel: "Show the newest invoices",
    paused: "Paused",
    pausedNew: "Paused · {news}",
    pausedLabel: "Paused. {label}",

    emptyComing: "The first invoices are on their way",
    emptyComingText: "They appear here as soon as they are displayed.",
    emptyWaiting: "Waiting for {storage}",
    emptyTitle: "No invoices yet",
    emptyText: "Press Start to see a demo run, or send invoices to this server.",
    emptyUnreached: "Looking for Billow…",
    emptyUnreachedText: "The invoices appear here as soon as the server answers.",

    status: "Status",
    generation: "Generation",
    display: "Display",
    generationLabel: "Invoices generated a second",
    displayLabel: "Invoices displayed a second",
    rate: "{rate}/s",
    unlimited: "unlimited",
    otherRate: "Other…",
    rateWrong: "A rate is a number from 0.01 to 1,000,000 invoices a second.",
    generated: "Generated",
    displayed: "Displayed",
    backlog: "Backlog",

    live: "Live",
    connecting: "Connecting…",
    reconnecting: "Reconnecting…",
    offline: "No network",
    announceLive: "Live again.",
    announceAway: "The connection is lost. The page tries again by itself.",
    announceState: "{state}. {count} invoices displayed.",
    away: "Billow cannot be reached. What you see is the picture of {time}; the page tries again by itself.",
    awayNever: "Billow cannot be reached. The page tries again by itself; is the server running?",
    awayOffline: "This device has no network. What you see is the picture of {time}; the page goes on when it is back.",
    tryNow: "Try now",
    dismiss: "Dismiss",

    unreachable: "Billow cannot be reached. Check that the server is running, then try again.",
    tooSlow: "Billow did not answer in time. Try again in a moment.",
    notAllowed: "Billow does not let this page do that: {reason}",
    busy: "Billow cannot do that at the moment: {reason} Try again in a moment.",
    refused: "Billow refused: {reason}",
    noReason: "the server gave no reason.",
    engineStopped: "Billow has stopped: {reason} Start the server again.",
    storageFailed: "{storage} cannot be used: {reason}",
    storageAway: "{storage} is away and is being tried again: {reason}",

    tokenTitle: "This Billow asks for a token",
    tokenText: "Whoever runs the server can tell it to you. It is kept until this tab is closed.",
    tokenWrong: "The server does not accept this token.",
    token: "Token",
    tokenConfirm: "Continue",

    health: "Storage and cache",
    storage: "Storage",
    cache: "Cache",
    off: "Off",
    ready: "Ready",
    healthOff: "{name} off",
    healthConnecting: "{name} connecting",
    healthReady: "{name} {latency}",
    healthAway: "{name} away",
    healthFailed: "{name} failed",
    healthStateAway: "Away",
    healthStateConnecting: "Connecting",
    lastCommit: "last commit",
    lastWrite: "last write",
    notConfigured: "not configured",
    actorsCard: "Actors",
    actorsWell: "all are running",
    actorsIll: { one: "{count} is not running", other: "{count} are not running" },
    restartsCard: "Restarts",
    restartsFoot: "since the server started",
    treeLabel: "Supervision tree",
    actor: "Actor",
    state: "State",
    waiting: "Waiting",
    handled: "Handled",
    longest: "Longest",
    restarts: "Restarts",
    lastError: "Last error",
    one_for_one: "When a child crashes, that child alone is started again.",
    one_for_all: "When a child crashes, all of them are started again.",
    rest_for_one: "When a child crashes, it and those below it are started again.",
    actor_stopped: "Stopped",
    actor_starting: "Starting",
    actor_running: "Running",
    actor_crashed: "Crashed",
    actor_unresponsive: "Unresponsive",
    actor_stopping: "Stopping",
    microseconds: "{count} µs",
    milliseconds: "{count} ms",
    seconds: "{count} s",
};

const tables = { en: english };

/** The language of the words, as a BCP 47 tag. */
export const language =
    navigator.languages.map((tag) => tag.split("-")[0].toLowerCase()).find((tag) => tag in tables) ?? "en";
/** What numbers and dates are written in. */
export const locale = navigator.language || language;

const words = { ...english, ...tables[language] };
const plural = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(locale);

/** The words under \a key with \a values put in; numbers are written as the locale does. */
export function text(key, values = {}) {
    const entry = words[key] ?? key;
    const form = typeof entry === "string" ? entry : entry[plural.select(values.count)] ?? entry.other;
    return form.replace(/\{(\w+)\}/g, (whole, name) => {
        const value = values[name];
        return typeof value === "number" ? numbers.format(value) : value ?? whole;
    });
}

/** Whether there are words under \a key. */
export const has = (key) => key in words;

/** Fills the elements of the document that name their words. */
export function fillDocument() {
    document.documentElement.lang = language;
    for (const element of document.querySelectorAll("[data-text]"))
        element.textContent = text(element.dataset.text);
    for (const element of document.querySelectorAll("[data-label]"))
        element.setAttribute("aria-label", text(element.dataset.label));
    for (const element of document.querySelectorAll("[data-tip]"))
        element.title = text(element.dataset.tip);
}

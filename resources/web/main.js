// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Puts the page together: the connection updates the stream, and the parts of the page paint it.

import { ask, forgetToken, hasToken } from "./api.js";
import { Cards } from "./cards.js";
import { Commands } from "./commands.js";
import { Connection } from "./connection.js";
import { addStyles, announce, byId, say } from "./dom.js";
import { number, sentence, timeOfDay } from "./format.js";
import { Grid, NewestButton } from "./grid.js";
import { dismiss, notify, record } from "./notices.js";
import { kept, theme, toggleTheme } from "./preferences.js";
import { RateControls } from "./rates.js";
import { Header, Strip } from "./status.js";
import { Stream } from "./stream.js";
import { addFurtherWords, fillDocument, language, languages, speak, text } from "./strings.js";

const lookEvery = 1_000; // ms: progress, backlog and health between the socket's messages
const phone = matchMedia("(max-width: 37.49em)");

fillDocument();

// In addition to the dashboard; loaded when first opened.
const places = {
    dashboard: null, invoices: () => import("./invoices.js"), analytics: () => import("./analytics.js"),
    system: () => import("./system.js"),
};
const views = {};
let styles = null;
let details = null;
let detailsEpoch = 0;
let importer = null;
let searchWanted = false;
let painting = false;
const repaint = () => {
    if (!painting) {
        painting = true;
        requestAnimationFrame(paint);
    }
};

const stream = new Stream(repaint);
const cards = new Cards();
const header = new Header();
const strip = new Strip();
const rates = new RateControls();
const grid = new Grid(stream, repaint, (seq, how) => openDetails(seq, stream.history.get(seq), how));
const newest = new NewestButton(grid);
const commands = new Commands(stream, repaint);
const connection = new Connection(() => stream.place, {
    event: (name, payload) => stream.take(name, payload),
    changed: connectionChanged,
});

function paint() {
    painting = false;
    const connected = connection.state === "live";
    header.paint(stream, connected);
    commands.paint(connected);
    rates.paint(stream, connected);
    strip.paint(stream, connection.state);
    cards.paint(stream);
    grid.paint();
    views[currentPlace()]?.paint(stream);
    if (detailsEpoch !== stream.epoch) {
        detailsEpoch = stream.epoch;
        details?.close();
    }
    newest.paint();
    paintPause();
    paintEmptiness();
    noticeCondition();
    byId("forget").hidden = !hasToken();
    if (searchWanted && byId("invoices")?.hidden === false) {
        searchWanted = false;
        byId("search-text").focus();
    }
}

function paintPause() {
    const button = byId("pause");
    const name = text(grid.paused ? "goOn" : "pause");
    if (button.ariaLabel === name)
        return;
    button.ariaLabel = name;
    button.classList.toggle("pressed", grid.paused);
    button.querySelector("use").setAttribute("href", grid.paused ? "#icon-play" : "#icon-pause");
}

function paintEmptiness() {
    const empty = byId("empty");
    empty.hidden = grid.top > 0;
    if (grid.top > 0)
        return;
    const { status } = stream;
    let title = text("emptyTitle");
    let words = text("emptyText");
    if (!status) {
        title = text("emptyUnreached");
        words = text("emptyUnreachedText");
    } else if (status.backlog > 0 || status.status === "running") {
        title = text("emptyComing");
        words = text("emptyComingText");
    } else if (status.storage && status.storage.state !== "ready") {
        title = text("emptyWaiting", { storage: status.storage.name });
        words = status.storage.message ?? "";
    }
    say(empty.firstElementChild, title);
    say(empty.lastElementChild, words);
}

let dismissedCondition = "";

function noticeCondition() {
    const { storage, failure } = stream.status ?? {};
    const key = failure ? "engineStopped" : { failed: "storageFailed", full: "storageFull", away: "storageAway" }[storage?.state];
    const words = key ? text(key, { storage: storage?.name, reason: sentence(failure || storage?.message) }) : "";
    if (words === "" || connection.state !== "live")
        dismiss("condition");
    else if (words !== dismissedCondition)
        notify("condition", key === "storageAway" ? "caution" : "bad", words,
            { label: text("dismiss"), run: () => { dismissedCondition = words; repaint(); dismiss("condition"); } });
    if (words === "")
        dismissedCondition = "";
}

let wasAway = false;

function connectionChanged() {
    const { state } = connection;
    if (state === "live") {
        dismiss("connection");
        if (wasAway) {
            announce(text("announceLive"));
            record("good", text("announceLive"));
        }
        wasAway = false;
        stream.history.retry();
        showPlace();
    } else if (state !== "connecting") {
        if (!wasAway)
            announce(text("announceAway"));
        wasAway = true;
        const key = !stream.seenAt ? "awayNever" : state === "offline" ? "awayOffline" : "away";
        notify("connection", "caution", text(key, { time: stream.seenAt ? timeOfDay(stream.seenAt) : "" }),
            { label: text("tryNow"), run: () => connection.tryNow() });
    }
    repaint();
}

const placeOf = (hash) => /^#(\w+)/.exec(hash)?.[1] ?? "dashboard";
const currentPlace = () => (placeOf(location.hash) in places ? placeOf(location.hash) : "dashboard");

function showPlace() {
    const place = currentPlace();
    for (const page of document.querySelectorAll(".page"))
        page.hidden = page.id !== place;
    for (const link of document.querySelectorAll("a.place")) {
        if (placeOf(link.hash) === place)
            link.setAttribute("aria-current", "page");
        else
            link.removeAttribute("aria-current");
    }
    say(byId("title"), text(place));
    document.title = `${text(place)} · Billow`;
    byId("pause").hidden = place !== "dashboard";
    for (const [name, view] of Object.entries(views))
        view.watch(name === place);
    if (places[place] && !views[place])
        loadView(place);
    repaint();
}

/** A part that is loaded when first opened, with what such parts share; null: the server is unavailable. */
async function loadPart(load) {
    styles ??= addStyles("assets/pages.css").catch(() => (styles = null));
    try {
        return (await Promise.all([load(), addFurtherWords(), styles]))[0];
    } catch {
        return null;
    }
}

async function loadView(place) {
    const part = await loadPart(places[place]);
    if (!part || views[place])
        return; // once the server is back, it is loaded again
    views[place] = new part.View(stream, { openDetails, openImport });
    showPlace();
}

/** Shows the invoice \a seq next to its rows; 0: none. \a how: see Grid. */
async function openDetails(seq, invoice, how) {
    if (seq === 0) {
        details?.close();
    } else if (how !== "step" || details?.isOpen) {
        const part = details ?? await loadPart(() => import("./details.js"));
        details ??= part && new part.Details();
        details?.show(seq, invoice, how === "enter");
    }
}

/** Imports \a files, a list that stays as it is. */
async function openImport(files) {
    const part = importer ?? await loadPart(() => import("./import.js"));
    importer ??= part && new part.Import((source) => commands.deleteFrom(source));
    importer?.take(files);
}

async function openHelp() {
    (await loadPart(() => import("./help.js")))?.showHelp();
}

function searchFor() {
    location.hash = "#invoices";
    searchWanted = true;
    repaint();
}

const bringsFiles = (event) => event.dataTransfer?.types.includes("Files") && !document.querySelector("dialog:modal:not(#import-dialog)");

// Files dropped anywhere on the page are imported, and never opened by the browser instead.
function takeDroppedFiles() {
    const cover = (shown) => document.body.classList.toggle("dropping", shown);
    addEventListener("dragover", (event) => {
        if (bringsFiles(event)) {
            event.preventDefault();
            cover(true);
        }
    });
    addEventListener("dragleave", (event) => event.relatedTarget ?? cover(false));
    addEventListener("drop", (event) => {
        cover(false);
        if (bringsFiles(event)) {
            event.preventDefault();
            openImport([...event.dataTransfer.files]);
        }
    });
}

function paintTheme() {
    const dark = theme() === "dark";
    const button = byId("theme");
    button.querySelector("use").setAttribute("href", dark ? "#icon-light" : "#icon-dark");
    say(button.lastElementChild, text(dark ? "lightTheme" : "darkTheme"));
    button.title = button.ariaLabel = button.lastElementChild.textContent;
}

function offerLanguages() {
    const select = byId("languages").querySelector("select");
    for (const [tag, name] of Object.entries(languages)) {
        const option = new Option(name, tag, false, tag === language);
        option.lang = tag;
        select.append(option);
    }
    say(select.previousElementSibling, languages[language]);
    select.onchange = () => speak(select.value);
}

// On a phone the figures scroll away with the rows, which need the room.
function placeCards() {
    if (phone.matches)
        byId("scroller").prepend(byId("cards"));
    else
        byId("panel").before(byId("cards"));
}

async function look() {
    const moving = stream.status && (stream.status.status !== "stopped" || stream.status.storage?.state !== "ready");
    if (document.visibilityState !== "visible" || connection.state !== "live" || !moving)
        return;
    try {
        stream.take("status", { system_status: (await ask("api/system/status")).data });
    } catch {
        // The socket shows whether the server is unavailable.
    }
}

byId("pause").onclick = () => {
    if (grid.paused)
        grid.showNewest();
    else
        grid.paused = true;
    repaint();
};
byId("theme").onclick = toggleTheme;
byId("help").onclick = openHelp;
byId("forget").onclick = forgetToken;
byId("skip").onclick = (event) => {
    event.preventDefault(); // the address names a page, not a place in it
    byId("main").focus();
};
addEventListener("keydown", (event) => {
    const elsewhere = event.target.closest("input, select, dialog, .table-room");
    if (event.key === "Home" && !elsewhere && !event.ctrlKey && !event.altKey && !event.metaKey) {
        grid.showNewest();
        event.preventDefault();
    }
});
// Before the focused element: an open pane closes first.
addEventListener("keydown", (event) => {
    if (event.key === "Escape" && details?.isPane && !document.querySelector("dialog:modal")) {
        details.close();
        event.stopPropagation();
    }
}, { capture: true });
// Single keys, which the reader can turn off in the help. They do what the element of that name does.
const keys = {
    1: "[href='#dashboard']", 2: "[href='#invoices']", 3: "[href='#analytics']", 4: "[href='#system']", p: "#pause", t: "#theme",
    f: "#filters-toggle", o: "#import", e: "#export", "?": "#help",
};
addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, dialog:modal");
    if (typing || event.ctrlKey || event.altKey || event.metaKey)
        return;
    const single = kept("keys") !== "off";
    if (event.key === "F1")
        openHelp();
    else if (single && event.key === "/")
        searchFor();
    else if (single && event.key in keys && document.querySelector(keys[event.key])?.checkVisibility())
        document.querySelector(keys[event.key]).click();
    else
        return;
    event.preventDefault();
});
addEventListener("hashchange", ({ oldURL, newURL }) => {
    const placeOf = (address) => new URL(address).hash.split("?")[0];
    if (details?.isPane && placeOf(oldURL) !== placeOf(newURL))
        details.close(); // of an invoice that the next page does not list
    showPlace();
});
addEventListener("themechange", paintTheme);
phone.addEventListener("change", placeCards);
setInterval(look, lookEvery);

takeDroppedFiles();
placeCards();
offerLanguages();
paintTheme();
showPlace();
connection.tryNow();

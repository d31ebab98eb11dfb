// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Puts the page together: what the connection brings goes into the stream, and the parts of the page paint it.

import { ask } from "./api.js";
import { Cards } from "./cards.js";
import { Commands } from "./commands.js";
import { Connection } from "./connection.js";
import { announce, byId, say } from "./dom.js";
import { number, sentence, timeOfDay } from "./format.js";
import { Grid } from "./grid.js";
import { Header } from "./header.js";
import { News } from "./news.js";
import { dismiss, notify } from "./notices.js";
import { RateControls } from "./rates.js";
import { Stream } from "./stream.js";
import { fillDocument, language, languages, speak, text } from "./strings.js";
import { Strip } from "./strip.js";
import { theme, toggleTheme } from "./theme.js";

const lookEvery = 1_000; // ms: progress, backlog and health between what the socket tells
const phone = matchMedia("(max-width: 37.49em)");

fillDocument();

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
const grid = new Grid(stream, repaint);
const news = new News(grid);
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
    system?.paint(stream);
    news.paint();
    paintPause();
    paintEmptiness();
    noticeCondition();
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
        if (wasAway)
            announce(text("announceLive"));
        wasAway = false;
        stream.history.retry();
        watchSystem(location.hash === "#system");
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

function showPlace() {
    const place = location.hash === "#system" ? "system" : "dashboard";
    for (const id of ["dashboard", "system"])
        byId(id).hidden = id !== place;
    for (const link of document.querySelectorAll("a.place")) {
        if (link.hash === `#${place}`)
            link.setAttribute("aria-current", "page");
        else
            link.removeAttribute("aria-current");
    }
    say(byId("title"), text(place));
    document.title = `${text(place)} · Billow`;
    byId("pause").hidden = place !== "dashboard";
    watchSystem(place === "system");
    repaint();
}

let system = null;

// Loaded when it is first looked at, which few do.
async function watchSystem(shown) {
    if (shown && !system) {
        try {
            const { SystemView } = await import("./system.js");
            system ??= new SystemView();
        } catch {
            return; // the server is away; when it is back, this is called again
        }
        repaint();
    }
    system?.watch(location.hash === "#system");
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
        // The socket is what tells that the server is away.
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
addEventListener("hashchange", showPlace);
addEventListener("themechange", paintTheme);
phone.addEventListener("change", placeCards);
setInterval(look, lookEvery);

placeCards();
offerLanguages();
paintTheme();
showPlace();
connection.tryNow();

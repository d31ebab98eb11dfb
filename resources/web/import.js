// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The import of files: each is sent in parts, shown as it would be read, mapped, imported and reported. Closing the dialog
// while an import runs leaves it running.

import { ask } from "./api.js";
import { announce, build, byId, make, say } from "./dom.js";
import { amount, bytes, moment, money, number, sentence, visible } from "./format.js";
import { dismiss, notify } from "./notices.js";
import { text } from "./strings.js";

const partSize = 4 * 1024 * 1024;
const mostBytes = 256 * 1024 * 1024;
const mostAtOnce = 8 * 1024 * 1024; // in one request
const partPatience = 120_000; // ms
const lookEvery = 500;
const changedAfter = 300; // ms without a key
const samples = 5;
const fieldNames = {
    number: "number", issued_at: "date", seller: "seller", buyer: "buyer", exporting_country: "exportingCountry",
    importing_country: "importingCountry", currency: "currency", vat_rate: "vatRate", subtotal: "subtotal", vat: "vat",
    total: "total", payment: "payment", risk: "risk", quantity: "quantity", unit_price: "unitPrice", line_total: "lineTotal",
    line_discount: "lineDiscount", line_discount_percent: "lineDiscountPercent", line_vat: "lineVat", due_on: "dueDate",
    seller_tax_id: "sellerTaxId", buyer_tax_id: "buyerTaxId", kind: "kind", status: "status", shipping: "shipping",
    discount: "discount", rounding: "rounding", refunded: "refundedAmount", issued_on: "issueDate", vat_breakdown: "vatBreakdown",
};
const separators = { ",": "separatedByCommas", ";": "separatedBySemicolons", "\t": "separatedByTabs" };
const dateFormats = ["d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy", "yyyy/M/d"];
const numberStyles = { "1,234.50": { point: ".", grouping: "," }, "1234,50": { point: ",", grouping: null },
    "1.234,50": { point: ",", grouping: "." }, "1 234,50": { point: ",", grouping: " " } };
const origins = { nowhere: "notRead", guess: "guessed", profile: "fromProfile", choice: "chosen" };

const fieldName = (field) => (field in fieldNames ? text(fieldNames[field]) : field);
/** Of what is missing: "vat_rate or vat" are two, each of which would do. */
const fieldsOf = (names) => names.split(" or ");
const either = (names) => new Intl.ListFormat(document.documentElement.lang, { type: "disjunction" })
    .format(fieldsOf(names).map(fieldName));

const isDocument = ({ name }) => /\.(xml|pdf)$/i.test(name);

export class Import {
    #queue = []; // files
    #name = "";
    #id = "";
    #state = ""; // "sending", "preview", "running", "report"
    #preview = null;
    #mapping = {}; // what the reader chose, as the API takes it
    #withoutProfile = false;
    #answers = {}; // to the questions of the file, likewise
    #asks; // the questions that are shown
    #timer = 0;
    #sending = null; // AbortController

    #title = build("h2", { dir: "auto" });
    #facts = make("p", "facts");
    #body = build("div", { className: "import-body", tabIndex: 0, role: "region", ariaLabel: text("import") });
    #status = build("p", { role: "status", className: "import-status" });
    #confirm = build("button", { type: "button", className: "primary", id: "import-confirm", 
        onclick: () => (this.#state === "report" ? this.#next() : this.#start()) });
    #cancel = build("button", { type: "button", id: "import-cancel", onclick: () => this.#end() });
    #close = build("button", { type: "button", id: "import-close", onclick: () => this.#dialog.close() });
    #dialog = build("dialog", { className: "import", id: "import-dialog", ariaLabel: text("import") },
        build("header", {}, this.#title, this.#facts), this.#body, this.#status,
        build("div", { className: "actions" }, this.#cancel, this.#close, this.#confirm));

    // What is chosen for the whole file.
    #profile = build("select", { ariaLabel: text("profile"), id: "import-profile", onchange: () => {
        this.#withoutProfile = true; // "None" is then meant
        this.#again();
    } });
    #dates = build("select", { id: "import-dates", onchange: () => this.#choose("date_formats") },
        new Option(text("asInFile"), ""),
        ...dateFormats.map((format) => new Option(format, format)));
    #numbers = build("select", { id: "import-numbers", onchange: () => this.#choose("numbers") },
        new Option(text("asInFile"), ""),
        ...Object.keys(numberStyles).map((style) => new Option(style, style)));
    #windows = build("input", { type: "checkbox", onchange: () => this.#again() });

    #undo;

    /** \a undo(source) asks whether the invoices of that source are to be deleted. */
    constructor(undo) {
        this.#undo = undo;
        byId("main").append(this.#dialog);
        addEventListener("pagehide", () => this.#state !== "running" && this.#forget());
        this.#dialog.addEventListener("close", () => {
            if (this.#state === "preview" || this.#state === "sending")
                this.#end();
        });
    }

    /** Imports \a files, one after the other; without any it shows the import that is under way, if there is one. */
    take(files) {
        this.#queue.push(...files);
        if (this.#state === "" || this.#state === "report")
            this.#next();
        else if (files.length > 0)
            announce(text("importQueued", { count: this.#queue.length }));
        if (this.#state !== "" && !this.#dialog.open)
            this.#dialog.showModal();
    }

    async #next() {
        const file = this.#queue.shift();
        if (!file)
            return;
        dismiss("import");
        this.#name = file.name;
        this.#mapping = {};
        this.#answers = {};
        this.#withoutProfile = false;
        this.#preview = null;
        this.#dates.value = this.#numbers.value = "";
        this.#windows.checked = false;
        this.#setState("sending");
        say(this.#title, text("importOf", { name: visible(file.name) }));
        say(this.#facts, bytes(file.size));
        if (file.size === 0 || file.size > mostBytes) {
            this.#fail(text(file.size === 0 ? "fileEmpty" : "fileTooLarge", { size: bytes(mostBytes) }));
            return;
        }
        try {
            await (isDocument(file) && file.size <= mostAtOnce ? this.#sendDocument(file) : this.#send(file));
        } catch (refusal) {
            if (refusal.name !== "AbortError")
                this.#fail(refusal.message);
        }
    }

    /** An e-invoice needs no preview. */
    async #sendDocument(file) {
        const sending = new AbortController();
        this.#sending = sending;
        say(this.#status, text("sendingOf", { sent: bytes(0), size: bytes(file.size) }));
        const query = new URLSearchParams({ name: file.name, source: `import:${file.name}` });
        const { data } = await ask(`api/documents?${query}`,
            { method: "POST", body: file, signal: sending.signal, patience: partPatience });
        this.#setState("report");
        say(this.#status, "");
        const number = visible(data.invoice_number);
        const words = { accepted: text("documentImported", { number }), duplicate: text("documentStored", { number }),
            conflict: text("documentConflict", { number, seq: data.seq, fields: data.fields.join(", ") }) }[data.status];
        const failed = data.check.failed;
        const isClean = data.status !== "conflict" && !failed;
        const parts = [build("p", { className: `notice ${isClean ? "good" : "caution"}` }, words)];
        if (failed)
            parts.push(make("p", "", text("documentCheckFailed")));
        parts.push(build("p", {}, build("a", { href: `#invoices?q=${encodeURIComponent(data.invoice_number)}`,
            onclick: () => this.#dialog.close() }, text("showImported"))));
        this.#body.replaceChildren(...parts);
        announce(words);
    }

    async #send(file) {
        const sending = new AbortController();
        this.#sending = sending;
        const { signal } = sending;
        const bar = build("progress", { max: file.size, value: 0, ariaLabel: text("sending") });
        this.#body.replaceChildren(bar);
        const { data } = await ask("api/imports", { method: "POST", body: { name: file.name }, signal });
        this.#id = data.id;
        for (let part = 1, sent = 0; sent < file.size; ++part, sent += partSize) {
            bar.value = sent;
            say(this.#status, text("sendingOf", { sent: bytes(sent), size: bytes(file.size) }));
            await ask(`api/imports/${this.#id}/parts/${part}`,
                { method: "PUT", body: file.slice(sent, sent + partSize), signal, patience: partPatience });
        }
        if (isDocument(file)) {
            await this.#start();
            return;
        }
        const answer = await ask(`api/imports/${this.#id}`, { signal, patience: partPatience });
        this.#fillProfiles(answer.data);
        this.#setState("preview");
        this.#showPreview(answer.data);
    }

    #setState(state) {
        this.#state = state;
        const isLast = this.#queue.length === 0;
        this.#confirm.hidden = state !== "preview" && (state !== "report" || isLast);
        this.#confirm.disabled = false;
        say(this.#confirm, text(state === "report" ? "importNext" : "import"));
        this.#cancel.hidden = state === "report";
        say(this.#cancel, text(state === "running" ? "cancelImport" : "cancel"));
        this.#close.hidden = state !== "running" && state !== "report";
        say(this.#close, text("close"));
        if (!this.#dialog.open && state === "sending")
            this.#dialog.showModal();
    }

    #fail(message) {
        this.#setState("report");
        this.#body.replaceChildren(build("p", { className: "notice bad", role: "alert" }, message));
        say(this.#status, "");
        this.#forget();
    }

    #forget() {
        if (this.#id)
            ask(`api/imports/${this.#id}`, { method: "DELETE" }).catch(() => {}); // the server deletes it within the hour
        this.#id = "";
    }

    /** Cancel: stored invoices stay. */
    #end() {
        this.#sending?.abort();
        clearTimeout(this.#timer);
        const ran = this.#state === "running";
        this.#forget();
        this.#queue = [];
        this.#state = "";
        this.#dialog.close();
        if (ran)
            notify("import", "caution", text("importCancelled"));
    }

    #fillProfiles({ profiles, preview }) {
        this.#profile.replaceChildren(new Option(text("noProfile"), ""),
            ...profiles.map(({ name, title }) => new Option(title || name, name)));
        this.#profile.value = preview?.profile ?? "";
        if (this.#profile.value)
            this.#again();
    }

    #options() {
        return { profile: this.#profile.value || null, mapping: this.#mapping,
            date_formats: this.#dates.value ? [this.#dates.value] : [], numbers: numberStyles[this.#numbers.value] ?? null,
            encoding: this.#windows.checked ? "windows-1252" : null, without_profile: this.#withoutProfile && !this.#profile.value, ...this.#answers };
    }

    /** Chosen by hand: it goes before an answer. */
    #choose(option) {
        delete this.#answers[option];
        this.#again();
    }

    #answer({ mapping, ...others }) {
        Object.assign(this.#mapping, mapping);
        Object.assign(this.#answers, others);
        this.#again();
    }

    #again(wait = 0) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(async () => {
            const id = this.#id;
            try {
                const { data } = await ask(`api/imports/${id}/preview`, { method: "POST", body: this.#options(), patience: partPatience });
                if (id === this.#id && this.#state === "preview")
                    this.#showPreview(data);
            } catch (refusal) {
                say(this.#status, refusal.message);
            }
        }, wait);
    }

    #showPreview({ preview, problem, size }) {
        this.#preview = preview;
        this.#confirm.disabled = !preview?.can_be_imported;
        if (!preview) {
            this.#fail(sentence(problem));
            return;
        }
        say(this.#facts, [bytes(size), text(separators[preview.separator] ?? "separatedBy", { separator: preview.separator }),
            preview.encoding, text(preview.line_items ? "rowIsLine" : "rowIsInvoice")].join(" · "));
        const fieldsAsked = preview.questions.flatMap(({ fields }) => fields);
        const missing = preview.missing.filter((names) => !fieldsAsked.includes(fieldsOf(names)[0])).map(either);
        const asked = preview.questions.find(({ readings }) => readings.length > 0 || missing.length === 0);
        const why = preview.problem ? sentence(preview.problem)
            : asked ? asked.text : missing.length > 0 ? text("fieldsMissing", { fields: new Intl.ListFormat(document.documentElement.lang).format(missing) }) : "";
        const counted = text("previewCount", { count: preview.rows, found: number(preview.found), rejected: number(preview.rejected) });
        say(this.#status, why || (preview.whole ? counted : text("previewPart", { counted })));
        this.#status.classList.toggle("bad", why !== "");
        // The fields don't change while the reader types in one of them.
        if (!this.#body.querySelector(".mapping")) {
            this.#asks = "";
            this.#body.replaceChildren(this.#reading(), build("div", { className: "questions" }), build("div", { className: "mapping" }),
                build("div", { className: "sample" }));
        }
        const asks = JSON.stringify(preview.questions);
        if (asks !== this.#asks) // otherwise what is being typed stays
            this.#body.querySelector(".questions").replaceChildren(...this.#questions());
        this.#asks = asks;
        this.#body.querySelector(".windows").hidden = preview.encoding === "UTF-8" && !this.#windows.checked;
        this.#fillMapping(this.#body.querySelector(".mapping"));
        this.#body.querySelector(".sample").replaceChildren(...this.#sample());
    }

    #reading() {
        const field = (key, input) => build("label", {}, build("span", {}, text(key)), input);
        return build("div", { className: "reading" }, field("profile", this.#profile), field("dates", this.#dates),
            field("amounts", this.#numbers), build("label", { className: "windows" }, this.#windows, " ", text("windows1252")));
    }

    #fillMapping(room) {
        const { fields, columns, missing } = this.#preview;
        if (room.childElementCount === 0)
            room.append(...fields.map(({ field }) => this.#mappingRow(field, columns)));
        fields.forEach((field, place) => {
            const row = room.children[place];
            const [, select, constant, example, origin] = row.children;
            // "Fixed value" was chosen and nothing is typed yet: an answer to an earlier choice does not take it back.
            const awaitsValue = select.value === "constant" && constant.value === "";
            const isConstant = awaitsValue || "constant" in field || (this.#mapping[field.field] && "constant" in this.#mapping[field.field]);
            if (document.activeElement !== constant) {
                select.value = isConstant ? "constant" : "column" in field && !field.absent ? `column ${field.column}` : "";
                constant.value = field.constant ?? constant.value;
            }
            constant.hidden = !isConstant;
            example.hidden = isConstant;
            say(example, visible(field.example));
            const needed = missing.some((names) => fieldsOf(names).includes(field.field));
            say(origin, text(field.absent ? "noSuchColumn" : needed ? "needed" : origins[field.origin]));
            origin.classList.toggle("needed", needed);
        });
    }

    #mappingRow(field, columns) {
        const name = fieldName(field);
        const choose = (source, wait) => {
            this.#mapping[field] = source;
            this.#again(wait);
        };
        const constant = build("input", { hidden: true, maxLength: 255, ariaLabel: text("fixedValueOf", { field: name }),
            oninput: () => choose({ constant: constant.value }, changedAfter) });
        const select = build("select", { name: field, ariaLabel: text("columnOf", { field: name }), onchange: () => {
            if (select.value === "constant") {
                constant.hidden = false;
                constant.focus();
            } else {
                choose(select.value ? { column: select.value.slice("column ".length) } : null);
            }
        } }, new Option(text("notRead"), ""), new Option(text("fixedValue"), "constant"),
        ...columns.map((column) => new Option(visible(column) || text("unnamedColumn"), `column ${column}`)));
        return build("div", { className: "mapping-row" }, make("span", "", name), select, constant,
            build("span", { className: "example", dir: "auto" }), make("span", "origin"));
    }

    #questions() {
        return this.#preview.questions.map(({ text: asked, readings, fields }) => build("fieldset", {}, make("legend", "", visible(asked)),
            ...readings.map((reading) => build("button", { type: "button", onclick: () => this.#answer(reading.answer) }, visible(reading.text))),
            ...(fields.length > 0 ? this.#answerLines(fields) : [])));
    }

    /** To type what is the same for every invoice. */
    #answerLines(fields) {
        const use = build("button", { type: "button", disabled: true, onclick: () => this.#answer(
            { mapping: Object.fromEntries(fields.map((field, place) => [field, { constant: lines[place].value.trim() }])) }) }, text("useForAll"));
        const lines = fields.map((field) => build("input", { name: `answer-${field}`, maxLength: 255, placeholder: fieldName(field),
            ariaLabel: fieldName(field), oninput: () => use.disabled = lines.some(({ value }) => value.trim() === ""),
            onkeydown: ({ key }) => key === "Enter" && !use.disabled && use.click() }));
        return [...lines, use];
    }

    /** What was found out, and the file's own first lines. */
    #findings() {
        const { findings, remarks, head } = this.#preview;
        const texts = [...findings.map(({ text: found, cell }) =>
            (cell.line > 0 ? text("foundInCell", { found, cell: visible(cell.text), line: cell.line }) : found)), ...remarks];
        return [...(texts.length > 0 ? [make("h3", "", text("foundOut")), build("ul", {}, ...texts.map((each) => make("li", "", each)))] : []),
            build("details", {}, make("summary", "", text("firstLines")), build("pre", { dir: "auto" }, head.map(visible).join("\n")))];
    }

    #sample() {
        const { invoices, rejections } = this.#preview;
        const parts = this.#findings();
        if (invoices.length > 0) {
            parts.push(make("h3", "", text("firstInvoices")), build("ul", {}, ...invoices.slice(0, samples).map((invoice) => build("li", {},
                build("bdi", {}, visible(invoice.invoice_number)), ` · ${moment(invoice.invoice_date)} · `,
                build("bdi", {}, visible(invoice.seller_name)), " → ", build("bdi", {}, visible(invoice.buyer_name)), " · ",
                make("b", "", money(invoice.total_amount, invoice.currency))))));
        }
        return rejections.length > 0 ? [...parts, ...this.#rejections(rejections)] : parts;
    }

    #rejections(rejections) {
        return [make("h3", "", text("rejectedRows")), build("ul", { className: "rejections" }, ...rejections.map(({ line, number: no, field, reason }) =>
            build("li", { dir: "auto" }, no ? make("b", "", `${visible(no)} · `) : "", line > 0 ? text("rejectedLine", { line, reason: visible(reason), field: field ? fieldName(field) : "–" })
                : visible(reason))))];
    }

    async #start() {
        this.#confirm.disabled = true;
        try {
            const { data } = await ask(`api/imports/${this.#id}/start`, { method: "POST", body: this.#options(), patience: partPatience });
            clearTimeout(this.#timer);
            this.#setState("running");
            this.#body.replaceChildren(build("progress", { max: 1, value: 0, ariaLabel: text("importing") }), make("p", "counts"),
                make("p", "", text("importKeepWorking")));
            this.#follow(data);
        } catch (refusal) {
            say(this.#status, refusal.message);
            this.#confirm.disabled = false;
        }
    }

    #follow({ state, progress, report }) {
        if (state === "finished") {
            this.#showReport(report);
            return;
        }
        const [bar, counts] = this.#body.children;
        bar.max = Math.max(1, progress.of);
        bar.value = progress.done;
        say(counts, this.#counts(progress));
        say(this.#status, progress.waiting ? text("importWaiting", { reason: sentence(progress.waiting) }) : "");
        this.#timer = setTimeout(async () => {
            const id = this.#id;
            let data = { state, progress, report }; // without an answer, the request is repeated
            try {
                ({ data } = await ask(`api/imports/${id}`));
            } catch (refusal) {
                if (refusal.status === 404 && id === this.#id) {
                    this.#fail(text("importLost"));
                    return;
                }
            }
            if (id === this.#id && this.#state === "running")
                this.#follow(data);
        }, lookEvery);
    }

    #counts({ accepted, duplicates, conflicts, rejected, left_out: leftOut }) {
        return [text("imported", { count: accepted }), text("alreadyStored", { count: duplicates }), text("rejected", { count: rejected }),
            ...(conflicts > 0 ? [text("conflicts", { count: conflicts })] : []), ...(leftOut > 0 ? [text("leftOut", { count: leftOut })] : [])].join(" · ");
    }

    #showReport(report) {
        this.#setState("report");
        say(this.#status, "");
        const summary = report.failure ? text("importFailed", { reason: sentence(report.failure) })
            : report.cancelled ? text("importCancelled") : this.#counts(report);
        const failures = report.files.filter(({ failure }) => failure).map(({ failure }) => text("importFailed", { reason: sentence(failure) }));
        const isClean = !report.failure && failures.length === 0 && report.rejected === 0 && report.conflicts === 0;
        const parts = [build("p", { className: `notice ${isClean ? "good" : "caution"}` }, summary), ...failures.map((each) => make("p", "", each))];
        if (report.failure || report.cancelled)
            parts.push(make("p", "", this.#counts(report)));
        parts.push(...report.totals.map((totals) => make("p", "", text("foundSum",
            { total: money(totals.total, totals.currency), vat: amount(totals.vat) }))));
        if (report.accepted + report.duplicates > 0) {
            const source = `import:${this.#name}`;
            parts.push(build("p", { className: "follow-up" },
                build("a", { href: `#invoices?source=${encodeURIComponent(source)}`, onclick: () => this.#dialog.close() },
                    text("showImported")),
                build("button", { type: "button", id: "import-undo", onclick: () => {
                    this.#dialog.close();
                    this.#undo(source);
                } }, text("undoImport"))));
        }
        if (report.rejections.length > 0)
            parts.push(...this.#rejections(report.rejections));
        if (report.conflict_details.length > 0) {
            parts.push(make("h3", "", text("conflictRows")), build("ul", { className: "rejections" }, ...report.conflict_details.map(
                ({ number: no, seq, fields }) => build("li", { dir: "auto" },
                    text("documentConflict", { number: visible(no), seq, fields: fields.join(", ") })))));
        }
        this.#body.replaceChildren(...parts);
        this.#forget();
        announce(summary);
        if (!this.#dialog.open)
            notify("import", isClean ? "good" : "caution", text("importDone", { name: visible(this.#name), summary }));
    }
}

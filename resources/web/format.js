// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// Numbers, money and time in the reader's way of writing. Amounts are decimal strings and stay exact: they never
// become a float.

import { locale, text } from "./strings.js";

const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const digits = new Intl.NumberFormat(locale, { useGrouping: false });
const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.5);
const sign = (type, otherwise) => parts.find((part) => part.type === type)?.value ?? otherwise;
const point = sign("decimal", ".");
const minus = sign("minusSign", "-");

/** A count: a number, a BigInt or a string of digits. */
export const number = (count) => integers.format(BigInt(count));

/** An amount such as "-1894220.17", with as many decimals as it comes with. */
export function amount(decimal) {
    const [, negative, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
    if (whole === undefined)
        return String(decimal ?? "");
    const decimals = fraction ? point + fraction.replace(/\d/g, (digit) => digits.format(Number(digit))) : "";
    return (negative && minus) + number(whole) + decimals;
}

const places = new Intl.NumberFormat(locale, { style: "currency", currency: "XXX", currencyDisplay: "code" })
    .formatToParts(1).map((part) => part.type);
const codeLeads = places.indexOf("currency") < places.indexOf("integer");

/** Currency and amount in the order of the language, which no line break parts. */
export const money = (decimal, currency) =>
    (codeLeads ? `${currency}\u00A0${amount(decimal)}` : `${amount(decimal)}\u00A0${currency}`);

/** What a reader typed as an amount, as "1234.5"; "" for nothing, null if it isn't an amount. */
export function decimalOf(typed) {
    const dense = typed.replace(/\s/g, "");
    const [group, decimal] = [sign("group", ",").trim(), point].map((each) => each && `\\${each}`);
    const grouped = group && new RegExp(`^\\d{1,3}(${group}\\d{3})+(${decimal}\\d+)?$`);
    const plain = grouped && grouped.test(dense) ? dense.replaceAll(group.slice(1), "") : dense;
    const written = plain.replace(point, ".");
    return written === "" || /^\d+(\.\d+)?$/.test(written) ? written : null;
}

/** A measured value of any size: these are floats by nature. */
export const measure = (value, decimals) => new Intl.NumberFormat(locale,
    { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value);

/** A round number for the scale of a drawing: 1.5M. */
export const compact = (value) => new Intl.NumberFormat(locale, { notation: "compact" }).format(value);
/** A part of 1 in percent. */
export const share = (part) => new Intl.NumberFormat(locale,
    { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(part);

/** A size in the unit that suits it. */
export function bytes(count) {
    const [unit, size] = count < 1e6 ? ["kilobyte", count / 1e3] : ["megabyte", count / 1e6];
    return new Intl.NumberFormat(locale, { style: "unit", unit, maximumSignificantDigits: 3 }).format(size);
}

/** Invoices per second; 0 is unlimited. */
export function rate(perSecond) {
    if (perSecond === 0)
        return text("unlimited");
    const decimals = perSecond >= 100 ? 0 : Number.isInteger(perSecond * 10) ? 1 : 2;
    return text("rate", { rate: measure(perSecond, decimals) });
}

/** A time span of \a milliseconds with the unit that suits it. */
export function span(milliseconds) {
    const written = (value) => measure(value, value < 10 ? 1 : 0);
    if (milliseconds < 0.1)
        return text("microseconds", { count: measure(milliseconds * 1000, 0) });
    if (milliseconds < 1000)
        return text("milliseconds", { count: written(milliseconds) });
    return text("seconds", { count: written(milliseconds / 1000) });
}

/** Seconds as 2:11 or 1:02:11. */
export function duration(seconds) {
    const whole = Math.max(0, Math.ceil(seconds));
    const two = (value) => String(value).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor(whole / 60) % 60;
    return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

const clock = new Intl.DateTimeFormat(locale,
    { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const numeric = { year: "numeric", month: "2-digit", day: "2-digit" };
const day = new Intl.DateTimeFormat(locale, numeric);
const dayAlone = new Intl.DateTimeFormat(locale, { ...numeric, timeZone: "UTC" });
const complete = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "medium" });
// A day without a time is the same day everywhere. It is stored as its first moment in UTC.
const isMoment = (iso) => /T(?!00:00:00(\.0+)?Z$)/.test(iso ?? "");

export const timeOfDay = (date) => clock.format(date);

/** The time of day of today's moments, the day of others; \a iso is ISO 8601, a moment in UTC or a day. */
export function moment(iso) {
    const date = new Date(iso ?? "");
    if (Number.isNaN(date.getTime()))
        return iso ?? "";
    if (!isMoment(iso))
        return dayAlone.format(date);
    return day.format(date) === day.format(new Date()) ? clock.format(date) : day.format(date);
}

/** As moment(), of when \a invoice was issued; a day is that of the document, wherever the reader is. */
export function issued({ invoice_date: iso, issue_date: dayIssued }) {
    const date = new Date(iso ?? "");
    const isToday = isMoment(iso) && day.format(date) === day.format(new Date());
    return dayIssued && !isToday ? moment(dayIssued) : moment(iso);
}

/** Today here, or \a before days ago, in ISO 8601. */
export function isoDay(before = 0) {
    const now = new Date();
    return new Date(now.getTime() - now.getTimezoneOffset() * 60_000 - before * 86_400_000).toISOString().slice(0, 10);
}

/** Whether something was to be paid before today. */
export function isOverdue({ due_date: day, kind, total_amount: total }) {
    return Boolean(day) && day < isoDay() && kind === "invoice" && Number(total) > 0;
}

const toMinute = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const minuteOfDay = (date) => toMinute.format(date);

/** The month of "2026-11", with its year if it is the first or \a withYear. */
export function monthName(key, withYear = false) {
    const [year, month] = key.split("-").map(Number);
    const date = new Date(Date.UTC(year, month - 1));
    const form = withYear ? { month: "short", year: "numeric" } : month === 1 ? { year: "numeric" } : { month: "short" };
    return new Intl.DateTimeFormat(locale, { ...form, timeZone: "UTC" }).format(date);
}

/** Date and time in full, for a tooltip. */
export const fullMoment = (iso) => (isMoment(iso) ? complete.format(new Date(iso)) : moment(iso));

const named = (type) => {
    const names = new Intl.DisplayNames([locale], { type, fallback: "none" });
    return (code) => {
        const name = code ? names.of(code) : "";
        return name ? `${name} (${code})` : code ?? "";
    };
};

/** "South Africa (ZA)" */
export const countryName = named("region");
/** "South African Rand (ZAR)" */
export const currencyName = named("currency");

/** Untrusted text, with the characters that change the text direction as escapes. */
export const visible = (text) => String(text ?? "").replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g,
    (mark) => `\\u${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`);

/** \a reason as a sentence with a full stop. */
export function sentence(reason) {
    const said = String(reason ?? "").trim();
    if (said === "")
        return text("noReason");
    return /[.!?…]$/.test(said) ? said : said + ".";
}

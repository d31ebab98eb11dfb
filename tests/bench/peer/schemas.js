// SPDX-FileCopyrightText: 2026 The Billow authors
// SPDX-License-Identifier: MIT
//
// The shapes of GET /api/stats and GET /api/invoices as JSON schemas.

const text = { type: "string" };
const optionalText = { type: "string", nullable: true };
const integer = { type: "integer" };
const number = { type: "number" };

/** An object that has all of these properties and no other. */
function object(properties) {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false };
}

export function list(items) {
  return { type: "array", items };
}

/** An answer that says so and brings these. */
export function success(properties) {
  return object({ success: { type: "boolean" }, ...properties });
}

export const page = {
  type: "object",
  properties: { limit: { type: "integer", minimum: 1, maximum: 1000, default: 20 } },
};

const byCurrency = {
  type: "object",
  additionalProperties: object({
    count: integer, subtotal: text, vat_total: text, total_amount: text, average_amount: text,
    credit_note_count: integer, invoiced_amount: text, credited_amount: text,
  }),
};
const totals = object({ count: integer, by_currency: byCurrency });

export const stats = object({
  count: integer, total_amount: number, vat_total: number, subtotal: number, average_amount: number, currency: text,
  displayed: totals, stored: totals, by_currency: byCurrency,
});

export const invoice = object({
  id: integer, seq: integer, kind: text, invoice_number: text, invoice_date: text, issue_date: text,
  due_date: optionalText, seller_name: text, seller_tax_id: optionalText, buyer_name: text, buyer_tax_id: optionalText,
  subtotal: text, vat_amount: text, total_amount: text, currency: text, vat_rate: optionalText,
  vat_breakdown: { type: "array", items: object({ category: text, rate: text, taxable_amount: text, vat_amount: text }) },
  exporting_country: optionalText, importing_country: optionalText, payment_mechanism: optionalText,
  risk_profile: optionalText, source: text, inserted_at: text,
});

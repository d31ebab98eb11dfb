-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- What SQLite says in its own way: see ../queries.sql.

-- Times are milliseconds already.
-- name: issued_at_ms
issued_at

-- name: accepted_at_ms
accepted_at

-- Dates are days since 1970 already.
-- name: issued_on_days
issued_on

-- name: due_on_days
due_on

-- name: vat_lines_text
(SELECT group_concat({vat_line_text}, ';') FROM vat_lines WHERE vat_lines.seq = invoices.seq)

-- name: date_parameter
?

-- name: run_started_at_ms
run_started_at

-- name: run_ends_at_ms
run_ends_at

-- name: minute_ms
minute

-- name: time_parameter
?

-- name: boolean_parameter
?

-- name: key_order
key

-- name: total_order
CAST(total_minor AS INTEGER) DESC, CAST(total_minor AS REAL) DESC

-- name: begin_write
BEGIN IMMEDIATE

-- name: begin_snapshot
BEGIN DEFERRED

-- Whether the file is empty, and whether it is a ledger of Billow; migration 1 marks it.
-- name: schema_owner
SELECT (SELECT count(*) FROM sqlite_schema) = 0 AND application_id = 0, application_id = 1112099927, ''
FROM pragma_application_id

-- name: library_source
SELECT sqlite_source_id()

-- name: insert_invoice
INSERT INTO invoices (seq, kind, invoice_number, issued_on, issued_at, due_on, seller_name, seller_tax_id, buyer_name,
    buyer_tax_id, exporting_country, importing_country, currency, vat_rate, subtotal_minor, vat_minor, total_minor,
    payment_mechanism, risk_profile, source, accepted_at, check_result, issue_year)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- Leaves one that is stored already as it is.
-- name: insert_new_invoice
{insert_invoice}
ON CONFLICT (seller_name, kind, invoice_number, issue_year) DO NOTHING

-- The value is a JSON array of [seq, category, rate, taxable, vat].
-- name: insert_vat_lines
INSERT INTO vat_lines (seq, category, rate, taxable_minor, vat_minor)
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
       json_extract(value, '$[3]'), json_extract(value, '$[4]')
FROM json_each(?)

-- The value is a JSON array of identities: seller, kind, number, year.
-- name: find_stored
SELECT key, (SELECT seq FROM invoices
             WHERE seller_name = json_extract(value, '$[0]') AND kind = json_extract(value, '$[1]')
               AND invoice_number = json_extract(value, '$[2]') AND issue_year = json_extract(value, '$[3]'))
FROM json_each(?)

-- The value is a JSON array of numbers.
-- name: invoices_of
FROM invoices WHERE seq IN (SELECT value FROM json_each(?))

-- name: count_duplicates
SELECT count(*)
FROM (SELECT 1 FROM invoices NOT INDEXED GROUP BY seller_name, kind, invoice_number, issue_year HAVING count(*) > 1)

-- name: count_wrong_years
SELECT count(*) FROM invoices WHERE issue_year <> CAST(strftime('%Y', issued_on * 86400, 'unixepoch') AS INTEGER)

-- The pragma's own limit, as an argument here, is the name of a table to newer versions.
-- name: integrity_problem
SELECT coalesce(group_concat(problem, '; '), '')
FROM (SELECT nullif(integrity_check, 'ok') AS problem FROM (SELECT integrity_check FROM pragma_integrity_check LIMIT 3)
      UNION ALL SELECT 'invoices_identity is missing'
      WHERE NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'index' AND name = 'invoices_identity'))

-- Without a condition SQLite drops the pages, instead of deleting row by row.
-- name: clear_invoices
DELETE FROM invoices

-- name: clear_minutes
DELETE FROM minute_totals

-- name: clear_vat_lines
DELETE FROM vat_lines

-- name: clear_documents
DELETE FROM documents

-- name: clear_originals
DELETE FROM originals

-- name: clear_rollups
DELETE FROM rollups

-- The value is a JSON array of [dimension, currency, key].
-- name: rollups_at
SELECT r.dimension, r.currency, r.key, r.count, r.subtotal_minor, r.vat_minor, r.total_minor, r.credit_notes,
       r.credited_minor
FROM json_each(?) AS wanted CROSS JOIN rollups AS r
WHERE r.dimension = json_extract(wanted.value, '$[0]') AND r.currency = json_extract(wanted.value, '$[1]')
  AND r.key = json_extract(wanted.value, '$[2]')

-- The rows of a JSON array, in the order of the columns that they are written to.
-- name: totals_rows
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
       json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
       json_extract(value, '$[6]'), json_extract(value, '$[7]')
FROM json_each(?) WHERE true

-- name: rollup_rows
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
       json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]'),
       json_extract(value, '$[6]'), json_extract(value, '$[7]'), json_extract(value, '$[8]')
FROM json_each(?) WHERE true

-- name: minute_rows
SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'),
       json_extract(value, '$[3]'), json_extract(value, '$[4]'), json_extract(value, '$[5]')
FROM json_each(?) WHERE true

-- Nobody's reading keeps a file from being written.
-- name: readers_of_invoices
SELECT ''

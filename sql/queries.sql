-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- Queries that both engines understand. "-- name: x" begins query x, which ends where the next one begins; ? is a value.
-- {y} inserts y of this file or of the engine's own queries.sql, which may also replace a query of this file.

-- name: commit
COMMIT

-- name: rollback
ROLLBACK

-- name: savepoint
SAVEPOINT batch

-- name: rollback_to_savepoint
ROLLBACK TO SAVEPOINT batch

-- name: release_savepoint
RELEASE SAVEPOINT batch

-- name: schema_version
SELECT coalesce(max(version), 0) FROM schema_migrations

-- name: record_migration
INSERT INTO schema_migrations (version, name, applied_at) VALUES (?, ?, {time_parameter})

-- The columns of table invoices, in the order of InvoiceColumn.
-- name: invoice_columns
seq, kind, invoice_number, {issued_on_days}, {issued_at_ms}, {due_on_days}, seller_name, seller_tax_id, buyer_name,
buyer_tax_id, exporting_country, importing_country, currency, vat_rate, subtotal_minor, vat_minor, total_minor,
payment_mechanism, risk_profile, source, {accepted_at_ms}, check_result,
CASE WHEN vat_rate IS NULL THEN coalesce({vat_lines_text}, '?') END

-- The breakdown of an invoice, as readVatLines() takes it apart.
-- name: vat_line_text
category || ' ' || rate || ' ' || taxable_minor || ' ' || vat_minor

-- name: invoices_between
FROM invoices WHERE seq BETWEEN ? AND ? ORDER BY seq

-- name: all_invoices
FROM invoices ORDER BY seq

-- name: invoices_from_source
FROM invoices WHERE source = ?

-- name: delete_vat_lines_from_source
DELETE FROM vat_lines WHERE seq IN (SELECT seq FROM invoices WHERE source = ?)

-- name: delete_documents_from_source
DELETE FROM documents WHERE seq IN (SELECT seq FROM invoices WHERE source = ?)

-- name: delete_invoices_from_source
DELETE FROM invoices WHERE source = ?

-- name: delete_stray_originals
DELETE FROM originals WHERE sha256 NOT IN (SELECT sha256 FROM documents)

-- Dense numbers for the invoices behind a gap. The values are both the number before the gap.
-- name: renumbered
(SELECT seq AS old_seq, ? + row_number() OVER (ORDER BY seq) AS new_seq FROM invoices WHERE seq > ?) AS renumbered

-- name: renumber_vat_lines
UPDATE vat_lines SET seq = -new_seq FROM {renumbered} WHERE vat_lines.seq = old_seq

-- name: renumber_documents
UPDATE documents SET seq = -new_seq FROM {renumbered} WHERE documents.seq = old_seq

-- name: renumber_invoices
UPDATE invoices SET seq = -new_seq FROM {renumbered} WHERE invoices.seq = old_seq

-- name: settle_vat_lines
UPDATE vat_lines SET seq = -seq WHERE seq < 0

-- name: settle_documents
UPDATE documents SET seq = -seq WHERE seq < 0

-- name: settle_invoices
UPDATE invoices SET seq = -seq WHERE seq < 0

-- name: last_real_seq
SELECT coalesce((SELECT seq FROM invoices WHERE source <> 'demo' ORDER BY seq DESC LIMIT 1), 0)

-- name: read_state
SELECT revision, epoch, last_seq, "cursor", real_count, last_real_seq, run_id, run_owner, CAST(run_active AS integer),
       run_target, run_generated, run_rate, run_seed, {run_started_at_ms}, {run_ends_at_ms}, run_end_seq, demo_day, demo_ordinal
FROM stream_state

-- The last value is the revision that the row must have: another one says that somebody else has written.
-- name: write_state
UPDATE stream_state SET (revision, epoch, last_seq, "cursor", real_count, last_real_seq, run_id, run_owner, run_active,
       run_target, run_generated, run_rate, run_seed, run_started_at, run_ends_at, run_end_seq, demo_day, demo_ordinal)
    = (?, ?, ?, ?, ?, ?, ?, ?, {boolean_parameter}, ?, ?, ?, ?, {time_parameter}, {time_parameter}, ?, ?, ?)
WHERE revision = ?

-- Sums may pass 64 bits: they are read and written as decimal digits.
-- name: read_totals
SELECT scope, currency, {totals_columns} FROM running_totals

-- In the order of readTotals().
-- name: totals_columns
count, CAST(subtotal_minor AS text), CAST(vat_minor AS text), CAST(total_minor AS text), credit_notes,
CAST(credited_minor AS text)

-- name: clear_totals
DELETE FROM running_totals

-- name: totals_names
count, subtotal_minor, vat_minor, total_minor, credit_notes, credited_minor

-- name: replace_totals
DO UPDATE SET count = excluded.count, subtotal_minor = excluded.subtotal_minor, vat_minor = excluded.vat_minor,
    total_minor = excluded.total_minor, credit_notes = excluded.credit_notes, credited_minor = excluded.credited_minor

-- The value is a JSON array of rows.
-- name: write_totals
INSERT INTO running_totals (scope, currency, {totals_names}) {totals_rows}
ON CONFLICT (scope, currency) {replace_totals}

-- Lines of a breakdown that no invoice has.
-- name: count_stray_vat_lines
SELECT count(*) FROM vat_lines AS l
WHERE NOT EXISTS (SELECT 1 FROM invoices AS i WHERE i.seq = l.seq AND i.vat_rate IS NULL)

-- The document of invoice seq, and whether its original is kept.
-- name: document_of
SELECT d.sha256, d.file_name, d.media_type, d.size, d.profile, d.payable_minor, d.checks,
       CAST(EXISTS (SELECT 1 FROM originals AS o WHERE o.sha256 = d.sha256) AS integer)
FROM documents AS d WHERE d.seq = ?

-- name: original_of
SELECT d.file_name, d.media_type, d.sha256, o.bytes FROM documents AS d JOIN originals AS o ON o.sha256 = d.sha256 WHERE d.seq = ?

-- name: insert_document
INSERT INTO documents (seq, sha256, file_name, media_type, size, profile, payable_minor, checks)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- The same bytes are kept once.
-- name: insert_original
INSERT INTO originals (sha256, bytes, added_at) VALUES (?, ?, {time_parameter}) ON CONFLICT (sha256) DO NOTHING

-- Documents of no invoice, or of one that says that it was not checked.
-- name: count_stray_documents
SELECT count(*) FROM documents AS d
WHERE NOT EXISTS (SELECT 1 FROM invoices AS i WHERE i.seq = d.seq AND i.check_result IS NOT NULL)

-- name: count_undocumented
SELECT count(*) FROM invoices AS i
WHERE i.check_result IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.seq = i.seq)

-- name: next_checks
SELECT d.seq, i.check_result, d.checks FROM documents AS d JOIN invoices AS i ON i.seq = d.seq
WHERE d.seq > ? AND i.check_result IS NOT NULL ORDER BY d.seq LIMIT 1000

-- name: count_stray_originals
SELECT count(*) FROM originals AS o WHERE NOT EXISTS (SELECT 1 FROM documents AS d WHERE d.sha256 = o.sha256)

-- name: next_original
SELECT sha256, bytes FROM originals WHERE sha256 > ? ORDER BY sha256 LIMIT 1

-- name: read_rollup_state
SELECT up_to_seq, stored_after, displayed_after FROM rollup_state

-- The last value is what up_to_seq must be: another one says that somebody else has written.
-- name: write_rollup_state
UPDATE rollup_state SET up_to_seq = ? WHERE up_to_seq = ?

-- name: clear_rollup_state
UPDATE rollup_state SET up_to_seq = 0, stored_after = 0, displayed_after = 0

-- After a removal the figures per minute begin anew behind the invoices that are left.
-- name: restart_rollup_state
UPDATE rollup_state SET up_to_seq = 0, stored_after = ?, displayed_after = ?

-- name: minute_columns
{minute_ms}, currency, stored_count, CAST(stored_total_minor AS text), displayed_count,
CAST(displayed_total_minor AS text)

-- name: minutes_from
SELECT {minute_columns} FROM minute_totals WHERE minute >= {time_parameter} ORDER BY minute, currency

-- The value is a JSON array of rows.
-- name: write_minutes
INSERT INTO minute_totals (minute, currency, stored_count, stored_total_minor, displayed_count, displayed_total_minor)
{minute_rows}
ON CONFLICT (minute, currency) DO UPDATE SET stored_count = excluded.stored_count,
    stored_total_minor = excluded.stored_total_minor, displayed_count = excluded.displayed_count,
    displayed_total_minor = excluded.displayed_total_minor

-- name: rollup_columns
dimension, currency, key, {totals_columns}

-- name: all_rollups
SELECT {rollup_columns} FROM rollups

-- name: rollups_of
SELECT {rollup_columns} FROM rollups WHERE dimension = ?

-- The value is a JSON array of rows.
-- name: write_rollups
INSERT INTO rollups (dimension, currency, key, {totals_names}) {rollup_rows}
ON CONFLICT (dimension, currency, key) {replace_totals}

-- name: last_rollups
SELECT {rollup_columns} FROM rollups WHERE dimension = ? AND currency = ? ORDER BY {key_order} DESC LIMIT ?

-- name: largest_rollups
SELECT {rollup_columns} FROM rollups WHERE dimension = ? AND currency = ? ORDER BY {total_order}, {key_order} LIMIT ?

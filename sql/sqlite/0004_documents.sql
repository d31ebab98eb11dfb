-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- Invoices and credit notes, with their dates, tax ids and VAT breakdown. Amounts are the effect of a document: a credit
-- note over 100.00 has a total of -100.00, so that sums are plain sums. Dates are texts of ISO 8601: 2026-11-23.

-- SQLite cannot drop a table's constraint: the rows are copied, and the unique index is made when all are there, which
-- sorts once.
DROP VIEW invoice_amounts;
PRAGMA legacy_alter_table = ON; -- leaves the views of others alone, which read invoices
ALTER TABLE invoices RENAME TO invoices_before;
PRAGMA legacy_alter_table = OFF;

CREATE TABLE invoices (
    seq               INTEGER PRIMARY KEY,
    kind              TEXT    NOT NULL CHECK (kind IN ('invoice', 'credit_note')),
    invoice_number    TEXT    NOT NULL,
    issued_on         TEXT    NOT NULL, -- the date that the document bears
    issue_year        INTEGER NOT NULL, -- of issued_on
    issued_at         INTEGER NOT NULL, -- midnight in UTC of issued_on where only the date is known
    due_on            TEXT,
    seller_name       TEXT    NOT NULL,
    seller_tax_id     TEXT,
    buyer_name        TEXT    NOT NULL,
    buyer_tax_id      TEXT,
    exporting_country TEXT,
    importing_country TEXT,
    currency          TEXT    NOT NULL,
    vat_rate          INTEGER, -- thousandths of a percent; NULL: see vat_lines
    subtotal_minor    INTEGER NOT NULL,
    vat_minor         INTEGER NOT NULL,
    total_minor       INTEGER NOT NULL,
    payment_mechanism TEXT,
    risk_profile      TEXT,
    source            TEXT    NOT NULL,
    accepted_at       INTEGER NOT NULL,
    CONSTRAINT invoices_total_is_sum CHECK (total_minor = subtotal_minor + vat_minor)
) STRICT;

INSERT INTO invoices
SELECT seq, 'invoice', invoice_number, strftime('%Y-%m-%d', issued_at / 1000.0, 'unixepoch'),
       CAST(strftime('%Y', issued_at / 1000.0, 'unixepoch') AS INTEGER), issued_at, NULL, seller_name, NULL, buyer_name,
       NULL, exporting_country, importing_country, currency, vat_rate_bp * 10, subtotal_minor, vat_minor, total_minor,
       payment_mechanism, risk_profile, source, accepted_at
FROM invoices_before ORDER BY seq;

DROP TABLE invoices_before;

CREATE UNIQUE INDEX invoices_identity ON invoices (seller_name, kind, invoice_number, issue_year);

-- The VAT breakdown of the invoices whose vat_rate is NULL. The categories are those of UNCL 5305.
CREATE TABLE vat_lines (
    seq           INTEGER NOT NULL,
    category      TEXT    NOT NULL,
    rate          INTEGER NOT NULL, -- thousandths of a percent
    taxable_minor INTEGER NOT NULL,
    vat_minor     INTEGER NOT NULL,
    PRIMARY KEY (seq, category, rate)
) STRICT, WITHOUT ROWID;

-- How many of count are credit notes, and the part of total_minor that is theirs.
ALTER TABLE running_totals ADD COLUMN credit_notes   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE running_totals ADD COLUMN credited_minor TEXT    NOT NULL DEFAULT '0';
ALTER TABLE rollups        ADD COLUMN credit_notes   INTEGER NOT NULL DEFAULT 0;
ALTER TABLE rollups        ADD COLUMN credited_minor TEXT    NOT NULL DEFAULT '0';

-- The largest of a dimension: exact up to 64 bits, beyond which the cast to an integer has reached its end.
DROP INDEX rollups_by_total;
CREATE INDEX rollups_by_total
    ON rollups (dimension, currency, CAST(total_minor AS INTEGER) DESC, CAST(total_minor AS REAL) DESC);

-- Amounts as exact decimals by the currency's minor unit (ISO 4217), times as ISO 8601.
CREATE VIEW invoice_amounts AS
WITH unit AS (
    SELECT invoices.*,
        CASE
            WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
                              'VUV', 'XAF', 'XOF', 'XPF') THEN 0
            WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
            WHEN currency IN ('CLF', 'UYW') THEN 4
            ELSE 2
        END AS decimals,
        CASE
            WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
                              'VUV', 'XAF', 'XOF', 'XPF') THEN 1
            WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 1000
            WHEN currency IN ('CLF', 'UYW') THEN 10000
            ELSE 100
        END AS units
    FROM invoices
)
SELECT
    seq,
    kind,
    invoice_number,
    issued_on,
    strftime('%Y-%m-%dT%H:%M:%fZ', issued_at / 1000.0, 'unixepoch') AS issued_at,
    due_on,
    seller_name,
    seller_tax_id,
    buyer_name,
    buyer_tax_id,
    exporting_country,
    importing_country,
    currency,
    CASE WHEN vat_rate IS NOT NULL THEN printf('%d.%03d', vat_rate / 1000, vat_rate % 1000) END AS vat_rate_percent,
    CASE WHEN subtotal_minor < 0 THEN '-' ELSE '' END || abs(subtotal_minor / units)
        || CASE decimals WHEN 0 THEN '' ELSE '.' || substr('0000' || abs(subtotal_minor % units), -decimals) END AS subtotal,
    CASE WHEN vat_minor < 0 THEN '-' ELSE '' END || abs(vat_minor / units)
        || CASE decimals WHEN 0 THEN '' ELSE '.' || substr('0000' || abs(vat_minor % units), -decimals) END AS vat,
    CASE WHEN total_minor < 0 THEN '-' ELSE '' END || abs(total_minor / units)
        || CASE decimals WHEN 0 THEN '' ELSE '.' || substr('0000' || abs(total_minor % units), -decimals) END AS total,
    payment_mechanism,
    risk_profile,
    source,
    strftime('%Y-%m-%dT%H:%M:%fZ', accepted_at / 1000.0, 'unixepoch') AS accepted_at
FROM unit;

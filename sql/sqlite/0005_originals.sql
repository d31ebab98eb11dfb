-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- The documents that invoices came from: what the check found, and the original's bytes. A row of invoices is smaller:
-- its kind is a number, and its dates are days since 1970.

DROP VIEW invoice_amounts;
PRAGMA legacy_alter_table = ON; -- leaves the views of others alone, which read invoices
ALTER TABLE invoices RENAME TO invoices_before;
PRAGMA legacy_alter_table = OFF;
DROP INDEX invoices_identity;

CREATE TABLE invoices (
    seq               INTEGER PRIMARY KEY,
    kind              INTEGER NOT NULL CHECK (kind IN (0, 1)), -- 0: invoice, 1: credit note
    invoice_number    TEXT    NOT NULL,
    issued_on         INTEGER NOT NULL, -- the date that the document bears: days since 1970-01-01
    issue_year        INTEGER NOT NULL, -- of issued_on
    issued_at         INTEGER NOT NULL, -- midnight in UTC of issued_on where only the date is known
    due_on            INTEGER, -- days since 1970-01-01
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
    check_result      INTEGER CHECK (check_result IN (1, 2)), -- 1: passed, 2: failed; NULL: not from an e-invoice
    CONSTRAINT invoices_total_is_sum CHECK (total_minor = subtotal_minor + vat_minor)
) STRICT;

INSERT INTO invoices
SELECT seq, kind = 'credit_note', invoice_number, unixepoch(issued_on) / 86400, issue_year, issued_at,
       unixepoch(due_on) / 86400, seller_name, seller_tax_id, buyer_name, buyer_tax_id, exporting_country,
       importing_country, currency, vat_rate, subtotal_minor, vat_minor, total_minor, payment_mechanism, risk_profile,
       source, accepted_at, NULL
FROM invoices_before ORDER BY seq;

DROP TABLE invoices_before;

CREATE UNIQUE INDEX invoices_identity ON invoices (seller_name, kind, invoice_number, issue_year);

-- The document that invoice seq came from.
CREATE TABLE documents (
    seq           INTEGER PRIMARY KEY,
    sha256        TEXT    NOT NULL, -- of its bytes, as 64 hexadecimal digits
    file_name     TEXT    NOT NULL, -- may be empty
    media_type    TEXT    NOT NULL, -- application/xml, application/pdf
    size          INTEGER NOT NULL, -- bytes
    profile       TEXT    NOT NULL, -- the specification that it names (BT-24)
    payable_minor INTEGER,          -- what is to be paid (BT-115), as the document writes it
    checks        TEXT    NOT NULL  -- JSON: [[rule, strict, official, figures, 1 where the check fails by it], …];
                                     -- 0: holds, 1: fails, 2: cannot be told
) STRICT;

-- Documents as they came. The bytes are compressed: 4 bytes with their size, the highest first, and a zlib stream.
CREATE TABLE originals (
    sha256   TEXT    PRIMARY KEY,
    bytes    BLOB    NOT NULL,
    added_at INTEGER NOT NULL
) STRICT;

-- Amounts as exact decimals by the currency's minor unit (ISO 4217), dates and times as ISO 8601.
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
    CASE kind WHEN 1 THEN 'credit_note' ELSE 'invoice' END AS kind,
    invoice_number,
    strftime('%Y-%m-%d', issued_on * 86400, 'unixepoch') AS issued_on,
    strftime('%Y-%m-%dT%H:%M:%fZ', issued_at / 1000.0, 'unixepoch') AS issued_at,
    strftime('%Y-%m-%d', due_on * 86400, 'unixepoch') AS due_on,
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
    CASE check_result WHEN 1 THEN 'passed' WHEN 2 THEN 'failed' END AS check_result,
    source,
    strftime('%Y-%m-%dT%H:%M:%fZ', accepted_at / 1000.0, 'unixepoch') AS accepted_at
FROM unit;

-- Rolled up again, now by rates of VAT as well.
DELETE FROM rollups;
UPDATE rollup_state SET up_to_seq = 0;

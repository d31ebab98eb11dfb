-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- The ledger. Amounts are whole minor units (cents) of the row's currency; times are milliseconds since 1970 in UTC.
-- The view invoice_amounts shows both for people.

PRAGMA application_id = 1112099927; -- "BILW": this file is a ledger of Billow

CREATE TABLE schema_migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

-- seq is dense: 1, 2, 3 … in the order of acceptance.
CREATE TABLE invoices (
    seq               INTEGER PRIMARY KEY,
    invoice_number    TEXT    NOT NULL,
    issued_at         INTEGER NOT NULL,
    seller_name       TEXT    NOT NULL,
    buyer_name        TEXT    NOT NULL,
    exporting_country TEXT,
    importing_country TEXT,
    currency          TEXT    NOT NULL,
    vat_rate_bp       INTEGER NOT NULL,
    subtotal_minor    INTEGER NOT NULL,
    vat_minor         INTEGER NOT NULL,
    total_minor       INTEGER NOT NULL,
    payment_mechanism TEXT,
    risk_profile      TEXT,
    source            TEXT    NOT NULL,
    accepted_at       INTEGER NOT NULL,
    CONSTRAINT invoices_seller_number UNIQUE (seller_name, invoice_number),
    CONSTRAINT invoices_total_is_sum CHECK (total_minor = subtotal_minor + vat_minor)
) STRICT;

-- One row: where the stream stands. The cursor is the seq of the newest invoice that has been displayed.
CREATE TABLE stream_state (
    id             INTEGER PRIMARY KEY CHECK (id = 1),
    revision       INTEGER NOT NULL,
    epoch          INTEGER NOT NULL,
    last_seq       INTEGER NOT NULL,
    "cursor"       INTEGER NOT NULL,
    real_count     INTEGER NOT NULL,
    run_id         INTEGER NOT NULL,
    run_owner      TEXT    NOT NULL,
    run_active     INTEGER NOT NULL CHECK (run_active IN (0, 1)),
    run_target     INTEGER NOT NULL,
    run_generated  INTEGER NOT NULL,
    run_rate       REAL    NOT NULL, -- invoices a second; 0: unlimited
    run_seed       INTEGER NOT NULL, -- 64 bits, shown as signed
    run_started_at INTEGER,
    run_ends_at    INTEGER,
    run_end_seq    INTEGER NOT NULL,
    demo_day       INTEGER NOT NULL, -- 20261123
    demo_ordinal   INTEGER NOT NULL
) STRICT;

INSERT INTO stream_state VALUES (1, 0, 0, 0, 0, 0, 0, '', 0, 0, 0, 0, 0, NULL, NULL, 0, 0, 0);

-- Sums may pass 64 bits, which SQLite's integers cannot: they are decimal digits.
CREATE TABLE running_totals (
    scope          TEXT    NOT NULL CHECK (scope IN ('stored', 'displayed')),
    currency       TEXT    NOT NULL,
    count          INTEGER NOT NULL,
    subtotal_minor TEXT    NOT NULL,
    vat_minor      TEXT    NOT NULL,
    total_minor    TEXT    NOT NULL,
    PRIMARY KEY (scope, currency)
) STRICT, WITHOUT ROWID;

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
    invoice_number,
    strftime('%Y-%m-%dT%H:%M:%fZ', issued_at / 1000.0, 'unixepoch') AS issued_at,
    seller_name,
    buyer_name,
    exporting_country,
    importing_country,
    currency,
    printf('%d.%02d', vat_rate_bp / 100, vat_rate_bp % 100) AS vat_rate_percent,
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

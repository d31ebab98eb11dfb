-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- Invoices and credit notes, with their dates, tax ids and VAT breakdown. Amounts are the effect of a document: a credit
-- note over 100.00 has a total of -100.00, so that sums are plain sums.

DROP VIEW invoice_amounts;

SET LOCAL maintenance_work_mem = '256MB';

ALTER TABLE invoices DROP CONSTRAINT invoices_seller_number;
ALTER TABLE invoices RENAME COLUMN vat_rate_bp TO vat_rate;

-- One pass over the rows: the dates are computed while it is made, and are plain columns from then on.
ALTER TABLE invoices
    ADD COLUMN kind          text     NOT NULL DEFAULT 'invoice',
    ADD COLUMN issued_on     date     NOT NULL GENERATED ALWAYS AS ((issued_at AT TIME ZONE 'UTC')::date) STORED,
    ADD COLUMN issue_year    smallint NOT NULL
        GENERATED ALWAYS AS (date_part('year', issued_at AT TIME ZONE 'UTC')::smallint) STORED,
    ADD COLUMN due_on        date,
    ADD COLUMN seller_tax_id text,
    ADD COLUMN buyer_tax_id  text,
    ALTER COLUMN vat_rate DROP NOT NULL,
    ALTER COLUMN vat_rate TYPE integer USING vat_rate * 10; -- thousandths of a percent; NULL: see vat_lines
ALTER TABLE invoices
    ALTER COLUMN kind DROP DEFAULT,
    ALTER COLUMN issued_on DROP EXPRESSION,
    ALTER COLUMN issue_year DROP EXPRESSION;
ALTER TABLE invoices
    ADD CONSTRAINT invoices_kind CHECK (kind IN ('invoice', 'credit_note')),
    ADD CONSTRAINT invoices_identity UNIQUE (seller_name, kind, invoice_number, issue_year);

-- The VAT breakdown of the invoices whose vat_rate is NULL. The categories are those of UNCL 5305.
CREATE TABLE vat_lines (
    seq           bigint  NOT NULL,
    category      text    NOT NULL,
    rate          integer NOT NULL, -- thousandths of a percent
    taxable_minor bigint  NOT NULL,
    vat_minor     bigint  NOT NULL,
    PRIMARY KEY (seq, category, rate)
);

-- How many of count are credit notes, and the part of total_minor that is theirs.
ALTER TABLE running_totals
    ADD COLUMN credit_notes   bigint      NOT NULL DEFAULT 0,
    ADD COLUMN credited_minor numeric(39) NOT NULL DEFAULT 0;
ALTER TABLE rollups
    ADD COLUMN credit_notes   bigint      NOT NULL DEFAULT 0,
    ADD COLUMN credited_minor numeric(39) NOT NULL DEFAULT 0;

-- Amounts as exact decimals by the currency's minor unit (ISO 4217).
CREATE VIEW invoice_amounts AS
SELECT
    seq,
    kind,
    invoice_number,
    issued_on,
    issued_at,
    due_on,
    seller_name,
    seller_tax_id,
    buyer_name,
    buyer_tax_id,
    exporting_country,
    importing_country,
    currency,
    round(vat_rate / 1000.0, 3) AS vat_rate_percent,
    round(subtotal_minor / power(10::numeric, decimals), decimals) AS subtotal,
    round(vat_minor / power(10::numeric, decimals), decimals) AS vat,
    round(total_minor / power(10::numeric, decimals), decimals) AS total,
    payment_mechanism,
    risk_profile,
    source,
    accepted_at
FROM invoices
CROSS JOIN LATERAL (
    SELECT CASE
        WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'UYI', 'VND',
                          'VUV', 'XAF', 'XOF', 'XPF') THEN 0
        WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 3
        WHEN currency IN ('CLF', 'UYW') THEN 4
        ELSE 2
    END AS decimals
) AS unit;

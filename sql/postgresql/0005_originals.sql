-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- The documents that invoices came from: what the check found, and the original's bytes.

DROP VIEW invoice_amounts;

SET LOCAL maintenance_work_mem = '256MB';

ALTER TABLE invoices DROP CONSTRAINT invoices_kind;
ALTER TABLE invoices
    ALTER COLUMN kind TYPE smallint USING CASE kind WHEN 'credit_note' THEN 1 ELSE 0 END, -- 0: invoice, 1: credit note
    ADD COLUMN check_result smallint; -- 1: passed, 2: failed; NULL: not from an e-invoice
ALTER TABLE invoices
    ADD CONSTRAINT invoices_kind CHECK (kind IN (0, 1)),
    ADD CONSTRAINT invoices_check_result CHECK (check_result IN (1, 2));

-- The document that invoice seq came from.
CREATE TABLE documents (
    seq           bigint PRIMARY KEY,
    sha256        text   NOT NULL, -- of its bytes, as 64 hexadecimal digits
    file_name     text   NOT NULL, -- may be empty
    media_type    text   NOT NULL, -- application/xml, application/pdf
    size          bigint NOT NULL, -- bytes
    profile       text   NOT NULL, -- the specification that it names (BT-24)
    payable_minor bigint,          -- what is to be paid (BT-115), as the document writes it
    checks        text   NOT NULL  -- JSON: [[rule, strict, official, figures, 1 where the check fails by it], …];
                                     -- 0: holds, 1: fails, 2: cannot be told
);

-- Documents as they came. The bytes are compressed: 4 bytes with their size, the highest first, and a zlib stream.
CREATE TABLE originals (
    sha256   text        PRIMARY KEY,
    bytes    bytea       NOT NULL,
    added_at timestamptz NOT NULL
);
ALTER TABLE originals ALTER COLUMN bytes SET STORAGE EXTERNAL; -- compressed already

-- Amounts as exact decimals by the currency's minor unit (ISO 4217).
CREATE VIEW invoice_amounts AS
SELECT
    seq,
    CASE kind WHEN 1 THEN 'credit_note' ELSE 'invoice' END AS kind,
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
    CASE check_result WHEN 1 THEN 'passed' WHEN 2 THEN 'failed' END AS check_result,
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

-- Rolled up again, now by rates of VAT as well.
DELETE FROM rollups;
UPDATE rollup_state SET up_to_seq = 0;

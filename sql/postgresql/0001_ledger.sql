-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- The ledger. Amounts are whole minor units (cents) of the row's currency; the view invoice_amounts shows decimals.

CREATE TABLE schema_migrations (
    version    integer        PRIMARY KEY,
    name       text           NOT NULL,
    applied_at timestamptz(3) NOT NULL
);

-- seq is dense: 1, 2, 3 … in the order of acceptance.
CREATE TABLE invoices (
    seq               bigint         PRIMARY KEY,
    invoice_number    text           NOT NULL,
    issued_at         timestamptz(3) NOT NULL,
    seller_name       text           NOT NULL,
    buyer_name        text           NOT NULL,
    exporting_country text,
    importing_country text,
    currency          text           NOT NULL,
    vat_rate_bp       integer        NOT NULL,
    subtotal_minor    bigint         NOT NULL,
    vat_minor         bigint         NOT NULL,
    total_minor       bigint         NOT NULL,
    payment_mechanism text,
    risk_profile      text,
    source            text           NOT NULL,
    accepted_at       timestamptz(3) NOT NULL,
    CONSTRAINT invoices_seller_number UNIQUE (seller_name, invoice_number),
    CONSTRAINT invoices_total_is_sum CHECK (total_minor = subtotal_minor + vat_minor)
);

-- One row: where the stream stands. The cursor is the seq of the newest invoice that has been displayed.
CREATE TABLE stream_state (
    id             integer          PRIMARY KEY CHECK (id = 1),
    revision       bigint           NOT NULL,
    epoch          bigint           NOT NULL,
    last_seq       bigint           NOT NULL,
    "cursor"       bigint           NOT NULL,
    real_count     bigint           NOT NULL,
    run_id         bigint           NOT NULL,
    run_owner      text             NOT NULL,
    run_active     boolean          NOT NULL,
    run_target     bigint           NOT NULL,
    run_generated  bigint           NOT NULL,
    run_rate       double precision NOT NULL, -- invoices a second; 0: unlimited
    run_seed       bigint           NOT NULL, -- 64 bits, shown as signed
    run_started_at timestamptz(3),
    run_ends_at    timestamptz(3),
    run_end_seq    bigint           NOT NULL,
    demo_day       integer          NOT NULL, -- 20261123
    demo_ordinal   bigint           NOT NULL
);

INSERT INTO stream_state VALUES (1, 0, 0, 0, 0, 0, 0, '', false, 0, 0, 0, 0, NULL, NULL, 0, 0, 0);

-- Sums may pass 64 bits.
CREATE TABLE running_totals (
    scope          text        NOT NULL CHECK (scope IN ('stored', 'displayed')),
    currency       text        NOT NULL,
    count          bigint      NOT NULL,
    subtotal_minor numeric(39) NOT NULL,
    vat_minor      numeric(39) NOT NULL,
    total_minor    numeric(39) NOT NULL,
    PRIMARY KEY (scope, currency)
);

-- Amounts as exact decimals by the currency's minor unit (ISO 4217).
CREATE VIEW invoice_amounts AS
SELECT
    seq,
    invoice_number,
    issued_at,
    seller_name,
    buyer_name,
    exporting_country,
    importing_country,
    currency,
    round(vat_rate_bp / 100.0, 2) AS vat_rate_percent,
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

-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- What a ledger of schema version 5 holds: two displayed invoices, one that waits, amounts beyond 2^53, minutes, and
-- rollups that reach up to the first invoice.

INSERT INTO invoices (seq, kind, invoice_number, issued_on, issue_year, issued_at, due_on, seller_name, seller_tax_id,
    buyer_name, buyer_tax_id, exporting_country, importing_country, currency, vat_rate, subtotal_minor, vat_minor,
    total_minor, payment_mechanism, risk_profile, source, accepted_at)
VALUES
    (1, 0, 'IMP-1', '2026-11-02', 2026, '2026-11-02 10:15:30.250+00', NULL, 'Umlazi Textiles (Pty) Ltd', '4123456789',
     'Société Générale du Katanga', NULL, 'ZA', 'CD', 'ZAR', 15000, 10000, 1500, 11500, 'Letter of Credit', 'Amber',
     'import:november.csv', '2026-11-23 08:42:59.123+00'),
    (2, 0, 'Y-7', '2026-10-31', 2026, '2026-10-31 00:00:00.000+00', NULL, 'Kyoto Trading', NULL, 'Ångström & Söhne "GmbH"', NULL,
     NULL, NULL, 'JPY', 10000, 990, 99, 1089, NULL, NULL, 'api', '2026-11-23 08:43:05.000+00'),
    (3, 0, 'INV-20261123-000001', '2026-11-23', 2026, '2026-11-23 08:44:00.000+00', NULL, 'Umlazi Textiles (Pty) Ltd', NULL,
     'Kyoto Trading', NULL, 'ZA', 'JP', 'ZAR', 15000, 9007199254740993, 1351079888211149, 10358279142952142,
     'Open Account', 'Red', 'demo', '2026-11-23 08:44:00.000+00');

UPDATE stream_state SET revision = 4, epoch = 1, last_seq = 3, "cursor" = 2, real_count = 2, last_real_seq = 2, run_id = 1,
    run_owner = 'billowd', run_active = false, run_target = 1, run_generated = 1, run_rate = 5, run_seed = -1,
    run_started_at = '2026-11-23 08:43:59.000+00', run_end_seq = 3, demo_day = 20261123, demo_ordinal = 1;

INSERT INTO running_totals (scope, currency, count, subtotal_minor, vat_minor, total_minor) VALUES
    ('stored', 'ZAR', 2, 9007199254750993, 1351079888212649, 10358279142963642),
    ('stored', 'JPY', 1, 990, 99, 1089),
    ('displayed', 'ZAR', 1, 10000, 1500, 11500),
    ('displayed', 'JPY', 1, 990, 99, 1089);

INSERT INTO minute_totals VALUES
    ('2026-11-23 08:42:00.000+00', 'ZAR', 1, 11500, 1, 11500),
    ('2026-11-23 08:43:00.000+00', 'JPY', 1, 1089, 1, 1089),
    ('2026-11-23 08:44:00.000+00', 'ZAR', 1, 10358279142952142, 0, 0);

UPDATE rollup_state SET up_to_seq = 1;

INSERT INTO rollups (dimension, currency, key, count, subtotal_minor, vat_minor, total_minor) VALUES
    ('month', 'ZAR', '2026-11', 1, 10000, 1500, 11500),
    ('seller_name', 'ZAR', 'Umlazi Textiles (Pty) Ltd', 1, 10000, 1500, 11500),
    ('buyer_name', 'ZAR', 'Société Générale du Katanga', 1, 10000, 1500, 11500),
    ('exporting_country', 'ZAR', 'ZA', 1, 10000, 1500, 11500),
    ('importing_country', 'ZAR', 'CD', 1, 10000, 1500, 11500),
    ('payment_mechanism', 'ZAR', 'Letter of Credit', 1, 10000, 1500, 11500),
    ('risk_profile', 'ZAR', 'Amber', 1, 10000, 1500, 11500),
    ('source', 'ZAR', 'import:november.csv', 1, 10000, 1500, 11500),
    ('vat', 'ZAR', '2026-11 S 15000', 1, 10000, 1500, 11500);

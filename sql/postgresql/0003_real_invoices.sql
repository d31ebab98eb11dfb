-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- Real invoices are shown as they arrive: the newest one that did not come from the demo generator; 0: none.

ALTER TABLE stream_state ADD COLUMN last_real_seq bigint NOT NULL DEFAULT 0;
UPDATE stream_state SET last_real_seq =
    coalesce((SELECT seq FROM invoices WHERE source <> 'demo' ORDER BY seq DESC LIMIT 1), 0)
WHERE real_count > 0;

-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- Figures that would otherwise be recomputed from all invoices.

-- What was stored and displayed within each minute, in the transactions that did it; from this migration on.
CREATE TABLE minute_totals (
    minute                timestamptz(0) NOT NULL, -- its beginning
    currency              text           NOT NULL,
    stored_count          bigint         NOT NULL,
    stored_total_minor    numeric(39)    NOT NULL,
    displayed_count       bigint         NOT NULL,
    displayed_total_minor numeric(39)    NOT NULL,
    PRIMARY KEY (minute, currency)
);

-- The invoices up to rollup_state.up_to_seq, by the values of one of their columns. The key '' stands for NULL; that of
-- dimension 'month' is the year and month of issued_at in UTC.
CREATE TABLE rollups (
    dimension      text        NOT NULL,
    currency       text        NOT NULL,
    key            text        NOT NULL,
    count          bigint      NOT NULL,
    subtotal_minor numeric(39) NOT NULL,
    vat_minor      numeric(39) NOT NULL,
    total_minor    numeric(39) NOT NULL,
    PRIMARY KEY (dimension, currency, key)
);

-- The largest of a dimension.
CREATE INDEX rollups_by_total ON rollups (dimension, currency, total_minor DESC);

-- One row: how far rollups reach, and behind which invoice minute_totals begins to count.
CREATE TABLE rollup_state (
    id              integer PRIMARY KEY CHECK (id = 1),
    up_to_seq       bigint  NOT NULL,
    stored_after    bigint  NOT NULL,
    displayed_after bigint  NOT NULL
);

INSERT INTO rollup_state SELECT 1, 0, last_seq, "cursor" FROM stream_state;

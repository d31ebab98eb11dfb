-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- Figures that would otherwise be recomputed from all invoices. Sums are decimal digits, as in running_totals.

-- What was stored and displayed within each minute, in the transactions that did it; from this migration on.
CREATE TABLE minute_totals (
    minute                INTEGER NOT NULL, -- its beginning: milliseconds since 1970 in UTC
    currency              TEXT    NOT NULL,
    stored_count          INTEGER NOT NULL,
    stored_total_minor    TEXT    NOT NULL,
    displayed_count       INTEGER NOT NULL,
    displayed_total_minor TEXT    NOT NULL,
    PRIMARY KEY (minute, currency)
) STRICT, WITHOUT ROWID;

-- The invoices up to rollup_state.up_to_seq, by the values of one of their columns. The key '' stands for NULL; that of
-- dimension 'month' is the year and month of issued_at in UTC.
CREATE TABLE rollups (
    dimension      TEXT    NOT NULL,
    currency       TEXT    NOT NULL,
    key            TEXT    NOT NULL,
    count          INTEGER NOT NULL,
    subtotal_minor TEXT    NOT NULL,
    vat_minor      TEXT    NOT NULL,
    total_minor    TEXT    NOT NULL,
    PRIMARY KEY (dimension, currency, key)
) STRICT, WITHOUT ROWID;

-- The largest of a dimension. Totals are above zero, so that the one with more digits is the larger.
CREATE INDEX rollups_by_total ON rollups (dimension, currency, length(total_minor) DESC, total_minor DESC);

-- One row: how far rollups reach, and behind which invoice minute_totals begins to count.
CREATE TABLE rollup_state (
    id              INTEGER PRIMARY KEY CHECK (id = 1),
    up_to_seq       INTEGER NOT NULL,
    stored_after    INTEGER NOT NULL,
    displayed_after INTEGER NOT NULL
) STRICT;

INSERT INTO rollup_state SELECT 1, 0, last_seq, "cursor" FROM stream_state;

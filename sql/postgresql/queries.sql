-- SPDX-FileCopyrightText: 2026 The Billow authors
-- SPDX-License-Identifier: MIT
--
-- What PostgreSQL says in its own way: see ../queries.sql.

-- Times are read and written as milliseconds since 1970.
-- name: issued_at_ms
(extract(epoch FROM issued_at) * 1000)::bigint

-- name: accepted_at_ms
(extract(epoch FROM accepted_at) * 1000)::bigint

-- Dates are read and compared as days since 1970.
-- name: issued_on_days
(issued_on - DATE '1970-01-01')

-- name: due_on_days
(due_on - DATE '1970-01-01')

-- name: vat_lines_text
(SELECT string_agg({vat_line_text}, ';') FROM vat_lines WHERE vat_lines.seq = invoices.seq)

-- name: date_parameter
DATE '1970-01-01' + ?::integer

-- name: run_started_at_ms
(extract(epoch FROM run_started_at) * 1000)::bigint

-- name: run_ends_at_ms
(extract(epoch FROM run_ends_at) * 1000)::bigint

-- name: minute_ms
(extract(epoch FROM minute) * 1000)::bigint

-- name: time_parameter
'epoch'::timestamptz + ?::bigint * interval '1 millisecond'

-- name: boolean_parameter
?::integer <> 0

-- name: key_order
key COLLATE "C"

-- name: total_order
rollups.total_minor DESC

-- name: begin_write
BEGIN

-- name: begin_snapshot
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY

-- %1: milliseconds. The lock of a reader is taken before the snapshot: a reset, which no snapshot hides, waits until the
-- search is over.
-- name: begin_search
BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = %1;
LOCK TABLE invoices IN ACCESS SHARE MODE

-- Whether no table of ours is there, whether the tables that are there are ours, and their names. Others may keep tables
-- beside ours; but another program's schema_migrations is not ours.
-- name: schema_owner
SELECT (count(c.oid) = 0)::integer,
       (coalesce(bool_or(c.relname = 'stream_state'), false)
        AND coalesce(bool_or(c.relname = 'schema_migrations' AND a.attname = 'applied_at'), false))::integer,
       coalesce(array_to_string(array_agg(DISTINCT c.relname ORDER BY c.relname), ', '), '')
FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'applied_at'
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'v', 'p', 'm', 'f')
  AND c.relname IN ('invoices', 'stream_state', 'running_totals', 'schema_migrations', 'invoice_amounts',
                    'minute_totals', 'rollups', 'rollup_state', 'vat_lines', 'documents', 'originals')

-- name: server_state
SELECT current_setting('server_version_num')::integer, current_setting('server_encoding'),
       (current_schema() IS NOT NULL)::integer

-- name: probe
SELECT 1

-- name: read_only_session
SET default_transaction_read_only = on

-- What is acknowledged must be on the disk, whatever the server's default.
-- name: durable_session
SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'

-- The server must not keep the lock of a program whose host is gone, or that gave a statement up.
-- name: writer_session
SELECT set_config('statement_timeout', '5s', false), set_config('tcp_keepalives_idle', '10', false),
       set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)

-- Since version 14 the server looks whether a client whose statement takes long is still there.
-- name: notice_lost_client
SELECT set_config('client_connection_check_interval', '500', false)
WHERE current_setting('client_connection_check_interval', true) IS NOT NULL

-- The lock is one of the database; this number and the schema's name tell it from the locks of other programs and
-- ledgers.
-- name: take_lock
SELECT pg_try_advisory_lock(1112099927, hashtext(current_schema()))::integer

-- name: wait_for_lock
SELECT pg_advisory_lock(1112099927, hashtext(current_schema()))

-- name: wait_two_seconds_for_locks
SET lock_timeout = '2s'

-- name: wait_as_usual_for_locks
RESET lock_timeout

-- name: no_statement_timeout
SET LOCAL statement_timeout = 0

-- name: wait_one_second_for_locks
SET LOCAL lock_timeout = '1s'

-- name: find_holder
SELECT a.pid, coalesce(a.application_name, ''), coalesce(host(a.client_addr), '')
FROM pg_locks l LEFT JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2 AND l.classid::bigint = 1112099927
  AND l.objid::bigint = hashtext(current_schema())::bigint & 4294967295
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())

-- name: end_session
SELECT pg_terminate_backend(?::integer)

-- name: name_session
SELECT set_config('application_name', ?, false)

-- Who else keeps the table from being emptied.
-- name: readers_of_invoices
SELECT coalesce(string_agg(DISTINCT nullif(a.application_name, ''), ', '), '')
FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
WHERE l.relation = 'invoices'::regclass AND l.granted AND l.pid <> pg_backend_pid()

-- name: copy_invoices
COPY invoices (seq, kind, invoice_number, issued_on, issued_at, due_on, seller_name, seller_tax_id, buyer_name,
    buyer_tax_id, exporting_country, importing_country, currency, vat_rate, subtotal_minor, vat_minor, total_minor,
    payment_mechanism, risk_profile, source, accepted_at, check_result, issue_year)
FROM STDIN (FORMAT binary)

-- The value is a JSON array of [seq, category, rate, taxable, vat].
-- name: insert_vat_lines
INSERT INTO vat_lines (seq, category, rate, taxable_minor, vat_minor)
SELECT (l ->> 0)::bigint, l ->> 1, (l ->> 2)::integer, (l ->> 3)::bigint, (l ->> 4)::bigint
FROM jsonb_array_elements(?::jsonb) AS l

-- The value is a JSON array of identities: seller, kind, number, year. A subquery a row always goes by the unique index;
-- a join may be planned as a read of the whole table.
-- name: find_stored
SELECT place - 1, (SELECT seq FROM invoices
                   WHERE seller_name = i ->> 0 AND kind = (i ->> 1)::smallint AND invoice_number = i ->> 2
                     AND issue_year = (i ->> 3)::smallint)
FROM jsonb_array_elements(?::jsonb) WITH ORDINALITY AS wanted (i, place)

-- The value is a JSON array of numbers.
-- name: invoices_of
FROM invoices WHERE seq = ANY (ARRAY(SELECT jsonb_array_elements_text(?::jsonb)::bigint))

-- name: without_indexes
SELECT set_config('enable_indexscan', 'off', true), set_config('enable_indexonlyscan', 'off', true),
       set_config('enable_bitmapscan', 'off', true)

-- name: count_duplicates
SELECT count(*)
FROM (SELECT 1 FROM invoices GROUP BY seller_name, kind, invoice_number, issue_year HAVING count(*) > 1) AS duplicates

-- name: count_wrong_years
SELECT count(*) FROM invoices WHERE issue_year <> date_part('year', issued_on)

-- name: integrity_problem
SELECT coalesce(string_agg(name || ' is missing or not valid', '; '), '')
FROM unnest(ARRAY['invoices_pkey', 'invoices_identity', 'invoices_kind', 'invoices_total_is_sum', 'invoices_check_result',
                  'vat_lines_pkey', 'documents_pkey', 'originals_pkey',
                  'stream_state_pkey', 'running_totals_pkey', 'schema_migrations_pkey', 'minute_totals_pkey', 'rollups_pkey',
                  'rollup_state_pkey']) AS name
WHERE NOT EXISTS (SELECT FROM pg_constraint c LEFT JOIN pg_index i ON i.indexrelid = c.conindid
                  WHERE c.conname = name AND c.connamespace = current_schema()::regnamespace AND c.convalidated
                    AND (c.contype = 'c' OR (i.indisvalid AND i.indisready)))

-- name: clear_invoices
TRUNCATE invoices

-- name: clear_minutes
TRUNCATE minute_totals

-- name: clear_vat_lines
TRUNCATE vat_lines

-- name: clear_documents
TRUNCATE documents

-- name: clear_originals
TRUNCATE originals

-- name: clear_rollups
TRUNCATE rollups

-- The value is a JSON array of [dimension, currency, key].
-- name: rollups_at
SELECT {rollup_columns}
FROM jsonb_array_elements(?::jsonb) AS wanted
JOIN rollups ON dimension = wanted ->> 0 AND currency = wanted ->> 1 AND key = wanted ->> 2

-- The rows of a JSON array, in the order of the columns that they are written to.
-- name: totals_rows
SELECT r ->> 0, r ->> 1, (r ->> 2)::bigint, (r ->> 3)::numeric, (r ->> 4)::numeric, (r ->> 5)::numeric,
       (r ->> 6)::bigint, (r ->> 7)::numeric
FROM jsonb_array_elements(?::jsonb) AS r

-- name: rollup_rows
SELECT r ->> 0, r ->> 1, r ->> 2, (r ->> 3)::bigint, (r ->> 4)::numeric, (r ->> 5)::numeric, (r ->> 6)::numeric,
       (r ->> 7)::bigint, (r ->> 8)::numeric
FROM jsonb_array_elements(?::jsonb) AS r

-- name: minute_rows
SELECT 'epoch'::timestamptz + (r ->> 0)::bigint * interval '1 millisecond', r ->> 1, (r ->> 2)::bigint,
       (r ->> 3)::numeric, (r ->> 4)::bigint, (r ->> 5)::numeric
FROM jsonb_array_elements(?::jsonb) AS r

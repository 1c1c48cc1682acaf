-- Asked on green before the switchover, and by you on production after it. One row: each column is a check, and says ok.
-- It only reads: what is written to green breaks its replication. Add the queries that must not become slow or wrong.
SELECT
<% if engine == 'mysql' %>
  CASE WHEN EXISTS (SELECT 1 FROM `<%= table %>`) THEN 'ok' ELSE 'no rows' END AS table_has_rows,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' AND engine <> 'InnoDB'
  ) THEN 'ok' ELSE 'tables without transactions' END AS all_tables_are_innodb;
<% else %>
  CASE WHEN EXISTS (SELECT 1 FROM "<%= table %>") THEN 'ok' ELSE 'no rows' END AS table_has_rows,
  CASE WHEN NOT EXISTS (SELECT 1 FROM pg_index WHERE NOT indisvalid) THEN 'ok' ELSE 'invalid indexes' END AS indexes_are_valid,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples < 0
  ) THEN 'ok' ELSE 'run ANALYZE' END AS tables_are_analyzed;
<% endif %>

-- Asked on blue before anything is created. One row: each column is a prerequisite, and says ok.
SELECT
<% if engine == 'mysql' %>
  CASE @@global.binlog_format WHEN 'ROW' THEN 'ok' ELSE @@global.binlog_format END AS binlog_format_is_row,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM information_schema.tables t
    LEFT JOIN information_schema.table_constraints c ON c.table_schema = t.table_schema AND c.table_name = t.table_name AND c.constraint_type = 'PRIMARY KEY'
    WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE' AND c.constraint_name IS NULL
  ) THEN 'ok' ELSE 'tables without primary key replicate slowly' END AS tables_have_primary_keys,
  CASE @@global.event_scheduler WHEN 'OFF' THEN 'ok' ELSE 'events would run on green too: keep the scheduler off there' END AS event_scheduler;
<% else %>
  CASE current_setting('rds.logical_replication', true) WHEN 'on' THEN 'ok' ELSE 'off, which is enough for physical replication only' END AS logical_replication,
  CASE WHEN NOT EXISTS (
    SELECT 1 FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      AND c.relreplident = 'd' AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)
  ) THEN 'ok' ELSE 'tables without primary key cannot replicate updates' END AS tables_have_primary_keys,
  CASE WHEN NOT EXISTS (SELECT 1 FROM pg_largeobject_metadata) THEN 'ok' ELSE 'large objects do not replicate' END AS no_large_objects,
  CASE WHEN NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE NOT active) THEN 'ok' ELSE 'slots that nobody reads' END AS no_stale_slots;
<% endif %>

-- Asked on blue, as one row. What is counted here keeps the switchover waiting (src/plan.ts).
<% if engine == 'mysql' %>
SELECT
  (SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_started < NOW() - INTERVAL @long_transaction_seconds SECOND) AS long_transactions,
  (SELECT COUNT(*) FROM information_schema.processlist
    WHERE command = 'Query' AND id <> CONNECTION_ID() AND info REGEXP '^[[:space:]]*(alter|create|drop|rename|truncate|optimize)[[:space:]]') AS ddl_running;
<% else %>
SELECT
  (SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming') AS replicas_streaming,
  -- A slot that nobody reads is a broken replication, or a subscriber that RDS does not switch over with.
  (SELECT count(*) FROM pg_replication_slots WHERE NOT active) AS slots_inactive,
  -- Null where the replica has caught up and nothing was written since.
  (SELECT ceil(coalesce(max(extract(epoch FROM replay_lag)), 0)) FROM pg_stat_replication) AS lag_seconds,
  (SELECT count(*) FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start < now() - make_interval(secs => :long_transaction_seconds)) AS long_transactions,
  (SELECT count(*) FROM pg_stat_activity
    WHERE state = 'active' AND pid <> pg_backend_pid() AND query ~* '^\s*(alter|create|drop|truncate|reindex|cluster|refresh)\M') AS ddl_running;
<% endif %>

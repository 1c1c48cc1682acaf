-- RDS raises the sequences of green during the switchover. Run this afterwards on production, once: it raises those that
-- are behind the column that they number, says which, and never lowers one.
DO $$
DECLARE
  numbered record;
  highest bigint;
  next_value bigint;
BEGIN
  FOR numbered IN
    SELECT n.nspname AS schema_name, t.relname AS table_name, a.attname AS column_name, format('%I.%I', sn.nspname, s.relname) AS sequence_name
    FROM pg_class s
    JOIN pg_namespace sn ON sn.oid = s.relnamespace
    JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
    JOIN pg_class t ON t.oid = d.refobjid
    JOIN pg_namespace n ON n.oid = t.relnamespace
    JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
    JOIN pg_sequence q ON q.seqrelid = s.oid
    WHERE s.relkind = 'S' AND q.seqincrement > 0
  LOOP
    EXECUTE format('SELECT max(%I) FROM %I.%I', numbered.column_name, numbered.schema_name, numbered.table_name) INTO highest;
    EXECUTE format('SELECT last_value + is_called::int FROM %s', numbered.sequence_name) INTO next_value;
    IF highest >= next_value THEN
      PERFORM setval(numbered.sequence_name::regclass, highest);
      RAISE NOTICE '% was at %, now after %', numbered.sequence_name, next_value, highest;
    END IF;
  END LOOP;
END
$$;

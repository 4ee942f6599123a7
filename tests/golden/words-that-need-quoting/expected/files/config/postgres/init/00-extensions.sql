-- Made by Stackwright from the stack quoting; change the stack instead.
CREATE EXTENSION IF NOT EXISTS "pg_stat_statements";

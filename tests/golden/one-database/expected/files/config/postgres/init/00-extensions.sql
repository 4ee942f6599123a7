-- Made by Stackwright from the stack input; change the stack instead.
CREATE EXTENSION IF NOT EXISTS "pg_stat_statements";

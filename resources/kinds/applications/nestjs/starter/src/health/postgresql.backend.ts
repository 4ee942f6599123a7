import { readFileSync } from 'node:fs';
import { Pool } from 'pg';
import { secret } from '../configuration';
import { Backend } from './backend';

export class PostgresqlBackend implements Backend {
  readonly name = 'postgresql';
  private readonly pool: Pool;

  constructor(host: string) {
    const authority = process.env.DATABASE_CA_FILE;
    this.pool = new Pool({
      host,
      port: Number(process.env.DATABASE_PORT ?? 5432),
      database: process.env.DATABASE_NAME,
      user: process.env.DATABASE_USER,
      password: secret('DATABASE_PASSWORD'),
      ssl: authority ? { ca: readFileSync(authority, 'utf8') } : undefined,
      max: 10,
      connectionTimeoutMillis: 3000,
    });
    // A connection that is lost while idle must not end the process; the next question says what is wrong.
    this.pool.on('error', () => undefined);
  }

  async ask(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

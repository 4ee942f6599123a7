import Redis from 'ioredis';
import { secret } from '../configuration';
import { Backend } from './backend';

export class RedisBackend implements Backend {
  readonly name = 'redis';
  private readonly client: Redis;

  constructor(host: string) {
    this.client = new Redis({
      host,
      port: Number(process.env.REDIS_PORT ?? 6379),
      password: secret('REDIS_PASSWORD'),
      connectTimeout: 3000,
      commandTimeout: 3000,
      maxRetriesPerRequest: 1,
    });
    this.client.on('error', () => undefined);
  }

  async ask(): Promise<void> {
    await this.client.ping();
  }

  async close(): Promise<void> {
    this.client.disconnect();
  }
}

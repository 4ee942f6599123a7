import { Admin, Kafka, logLevel } from 'kafkajs';
import { Backend } from './backend';

export class KafkaBackend implements Backend {
  readonly name = 'kafka';
  private readonly admin: Admin;
  private connected?: Promise<void>;

  constructor(brokers: string) {
    const kafka = new Kafka({
      clientId: 'api',
      brokers: brokers.split(','),
      connectionTimeout: 3000,
      requestTimeout: 3000,
      retry: { retries: 1 },
      logLevel: logLevel.NOTHING,
    });
    this.admin = kafka.admin();
  }

  async ask(): Promise<void> {
    try {
      this.connected ??= this.admin.connect();
      await this.connected;
      await this.admin.describeCluster();
    } catch (error) {
      this.connected = undefined;
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.admin.disconnect();
  }
}

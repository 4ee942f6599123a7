import { Module } from '@nestjs/common';
import { Backend } from './backend';
import { HealthController } from './health.controller';
import { BACKENDS, HealthService } from './health.service';
import { KafkaBackend } from './kafka.backend';
import { PostgresqlBackend } from './postgresql.backend';
import { RedisBackend } from './redis.backend';

// Only what this environment names is asked.
function backends(): Backend[] {
  const { DATABASE_HOST, REDIS_HOST, KAFKA_BROKERS } = process.env;
  return [
    ...(DATABASE_HOST ? [new PostgresqlBackend(DATABASE_HOST)] : []),
    ...(REDIS_HOST ? [new RedisBackend(REDIS_HOST)] : []),
    ...(KAFKA_BROKERS ? [new KafkaBackend(KAFKA_BROKERS)] : []),
  ];
}

@Module({
  controllers: [HealthController],
  providers: [HealthService, { provide: BACKENDS, useFactory: backends }],
})
export class HealthModule {}

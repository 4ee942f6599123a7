import 'reflect-metadata';
import { LogLevel } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

const levels: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug', 'verbose'];

// "info" is what everybody else calls Nest's "log".
function logLevels(wanted: string): LogLevel[] {
  const at = levels.indexOf((wanted === 'info' ? 'log' : wanted) as LogLevel);
  return levels.slice(0, (at < 0 ? levels.indexOf('log') : at) + 1);
}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: logLevels(process.env.LOG_LEVEL ?? 'info') });
  // On SIGTERM the server finishes its requests, and every backend closes its connections.
  app.enableShutdownHooks();
  await app.listen(Number(process.env.PORT ?? 3000), '0.0.0.0');
}

void bootstrap();

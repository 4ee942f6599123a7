import { Inject, Injectable, OnApplicationShutdown } from '@nestjs/common';
import { Backend } from './backend';

export const BACKENDS = Symbol('BACKENDS');

export interface BackendHealth {
  status: 'up' | 'down';
  ms: number;
  error?: string;
}

export interface Health {
  status: 'ok' | 'error';
  checks: Record<string, BackendHealth>;
}

const patience = 4000; // ms

@Injectable()
export class HealthService implements OnApplicationShutdown {
  constructor(@Inject(BACKENDS) private readonly backends: Backend[]) {}

  async health(): Promise<Health> {
    const answers = await Promise.all(this.backends.map(async (backend) => [backend.name, await this.asked(backend)] as const));
    const status = answers.every(([, answer]) => answer.status === 'up') ? 'ok' : 'error';
    return { status, checks: Object.fromEntries(answers) };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.backends.map((backend) => backend.close()));
  }

  private async asked(backend: Backend): Promise<BackendHealth> {
    const start = Date.now();
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        backend.ask(),
        new Promise((_, reject) => {
          timer = setTimeout(() => reject(new Error(`no answer in ${patience} ms`)), patience);
        }),
      ]);
      return { status: 'up', ms: Date.now() - start };
    } catch (error) {
      return { status: 'down', ms: Date.now() - start, error: error instanceof Error ? error.message || error.name : String(error) };
    } finally {
      clearTimeout(timer);
    }
  }
}

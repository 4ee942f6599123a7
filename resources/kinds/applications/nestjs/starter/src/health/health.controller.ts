import { Controller, Get, HttpException } from '@nestjs/common';
import { Health, HealthService } from './health.service';

@Controller('health')
export class HealthController {
  constructor(private readonly service: HealthService) {}

  // 200 where every backend answers, 503 with the reasons where one does not.
  @Get()
  async health(): Promise<Health> {
    const health = await this.service.health();
    if (health.status !== 'ok') {
      throw new HttpException(health, 503);
    }
    return health;
  }

  // Says only that this process answers.
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }
}

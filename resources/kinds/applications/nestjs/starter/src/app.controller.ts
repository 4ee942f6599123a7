import { Controller, Get } from '@nestjs/common';

@Controller()
export class AppController {
  @Get()
  hello(): { message: string } {
    return { message: 'The API is up. Its health is at /health.' };
  }
}

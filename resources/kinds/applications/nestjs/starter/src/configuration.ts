import { readFileSync } from 'node:fs';

// A secret comes in a file that NAME_FILE names; NAME itself is for running without containers.
export function secret(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  return file ? readFileSync(file, 'utf8').replace(/\r?\n$/, '') : process.env[name];
}

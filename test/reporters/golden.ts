import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Compares a text with a file of golden/. `UPDATE_GOLDEN=1 npx jest test/reporters` writes it: read the difference before you commit. */
export function expectGolden(name: string, text: string): void {
  const file = join(__dirname, 'golden', name);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
}

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** What a page takes for given, beside the imports. */
const GIVEN = `
declare const app: import('cdk8s').App;
declare const chart: import('cdk8s').Chart;
declare const elb: import('cdk8s-cce').ExistingElb;
declare const backend: import('cdk8s-plus-28').Deployment;
declare const frontend: import('cdk8s-plus-28').Deployment;
declare const service: import('cdk8s-cce').LoadBalancerService;
declare function expect(actual: unknown): { toEqual(expected: unknown): void };
`;

/** Writes the TypeScript of the pages into a folder, one file each, and returns their names. */
export function writeSnippets(folder: string): readonly string[] {
  mkdirSync(folder);
  writeFileSync(join(folder, 'given.d.ts'), GIVEN);
  const fixture = readFileSync(join(ROOT, 'rosetta/default.ts-fixture'), 'utf8');
  return readdirSync(join(ROOT, 'docs'))
    .filter((page) => page.endsWith('.md'))
    .flatMap((page) =>
      [...readFileSync(join(ROOT, 'docs', page), 'utf8').matchAll(/^```ts\n([\s\S]*?)^```/gm)].map(
        ([, code], index) => {
          const name = `${page.replace(/\.md$/, '')}-${index + 1}.ts`;
          writeFileSync(
            join(folder, name),
            fixture.replace('/// here', () => code),
          );
          return name;
        },
      ),
    );
}

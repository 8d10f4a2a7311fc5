import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../src/cli/main';
import type { World } from '../../src/cli/world';
import { service } from '../support/yaml';

export const GOOD = service();
export const WARNING = service({ 'kubernetes.io/elb.nonsense': '1' });
export const ERROR = service({ 'kubernetes.io/elb.lb-algorithm': 'nonsense' });
/** Of no concern to CCE unless somebody says that it is meant for it. */
export const BARE =
  'apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {type: LoadBalancer, selector: {app: web}, ports: [{name: a, port: 80}]}\n';

export type Tree = Readonly<Record<string, string>>;

/** A temporary folder. While it is there, it is the working folder. */
export class Folder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-cce-cli-')));
  private readonly before = process.cwd();

  constructor() {
    process.chdir(this.path);
  }

  write(tree: Tree): void {
    for (const [name, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), text);
    }
  }

  remove(): void {
    process.chdir(this.before);
    rmSync(this.path, { recursive: true, force: true });
  }
}

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in this process. */
export function run(
  args: readonly string[],
  world: Partial<World> & { tty?: boolean; columns?: number } = {},
): Outcome {
  const { tty, columns, ...rest } = world;
  let out = '';
  let err = '';
  const stdout = { write: (text: string) => (out += text), isTTY: tty, columns };
  const stderr = { write: (text: string) => (err += text) };
  const code = main({ args, env: {}, version: '1.2.3', stdout, stderr, now: () => 0, ...rest });
  return { code, out, err };
}

const CLOSING =
  /^cdk8s-cce: (?:not checked: .*; give .*\ncdk8s-cce: )?(?:nothing was checked|.+ in \d+ files? \(.*\))\n/m;

/** Checks, and reads the findings. `err` is without the closing line. */
export function lint(...args: readonly string[]) {
  const { code, out, err: told } = run(['lint', '--format', 'json', ...args]);
  expect(told).toMatch(CLOSING);
  const err = told.replace(CLOSING, '');
  const { findings, summary } = JSON.parse(out);
  const rules: string[] = findings.map(({ rule }: { rule: string }) => rule);
  const files: string[] = findings.map(({ file }: { file: string }) => file);
  return { code, err, rules, files, findings, summary };
}

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

/** A folder of a user's, with the packed package installed in it and its peers beside it. */
export class InstalledPackage {
  readonly folder = mkdtempSync(join(tmpdir(), 'cdk8s-cce-'));
  /** The path of `cdk8s-cce`. */
  readonly command = join(this.folder, 'node_modules/cdk8s-cce/bin/cdk8s-cce');
  /** What the tarball holds. */
  readonly files: readonly string[];

  constructor() {
    if (!existsSync(join(ROOT, 'lib', 'index.js')))
      throw new Error('lib/ is missing: compile first, with `npx projen compile`');
    const [{ filename, files }] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', this.folder], {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    ) as [{ filename: string; files: { path: string }[] }];
    this.files = files.map(({ path }) => path).sort();
    const modules = join(this.folder, 'node_modules');
    mkdirSync(join(modules, 'cdk8s-cce'), { recursive: true });
    execFileSync('tar', [
      '-xzf',
      join(this.folder, filename),
      '-C',
      join(modules, 'cdk8s-cce'),
      '--strip-components=1',
    ]);
    mkdirSync(join(modules, '@types'));
    for (const name of [
      'cdk8s',
      'cdk8s-plus-28',
      'constructs',
      'typescript',
      'ts-node',
      '@types/node',
      'undici-types',
    ]) {
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    }
  }

  /** Runs a program of the folder; standard output and error together tell what happened. */
  run(cwd: string, ...args: string[]): { readonly stdout: string; readonly stderr: string } {
    const stderrFile = join(this.folder, 'stderr.txt');
    const stdout = execFileSync('sh', ['-c', '"$0" "$@" 2>"$STDERR"', process.execPath, ...args], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, STDERR: stderrFile, TS_NODE_TRANSPILE_ONLY: 'true' },
    });
    return { stdout, stderr: readFileSync(stderrFile, 'utf8') };
  }

  /** What the compiler has to say of the TypeScript in a folder. */
  compile(cwd: string): string {
    return spawnSync(process.execPath, [join(this.folder, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'], {
      cwd,
      encoding: 'utf8',
    }).stdout;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The manifests of a folder, by file name. */
export function manifestsIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

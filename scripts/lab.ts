/**
 * Holds the model of reachability against packets: `npm run lab -- [OPTION]...`, on Linux, as root. Elsewhere it says why not, and
 * succeeds. docs/lab.md tells how it is built, and what it showed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Client, valuesOf } from '../src/reachability/dimensions';
import { examine } from './lab/abilities';
import { CALLS_AT_ONCE, measure } from './lab/measure';
import { page } from './lab/page';
import { PROBED, probe } from './lab/probe';
import {
  condense,
  type Measurement,
  type Point,
  pointOf,
  type Result,
  type Row,
  read,
  resultOf,
  write,
} from './lab/record';
import { cells, differencesFrom, summary, telling } from './lab/report';
import { RECORDED, type Setting, settingsOf, VARIANTS, variantsOf } from './lab/setting';
import { shell } from './lab/shell';
import { CLUSTER_TYPES } from './lab/topology';
import { World } from './lab/world';

const ROOT = resolve(__dirname, '..');
const RECORD = join(__dirname, 'lab', 'measured.jsonl');
const PAGE = join(ROOT, 'docs', 'lab.md');

const USAGE = `usage: npm run lab -- [OPTION]...

  --variant NAME=VALUE   another setting of what no page says; can be repeated
  --only NAME=VALUE      only some of the settings; can be repeated
  --cells                print what was measured, not only what differs
  --write                measure the base setting and the variants, and write docs/lab.md
  --shell CLIENT [-- COMMAND...]
                         run a command where a client runs, against a real listener; without one, a shell. --only and
                         --variant choose the setting, the first that fits; VIP, EIP, CLUSTER_IP and PORT are set.
                         npm run takes quotes away: put what needs them in a script, as in -- sh FILE
  --probe                run the Jobs of a ReachabilityProbe where their pods would be; without --only, in the settings with
                         ${Object.entries(PROBED)
                           .map(([name, value]) => `${name}=${value}`)
                           .join(' ')}

variants (the first value is the base setting):
${Object.entries(VARIANTS)
  .map(([name, values]) => `  ${name}=${Object.keys(values).join('|')}`)
  .join('\n')}
settings:
  ${describeSettings().join('\n  ')}
clients:
  ${valuesOf('client').join(', ')}`;

interface Request {
  readonly variants: readonly string[];
  readonly only: Partial<Record<keyof Setting, string>>;
  readonly cells: boolean;
  readonly write: boolean;
  readonly probe: boolean;
  readonly client?: Client;
  readonly command: readonly string[];
}

async function main(): Promise<number> {
  const request = parse(process.argv.slice(2));
  if (typeof request === 'string') {
    console.error(`lab: ${request}\n\n${USAGE}`);
    return 2;
  }
  const machine = await examine();
  if ('reason' in machine) {
    console.log(`SKIPPED: the laboratory does not run here: ${machine.reason}`);
    return 0;
  }
  console.log(telling(machine));
  if (request.client !== undefined) {
    const [setting] = CLUSTER_TYPES.flatMap(settingsOf).filter((each) => fits(each, request.only));
    return shell(setting, variantsOf(request.variants), request.client, request.command);
  }
  if (request.probe) {
    const wanted = Object.keys(request.only).length > 0 ? request.only : PROBED;
    const settings = CLUSTER_TYPES.flatMap(settingsOf).filter((each) => fits(each, wanted));
    return probe(settings, variantsOf(request.variants));
  }
  if (request.write) {
    const runs = new Map([['base', await run([], {})]]);
    for (const { name, where } of RECORDED) runs.set(name, await run([name], where));
    const measurement: Measurement = { machine, runs };
    writeFileSync(RECORD, write(measurement));
    writeFileSync(PAGE, page(measurement));
    return Math.max(...[...runs].map(([name, rows]) => tell(name, rows, true)));
  }
  const rows = await run(request.variants, request.only);
  if (request.cells) console.log(cells(rows));
  const status = tell(request.variants.join(' ') || 'base', rows, Object.keys(request.only).length === 0);
  if (request.variants.length > 0) return status;
  const drift = differencesFrom(read(readFileSync(RECORD, 'utf8')).runs.get('base')!, rows);
  if (drift.length > 0) console.log(`\nNot as it was recorded (--write records it anew):\n${drift.join('\n')}`);
  return drift.length > 0 ? 1 : status;
}

/** Measures all settings, both kinds of cluster at the same time. */
async function run(names: readonly string[], where: Partial<Record<keyof Setting, unknown>>): Promise<readonly Row[]> {
  const start = Date.now();
  const points: (readonly [Point, Result])[] = [];
  await Promise.all(
    CLUSTER_TYPES.map(async (clusterType) => {
      const settings = settingsOf(clusterType).filter((setting) => fits(setting, where));
      if (settings.length === 0) return;
      const world = await World.build(clusterType, variantsOf(names));
      try {
        for (const setting of settings)
          for (const [cell, measured] of await measure(world, setting, CALLS_AT_ONCE))
            points.push([pointOf(setting, cell), resultOf(measured)]);
      } finally {
        world.close();
      }
    }),
  );
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(
    `\n${names.join(' ') || 'base setting'}: ${points.length} cells of ${CALLS_AT_ONCE.attempts} attempts in ${seconds} s`,
  );
  // The two kinds end in any order.
  const sorted = points
    .map((each) => ({ key: JSON.stringify(each[0]), each }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return condense(sorted.map(({ each }) => each));
}

function tell(name: string, rows: readonly Row[], isWhole: boolean): number {
  const { text, failed } = summary(name, rows, isWhole);
  console.log(text);
  return failed ? 1 : 0;
}

function fits(setting: Setting, wanted: Partial<Record<keyof Setting, unknown>>): boolean {
  return Object.entries(wanted).every(([name, value]) => String(setting[name as keyof Setting]) === String(value));
}

function parse(args: readonly string[]): Request | string {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  let values: {
    variant: string[];
    only: string[];
    cells: boolean;
    write: boolean;
    probe: boolean;
    shell?: string;
    help: boolean;
  };
  try {
    values = parseArgs({
      args: [...own],
      options: {
        variant: { type: 'string', multiple: true, default: [] },
        only: { type: 'string', multiple: true, default: [] },
        cells: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        probe: { type: 'boolean', default: false },
        shell: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values as typeof values;
  } catch (error) {
    return (error as Error).message;
  }
  if (values.help) {
    console.log(USAGE);
    process.exit();
  }
  for (const each of values.variant) {
    const [name, value] = each.split('=');
    const known: Readonly<Record<string, object>> = VARIANTS;
    if (!Object.keys(known[name] ?? {}).includes(value)) return `there is no variant ${each}`;
  }
  const settings = CLUSTER_TYPES.flatMap(settingsOf);
  for (const each of values.only) {
    const [name, value] = each.split('=');
    if (!settings.some((setting) => fits(setting, { [name]: value }))) return `there is no setting ${each}`;
  }
  if (values.shell !== undefined && !(valuesOf('client') as readonly string[]).includes(values.shell))
    return `there is no client ${values.shell}`;
  if (values.write && (values.variant.length > 0 || values.only.length > 0)) return '--write measures everything';
  return {
    variants: values.variant,
    only: Object.fromEntries(values.only.map((each) => each.split('='))),
    cells: values.cells,
    write: values.write,
    probe: values.probe,
    client: values.shell as Client | undefined,
    command: end < 0 ? [] : args.slice(end + 1),
  };
}

function describeSettings(): readonly string[] {
  const settings = CLUSTER_TYPES.flatMap(settingsOf);
  return Object.keys(settings[0]).map((name) => {
    const values = new Set(settings.map((setting) => String(setting[name as keyof Setting])));
    return `${name}=${[...values].join('|')}`;
  });
}

main().then(
  (status) => {
    process.exitCode = status;
  },
  (error: Error) => {
    console.error(`lab: ${error.message}`);
    process.exitCode = 1;
  },
);

import { existsSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where the script of a probe can run: a shell, and a folder in which it finds `nc`. */
export interface Shell {
  readonly name: 'busybox' | 'sh';
  readonly sh: string;
  readonly path: string;
}

/** As much of busybox' `nc` as the script needs. */
const STAND_IN = `#!${process.execPath}
const [w, seconds, host, port, e, program] = process.argv.slice(2);
if (w === '--help') {
  console.error('Usage: nc [-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]');
  process.exit(1);
}
if (w !== '-w' || e !== '-e' || program !== 'true') throw new Error('not as nc is called');
const end = (status) => () => process.exit(status);
setTimeout(end(1), seconds * 1000);
require('node:net').connect({ host, port }).on('connect', end(0)).on('error', end(1));
`;

/** The shell of the machine, with a stand-in for `nc`. */
export function systemShell(): Shell {
  const path = mkdtempSync(join(tmpdir(), 'cdk8s-cce-nc-'));
  writeFileSync(join(path, 'nc'), STAND_IN, { mode: 0o755 });
  return { name: 'sh', sh: '/bin/sh', path };
}

/** That of busybox, if the machine has one: `BUSYBOX`, or that of the path. */
export function busyboxShell(): Shell | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const found =
    process.env.BUSYBOX ?? folders.map((folder) => join(folder, 'busybox')).find((path) => existsSync(path));
  if (found === undefined) return undefined;
  const path = mkdtempSync(join(tmpdir(), 'cdk8s-cce-busybox-'));
  for (const name of ['sh', 'nc', 'true']) symlinkSync(found, join(path, name));
  return { name: 'busybox', sh: join(path, 'sh'), path };
}

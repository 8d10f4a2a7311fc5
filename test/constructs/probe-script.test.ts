// What a probe runs, run: against ports that are open, closed, and now and then open.
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { busyboxShell, type Shell, systemShell } from '../../scripts/lab/nc';
import { PROBE_SCRIPT } from '../../src/constructs/probe-script';
import { tempFolder } from './support';

const ENV = { SERVICE: 'shop/web', PLACE: 'pod-on-other-node', NODE: 'node-1', ATTEMPTS: '3', TIMEOUT: '2' };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A listener; it closes after some connections, if told so. */
function listen(closesAfter = Number.POSITIVE_INFINITY): Promise<number> {
  let accepted = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {}).resume();
    if (++accepted >= closesAfter) server.close();
  });
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}

async function closed(): Promise<number> {
  const port = await listen();
  await new Promise((resolve) => servers.pop()!.close(resolve));
  return port;
}

interface Run {
  readonly status: number | null;
  readonly lines: readonly any[];
  readonly stderr: string;
}

/** Every line has to be JSON. */
function run({ sh, path }: Pick<Shell, 'sh' | 'path'>, targets: readonly string[], env: object = {}): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(sh, ['-c', PROBE_SCRIPT, 'probe', ...targets], { env: { PATH: path, ...ENV, ...env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text) => (stdout += text));
    child.stderr.on('data', (text) => (stderr += text));
    child.on('error', reject);
    child.on('close', (status) => {
      const texts = stdout.split('\n');
      if (texts.pop() !== '') reject(new Error(`the last line does not end: ${stdout}`));
      else resolve({ status, stderr, lines: texts.map((text) => JSON.parse(text)) });
    });
  });
}

const SHELLS: readonly (readonly [string, Shell | undefined])[] = [
  ['sh', systemShell()],
  ['busybox', busyboxShell()],
];

afterAll(() => {
  for (const [, shell] of SHELLS) if (shell !== undefined) rmSync(shell.path, { recursive: true });
});

describe.each(SHELLS)('%s', (name, shell) => {
  if (shell === undefined) {
    console.warn(`There is no ${name} on this machine: that the script of a probe runs under it is NOT tested.`);
    test.skip(`since there is no ${name} on this machine`, () => {});
    return;
  }

  test('open and closed, as expected', async () => {
    const [open, shut] = [await listen(), await closed()];
    const { status, lines, stderr } = await run(shell, [
      `private-vip 127.0.0.1 ${open}/TCP ok`,
      `cluster-ip 127.0.0.1 ${shut}/TCP fail intermittent`,
    ]);
    const same = {
      service: 'shop/web',
      place: 'pod-on-other-node',
      node: 'node-1',
      host: '127.0.0.1',
      protocol: 'TCP',
    };
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(lines).toEqual([
      {
        ...same,
        address: 'private-vip',
        port: open,
        attempts: 3,
        succeeded: 3,
        observed: 'ok',
        expected: ['ok'],
        match: true,
      },
      {
        ...same,
        address: 'cluster-ip',
        port: shut,
        attempts: 3,
        succeeded: 0,
        observed: 'fail',
        expected: ['fail', 'intermittent'],
        match: true,
      },
    ]);
  });

  test('now and then', async () => {
    const port = await listen(2);
    const { status, lines } = await run(shell, [`private-vip 127.0.0.1 ${port}/TCP ok intermittent`], {
      ATTEMPTS: '40',
    });
    expect(status).toBe(0);
    expect(lines).toEqual([expect.objectContaining({ attempts: 40, observed: 'intermittent', match: true })]);
    expect(lines[0].succeeded).toBeGreaterThanOrEqual(2);
    expect(lines[0].succeeded).toBeLessThan(40);
  });

  test('otherwise than expected', async () => {
    const [open, shut] = [await listen(), await closed()];
    const differing = await run(shell, [
      `private-vip 127.0.0.1 ${open}/TCP fail`,
      `private-vip 127.0.0.1 ${open}/TCP ok`,
    ]);
    expect(differing.status).toBe(1);
    expect(differing.lines.map(({ match }) => match)).toEqual([false, true]);
    const refused = await run(shell, [`private-vip 127.0.0.1 ${shut}/TCP ok intermittent`]);
    expect([refused.status, refused.lines[0].match]).toEqual([1, false]);
  });

  test('nothing expected', async () => {
    const [open, shut] = [await listen(), await closed()];
    const { status, lines } = await run(shell, [
      `private-vip 127.0.0.1 ${shut}/TCP unknown`,
      `private-vip 127.0.0.1 ${shut}/TCP unknown ok`,
      `private-vip 127.0.0.1 ${open}/TCP unknown ok`,
      `private-vip 127.0.0.1 ${open}/TCP ok unknown`,
    ]);
    expect(status).toBe(0);
    expect(lines.map(({ match }) => match)).toEqual([null, null, true, true]);
  });

  test('UDP is not tried', async () => {
    const port = await listen();
    const { status, lines } = await run(shell, [`private-vip 127.0.0.1 ${port}/UDP ok`]);
    expect(status).toBe(0);
    expect(lines).toEqual([
      expect.objectContaining({ protocol: 'UDP', attempts: 0, succeeded: 0, observed: 'not-tried', match: null }),
    ]);
  });

  test('a name that resolves to nothing', async () => {
    const { status, lines } = await run(shell, ['host-name nothing.invalid 80/TCP ok'], { ATTEMPTS: '2' });
    expect([status, lines[0].observed, lines[0].match]).toEqual([1, 'fail', false]);
  });
});

test.each([
  ['no nc', undefined, "'nc' of this image is missing or has no '-e PROG'"],
  [
    'another nc',
    '#!/bin/sh\necho "usage: nc [-46CDdFhklNnrStUuvZz] [-w timeout] [destination] [port]" >&2\nexit 1\n',
    "'nc' of this image is missing or has no '-e PROG'",
  ],
  [
    'an nc whose options stand before the host',
    '#!/bin/sh\necho "Usage: nc [OPTIONS] HOST PORT [-e PROG]" >&2\nexit 1\n',
    "'nc' of this image does not take 'HOST PORT -e PROG'",
  ],
])('an image with %s', async (_name, text, why) => {
  const path = tempFolder();
  if (text !== undefined) writeFileSync(join(path, 'nc'), text, { mode: 0o755 });
  const { status, lines, stderr } = await run({ sh: '/bin/sh', path }, ['private-vip 127.0.0.1 80/TCP fail']);
  expect({ status, lines }).toEqual({ status: 2, lines: [] });
  expect(stderr).toBe(
    `nothing was tried: ${why}; use an image with the nc of busybox for glibc, such as busybox:1.36\n`,
  );
});

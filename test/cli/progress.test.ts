import { main } from '../../src/cli/main';
import { Progress } from '../../src/cli/progress';
import { cellsOf } from '../../src/reporters/cells';
import { RULES } from '../../src/rules';
import { service } from '../support/yaml';
import { Folder, run, WARNING } from './world';

/** What somebody sees: both streams on one terminal, of which every character has one cell. */
class Screen {
  readonly isTTY = true;
  /** The last line after each write. */
  readonly moments: string[] = [];
  private readonly lines = [''];
  private cursor = 0;

  constructor(readonly columns?: number) {}

  write(text: string): void {
    for (const character of text) {
      if (character === '\n') {
        this.lines.push('');
        this.cursor = 0;
      } else if (character === '\r') {
        this.cursor = 0;
      } else {
        const line = this.line.padEnd(this.cursor);
        this.lines[this.lines.length - 1] = line.slice(0, this.cursor) + character + line.slice(this.cursor + 1);
        this.cursor++;
      }
    }
    this.moments.push(this.line.trimEnd());
  }

  get text(): string {
    return this.lines.map((line) => line.trimEnd()).join('\n');
  }

  private get line(): string {
    return this.lines[this.lines.length - 1];
  }
}

/** A clock that goes on by so much at every look. */
function clock(step: number): () => number {
  let time = 5_000;
  return () => {
    time += step;
    return time;
  };
}

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
  const files = Array.from({ length: 30 }, (_, index) => [
    `deploy/${String(index).padStart(2, '0')}.yaml`,
    service({}, { name: `web${index}`, port: 8000 + index }),
  ]);
  folder.write({ ...Object.fromEntries(files), 'deploy/warning.yaml': WARNING });
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

describe('lint', () => {
  const args = ['lint', '--no-color', 'deploy', 'no.yaml'];
  const expected = () => run(args);

  test('says how far it is, and leaves nothing of that', () => {
    const screen = new Screen(100);
    const code = main({ args, env: {}, version: '1', stdout: screen, stderr: screen, now: clock(60) });
    const { out, err } = run(args, { columns: 100 });
    expect(code).toBe(2);
    expect(screen.text).toBe(err + out);
    expect(screen.moments).toContainEqual(expect.stringMatching(/^cdk8s-cce: file \d+ of 31: deploy\/\d+\.yaml$/));
    expect(screen.moments).toContain('cdk8s-cce: checking');
  });

  test('a walk through many folders', () => {
    folder.write(Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`many/${index}/a.txt`, ''])));
    const screen = new Screen(100);
    main({
      args: ['lint', '--no-color', 'many'],
      env: {},
      version: '1',
      stdout: screen,
      stderr: screen,
      now: clock(60),
    });
    expect(screen.moments).toContainEqual(expect.stringMatching(/^cdk8s-cce: looking for manifests in many\/\d+$/));
    expect(screen.text).toMatch(/^cdk8s-cce: nothing to check: .*\nnothing was checked\n$/);
  });

  test.each<[string, { tty?: boolean; env?: Record<string, string>; step?: number }]>([
    ['no terminal', { tty: false }],
    ['a CI system that lends one', { env: { CI: 'true' } }],
    ['a terminal that cannot go back', { env: { TERM: 'dumb' } }],
    ['a run of less than a second', { step: 0.001 }],
  ])('nothing for %s', (_what, { tty = true, env = {}, step = 60 }) => {
    let err = '';
    const stderr = { write: (text: string) => (err += text), isTTY: tty };
    const { code, out } = run(args, { env, stderr, now: clock(step) });
    expect({ code, out, err }).toEqual(expected());
  });

  test('a report into a file or a pipe is not touched', () => {
    const screen = new Screen(100);
    const { out } = run([...args, '--format', 'json'], { stderr: screen, now: clock(60) });
    expect(JSON.parse(out).findings).toHaveLength(1);
    expect(screen.moments.length).toBeGreaterThan(3);
    expect(out).not.toContain('\r');
  });

  test('a crash of ours comes after it', () => {
    const rule = RULES.find(({ id }) => id === 'unknown-annotation') as unknown as { check: () => void };
    jest.spyOn(rule, 'check').mockImplementation(() => {
      throw new Error('boom');
    });
    const screen = new Screen(100);
    main({ args, env: {}, version: '1', stdout: screen, stderr: screen, now: clock(60) });
    expect(screen.text).toContain(
      '\ncdk8s-cce: the rule unknown-annotation failed, which is a bug in cdk8s-cce: boom\n',
    );
    const broken = new Screen(100);
    const now = clock(60);
    let looks = 0;
    const code = main({
      args,
      env: {},
      version: '1',
      stdout: broken,
      stderr: broken,
      now: () => {
        if (looks++ > 25) throw new Error('no clock');
        return now();
      },
    });
    expect(code).toBe(2);
    expect(broken.text).toMatch(
      /^cdk8s-cce: 'no.yaml' cannot.*\ncdk8s-cce: this is a bug in cdk8s-cce\nError: no clock\n/,
    );
  });
});

describe('the line', () => {
  const lineOf = (text: string, columns?: number) => {
    const screen = new Screen(columns);
    let time = 0;
    const progress = new Progress(screen, {}, () => time);
    time = 1000;
    progress.step(() => text);
    return { screen, progress, later: (by: number) => (time += by) };
  };

  test('waits a second, and then comes ten times in one', () => {
    const { screen, progress, later } = lineOf('first');
    later(99);
    progress.step(() => {
      throw new Error('made for nothing');
    });
    expect(screen.moments).toEqual(['cdk8s-cce: first']);
    later(1);
    progress.step(() => 'then');
    expect(screen.moments).toEqual(['cdk8s-cce: first', 'cdk8s-cce: then']);
    progress.erase();
    progress.erase();
    expect(screen.moments).toEqual(['cdk8s-cce: first', 'cdk8s-cce: then', '']);
  });

  test.each([0, 1, 5, 20, 80, undefined])('never fills the last of %s cells', (columns) => {
    const room = (columns || 80) - 1;
    for (const text of ['x'.repeat(500), '漢'.repeat(500)]) {
      const [shown] = lineOf(text, columns).screen.moments;
      expect(cellsOf(shown)).toBeLessThanOrEqual(room);
      expect(cellsOf(shown)).toBeGreaterThanOrEqual(room - 1);
    }
  });

  test('has no control characters', () => {
    expect(lineOf('a\u001b[31m\nb').screen.text).toBe('cdk8s-cce: a\\u001b[31m\\nb');
  });
});

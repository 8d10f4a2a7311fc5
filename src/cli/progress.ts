import { printable } from '../diagnostics/show';
import { cellsOf } from '../reporters/cells';

/** Where a line can be written over. */
export interface Terminal {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Nobody wonders before that. */
const PATIENCE = 1000;
/** More often it only flickers. */
const INTERVAL = 100;
/** Where the width is not known. */
const USUAL_WIDTH = 80;

/**
 * One line that says how far a long run is, on a terminal only. Whoever writes anything else erases it first.
 *
 * The run is synchronous: there is no timer, but a look at the clock whenever something is done.
 */
export class Progress {
  /** Whether somebody sits before it. */
  readonly isWatched: boolean;
  private next: number;
  /** Cells that are taken. */
  private shown = 0;

  constructor(
    private readonly terminal: Terminal,
    env: Readonly<Record<string, string | undefined>>,
    private readonly now: () => number,
  ) {
    this.isWatched = terminal.isTTY === true && env.TERM !== 'dumb' && (env.CI ?? '') === '';
    this.next = this.isWatched ? now() + PATIENCE : 0;
  }

  /** Something is done. The text is made only where it is shown. */
  step(describe: () => string): void {
    if (!this.isWatched) return;
    const now = this.now();
    if (now < this.next) return;
    this.next = now + INTERVAL;
    this.show(`cdk8s-cce: ${printable(describe())}`);
  }

  /** Takes the line away. */
  erase(): void {
    if (this.shown === 0) return;
    this.terminal.write(`\r${' '.repeat(this.shown)}\r`);
    this.shown = 0;
  }

  private show(text: string): void {
    // In the last cell a terminal may break the line.
    const room = (this.terminal.columns || USUAL_WIDTH) - 1;
    let line = '';
    let cells = 0;
    for (const character of text) {
      cells += cellsOf(character);
      if (cells > room) break;
      line += character;
    }
    const taken = cellsOf(line);
    this.terminal.write(`\r${line}${' '.repeat(Math.max(0, this.shown - taken))}`);
    this.shown = Math.max(this.shown, taken);
  }
}

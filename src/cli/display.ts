import type { World } from './world';

/** Where standard output is no terminal, or one that does not say how wide it is: it then has 0 columns. */
const USUAL_WIDTH = 100;

/** How people read what is printed. */
export interface Display {
  readonly color: boolean;
  readonly width: number;
}

export function displayOf({ stdout, env }: World, color: boolean | undefined): Display {
  return {
    color: color ?? (stdout.isTTY === true && (env.NO_COLOR ?? '') === ''),
    width: stdout.columns || USUAL_WIDTH,
  };
}

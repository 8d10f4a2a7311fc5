import type { Terminal } from './progress';

/** What the command has of the world. */
export interface World {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly version: string;
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Terminal;
  /** Milliseconds, from whenever. */
  readonly now: () => number;
}

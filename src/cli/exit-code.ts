/** What the command answers to the shell. A higher one beats a lower one. */
export enum ExitCode {
  /** No error was found. */
  OK = 0,
  /** An error was found, or more warnings than allowed. */
  FINDINGS = 1,
  /** Wrong usage, a file that cannot be read, nothing to check, or a bug in this package. */
  TROUBLE = 2,
}

import { ExitCode } from './exit-code';
import { main } from './main';

/** Runs the command in this process. */
export function start(version: string): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      // Whoever reads us may have seen enough.
      if (code === 'EPIPE') process.exit(process.exitCode ?? ExitCode.OK);
      if (stream === process.stdout) process.stderr.write(`cdk8s-cce: the output cannot be written: ${message}\n`);
      process.exit(ExitCode.TROUBLE);
    });
  }
  process.exitCode = main({
    args: process.argv.slice(2),
    env: process.env,
    version,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => performance.now(),
  });
}

import { main } from './main';

/** Runs the command in this process. */
export function start(version: string): void {
  // Whoever reads us may have seen enough.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(process.exitCode ?? 0);
  });
  process.exitCode = main({
    args: process.argv.slice(2),
    env: process.env,
    version,
    stdout: process.stdout,
    stderr: process.stderr,
  });
}

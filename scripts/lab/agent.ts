/**
 * The process that holds a network namespace. It runs from its source text, so that nothing outside `agent` is known in there, and
 * ends when the laboratory does: the namespace and every interface in it end with it.
 */

/** One connection: whom to call, and from which port. */
export interface Call {
  readonly host: string;
  readonly port: number;
  readonly from?: string;
  readonly localPort: number;
}

/** What became of it: who answered and whom he saw, or how it failed. */
export type Answer =
  | { readonly backend: string; readonly peer: string }
  | { readonly error: 'hangs' | 'is refused' | 'is reset' | string };

export interface Requests {
  /** Runs a command in the namespace. */
  run: { command: string; args: readonly string[]; input?: string };
  /** Answers HTTP on a port: who answers, and whom it sees. */
  listen: { port: number; backend: string };
  /** Makes all connections at once. */
  call: { calls: readonly Call[]; timeout: number };
}

export interface Replies {
  run: { status: number | null; stdout: string; stderr: string };
  listen: Record<string, never>;
  call: { answers: readonly Answer[] };
}

export type Verb = keyof Requests;
export type Request = { readonly [V in Verb]: { readonly verb: V } & Requests[V] }[Verb];

export function agent(): void {
  const net: typeof import('node:net') = require('node:net');
  const { spawn }: typeof import('node:child_process') = require('node:child_process');

  const run = ({ command, args, input }: Requests['run']) =>
    new Promise<Replies['run']>((resolve) => {
      const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (text) => (stdout += text));
      child.stderr.on('data', (text) => (stderr += text));
      child.stdin.on('error', () => {});
      child.on('error', ({ message }) => resolve({ status: null, stdout, stderr: message }));
      child.on('close', (status) => resolve({ status, stdout, stderr }));
      child.stdin.end(input ?? '');
    });

  const listen = ({ port, backend }: Requests['listen']) =>
    new Promise<Replies['listen']>((resolve, reject) => {
      const server = net.createServer((socket) => {
        socket.on('error', () => {});
        socket.once('data', () => {
          const body = `${JSON.stringify({ backend, peer: socket.remoteAddress })}\n`;
          socket.end(
            `HTTP/1.0 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
          );
        });
      });
      server.on('error', reject);
      server.listen({ port, host: '0.0.0.0' }, () => resolve({}));
    });

  const callOnce = ({ host, port, from, localPort }: Call, timeout: number) =>
    new Promise<Answer>((resolve) => {
      let text = '';
      const socket = net.connect({ host, port, localPort, localAddress: from ?? '0.0.0.0' });
      const end = (answer: Answer) => {
        clearTimeout(timer);
        socket.destroy();
        resolve(answer);
      };
      const timer = setTimeout(() => end({ error: 'hangs' }), timeout);
      const errors: Readonly<Record<string, string>> = { ECONNREFUSED: 'is refused', ECONNRESET: 'is reset' };
      socket.on('error', ({ code = 'unknown error' }: NodeJS.ErrnoException) => end({ error: errors[code] ?? code }));
      socket.on('connect', () => socket.write('GET / HTTP/1.0\r\n\r\n'));
      socket.on('data', (data) => (text += data));
      socket.on('end', () => {
        const body = text.split('\r\n\r\n')[1];
        end(body === undefined ? { error: 'answers nothing' } : JSON.parse(body));
      });
    });

  const serve = async (request: Request): Promise<Replies[Verb]> => {
    switch (request.verb) {
      case 'run':
        return run(request);
      case 'listen':
        return listen(request);
      case 'call':
        return { answers: await Promise.all(request.calls.map((call) => callOnce(call, request.timeout))) };
    }
  };

  process.on('disconnect', () => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.on('message', async ({ id, request }: { id: number; request: Request }) => {
    try {
      process.send!({ id, reply: await serve(request) });
    } catch (error) {
      process.send!({ id, error: String(error) });
    }
  });
  process.send!({ id: 0, reply: {} });
}

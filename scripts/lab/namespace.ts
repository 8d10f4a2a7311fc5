import { type ChildProcess, spawn } from 'node:child_process';
import { agent, type Replies, type Requests, type Verb } from './agent';

interface Waiting {
  readonly resolve: (reply: any) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A network namespace. It has no name on the machine, just the process that holds it: however the laboratory ends, nothing of it stays
 * behind.
 */
export class Namespace {
  static async open(name: string): Promise<Namespace> {
    const child = spawn('unshare', ['--net', process.execPath, '-e', `(${agent})()`], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const namespace = new Namespace(name, child);
    await namespace.reply(0);
    return namespace;
  }

  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
  ) {
    child.on('message', ({ id, reply, error }: { id: number; reply?: unknown; error?: string }) => {
      const { resolve, reject } = this.waiting.get(id)!;
      this.waiting.delete(id);
      if (error === undefined) resolve(reply);
      else reject(new Error(`${name}: ${error}`));
    });
    const ended = (error: Error) => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    };
    child.on('error', ended);
    child.on('exit', (status) => ended(new Error(`the process of ${name} ended with ${status}`)));
  }

  get pid(): number {
    return this.child.pid!;
  }

  ask<V extends Verb>(verb: V, request: Requests[V]): Promise<Replies[V]> {
    const id = ++this.requests;
    const reply = this.reply(id);
    this.child.send({ id, request: { verb, ...request } });
    return reply as Promise<Replies[V]>;
  }

  /** Runs a command that has to succeed. */
  async run(command: string, args: readonly string[], input?: string): Promise<string> {
    const { status, stdout, stderr } = await this.ask('run', { command, args, input });
    if (status === 0) return stdout;
    const shown = [command, ...args].join(' ');
    throw new Error(`${this.name}: ${shown} ended with ${status}: ${stderr.trim()}\n${input ?? ''}`);
  }

  async ip(lines: readonly string[]): Promise<void> {
    await this.run('ip', ['-batch', '-'], lines.join('\n'));
  }

  async sysctl(values: Readonly<Record<string, number>>): Promise<void> {
    const script = Object.entries(values).map(([path, value]) => `echo ${value} > /proc/sys/net/${path}`);
    await this.run('sh', ['-e'], script.join('\n'));
  }

  close(): void {
    if (this.child.connected) this.child.disconnect();
  }

  private reply(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
  }
}

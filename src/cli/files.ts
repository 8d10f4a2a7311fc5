import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { show } from '../diagnostics/show';

/** The standard input, as a file. */
export const STANDARD_INPUT = '-';

export interface FoundFiles {
  /** In a stable order, each once. */
  readonly files: readonly string[];
  /** What cannot be looked at. */
  readonly problems: readonly string[];
  /** Folders and patterns in which no manifest was found. */
  readonly empty: readonly string[];
  /** Folders that were passed over. */
  readonly passedOver: readonly string[];
}

const MANIFEST = /\.(ya?ml|json)$/;
const PATTERN = /[*?[\]{}!]/;

/** The files that are meant by names of files and folders, and by patterns. */
export function findFiles(inputs: readonly string[]): FoundFiles {
  const finder = new Finder();
  for (const input of inputs) finder.take(input);
  return finder;
}

class Finder implements FoundFiles {
  private readonly found = new Set<string>();
  /** The folders of this walk. */
  private readonly seen = new Set<string>();
  /** Whether this input has a manifest. */
  private any = false;
  readonly problems: string[] = [];
  readonly empty: string[] = [];
  readonly passedOver: string[] = [];

  get files(): readonly string[] {
    return [...this.found];
  }

  take(input: string): void {
    this.seen.clear();
    this.any = false;
    if (input === STANDARD_INPUT) {
      this.find(input);
      return;
    }
    const kind = kindOf(input);
    if (kind === 'file') this.find(input);
    else if (kind === 'folder') this.walk(input, () => true);
    else if (PATTERN.test(input)) this.match(input);
    else {
      this.problems.push(`${show(input)} cannot be read: ${kind}`);
      return;
    }
    if (!this.any) this.empty.push(input);
  }

  private find(file: string): void {
    this.found.add(file);
    this.any = true;
  }

  /** Without dot folders, node_modules and the templates of Helm charts, which are no YAML yet. */
  private walk(folder: string, accept: (path: string) => boolean): void {
    let entries: readonly string[];
    try {
      // A link can lead back to where it stands.
      const { dev, ino } = statSync(folder);
      const identity = `${dev}/${ino}`;
      if (this.seen.has(identity)) return;
      this.seen.add(identity);
      entries = readdirSync(folder).sort();
    } catch (error) {
      this.problems.push(`${show(folder)} cannot be read: ${reasonOf(error)}`);
      return;
    }
    const isChart = entries.includes('Chart.yaml');
    for (const name of entries) {
      const path = folder === '.' ? name : join(folder, name);
      const kind = kindOf(path);
      if (kind === 'folder') {
        if (name.startsWith('.') || name === 'node_modules') continue;
        if (isChart && name === 'templates') this.passedOver.push(path);
        else this.walk(path, accept);
      } else if (kind === 'file' && MANIFEST.test(name) && accept(path)) this.find(path);
    }
  }

  private match(pattern: string): void {
    const { base } = picomatch.scan(pattern);
    const matches = picomatch(pattern, { dot: false });
    const folder = base === '' ? '.' : base;
    if (kindOf(folder) === 'folder') this.walk(folder, (path) => matches(path));
  }
}

function kindOf(path: string): 'file' | 'folder' | string {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return reasonOf(error);
  }
}

export function readInput(name: string): Uint8Array {
  return readFileSync(name === STANDARD_INPUT ? 0 : name);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ELOOP: 'too many links',
  ENAMETOOLONG: 'the name is too long',
};

export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REASONS[code]) ?? message.split('\n')[0];
}

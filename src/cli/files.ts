import { type Dirent, existsSync, lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { show } from '../diagnostics/show';
import { mayCarry } from '../lint/carriers';
import { STANDARD_INPUT } from '../lint/standard-input';
import { holdsNoObject } from '../manifest/manifest-reader';
import { globs } from './globs';

/** The name by which a configuration is found. */
export const CONFIG_FILE = 'cdk8s-cce.yaml';

export interface FoundFiles {
  /** In a stable order, each once. */
  readonly files: readonly string[];
  /** Those among them that nobody has named. */
  readonly walked: ReadonlySet<string>;
  /** Those among these that can only carry annotations. */
  readonly carriers: ReadonlySet<string>;
  /** What cannot be looked at. */
  readonly problems: readonly string[];
  /** Folders and patterns in which no manifest was found. */
  readonly empty: readonly string[];
  /** Folders of templates that were passed over. */
  readonly passedOver: readonly string[];
  /** Files and folders that were passed over since somebody wants it so. */
  readonly excluded: readonly string[];
}

const MANIFEST = /\.(ya?ml|json)$/;
/** What is no manifest, though it is called as if it were one. */
const NO_MANIFEST = new RegExp(`^(cdk8s\\.yaml|${CONFIG_FILE.replace('.', '\\.')})$`);
const PART_OF_CHART = /^((Chart|requirements)\.(ya?ml|json)|values.*\.schema\.json)$/;
/** What is no manifest either, and can carry annotations. */
const CARRIER = /^kustomization\.ya?ml$/;
const CARRIER_IN_CHART = /^values.*\.(ya?ml|json)$/;
/** A pipe, say: waiting for it is for those who name it. */
export const NOT_ORDINARY = 'it is not a regular file';
const PATTERN = /[*?[\]{}!]/;
/** Longer ones are refused by picomatch. */
const MAX_PATTERN = 65_536;

/** How files are found. */
export interface FindOptions {
  /** Those as well that only carry annotations. */
  readonly carriers?: boolean;
  /** Whether a walk passes over a file or a folder. */
  readonly excludes?: (path: string) => boolean;
  /** Called for every folder that is looked into. */
  readonly onFolder?: (folder: string) => void;
}

/** The files that are meant by names of files and folders, and by patterns. */
export function findFiles(inputs: readonly string[], options: FindOptions = {}): FoundFiles {
  const finder = new Finder(options);
  for (const input of inputs) finder.take(input);
  return finder;
}

class Finder implements FoundFiles {
  /** By absolute path. */
  private readonly found = new Map<string, string>();
  /** The folders of this walk. */
  private readonly seen = new Set<string>();
  /** Whether this input has a manifest. */
  private any = false;
  readonly walked = new Set<string>();
  readonly carriers = new Set<string>();
  readonly problems: string[] = [];
  readonly empty: string[] = [];
  private readonly templates = new Set<string>();
  private readonly unwanted = new Set<string>();

  constructor(private readonly options: FindOptions) {}

  get files(): readonly string[] {
    return [...this.found.values()];
  }

  get passedOver(): readonly string[] {
    return [...this.templates];
  }

  get excluded(): readonly string[] {
    return [...this.unwanted];
  }

  take(input: string): void {
    this.seen.clear();
    this.any = false;
    if (input === STANDARD_INPUT) {
      this.find(input);
      return;
    }
    const kind = kindOf(input);
    if (kind === 'file' || kind === NOT_ORDINARY) this.find(input);
    else if (kind === 'folder') this.walk(input, () => true);
    else if (!isPattern(input)) {
      this.problems.push(`${show(input)} cannot be read: ${kind}`);
      return;
    } else this.match(input);
    if (!this.any) this.empty.push(input);
  }

  private find(file: string, isWalked = false): void {
    const path = file === STANDARD_INPUT ? file : resolve(file);
    const earlier = this.found.get(path);
    if (earlier === undefined) this.found.set(path, file);
    if (earlier === undefined && isWalked) this.walked.add(file);
    else if (earlier !== undefined && !isWalked) this.walked.delete(earlier);
    this.any = true;
  }

  /** Without dot folders, node_modules and the templates of Helm charts, which are no YAML yet. */
  private walk(folder: string, accept: (path: string) => boolean): void {
    let entries: readonly Dirent[];
    this.options.onFolder?.(folder);
    try {
      // A link can lead back to where it stands.
      const { dev, ino } = statSync(folder);
      const identity = `${dev}/${ino}`;
      if (this.seen.has(identity)) return;
      this.seen.add(identity);
      entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch (error) {
      this.problems.push(`${show(folder)} cannot be read: ${reasonOf(error)}`);
      return;
    }
    const isChart = entries.some(({ name }) => name === 'Chart.yaml');
    for (const entry of entries) {
      const { name } = entry;
      const path = folder === '.' ? name : join(folder, name);
      const kind = entry.isFile() ? 'file' : kindOf(path);
      if (kind === 'folder') {
        if (name.startsWith('.') || name === 'node_modules') continue;
        if (this.options.excludes?.(path)) this.unwanted.add(path);
        else if (isChart && name === 'templates') this.templates.add(path);
        else this.walk(path, accept);
        continue;
      }
      if (!MANIFEST.test(name) || this.isNoManifest(name, isChart) || !accept(path)) continue;
      if (isCarrier(name, isChart)) this.carriers.add(path);
      if (this.options.excludes?.(path)) this.unwanted.add(path);
      else if (kind === 'file') this.find(path, true);
      else this.problems.push(`${show(path)} cannot be read: ${kind}`);
    }
  }

  private isNoManifest(name: string, inChart: boolean): boolean {
    if (NO_MANIFEST.test(name) || (inChart && PART_OF_CHART.test(name))) return true;
    return !this.options.carriers && isCarrier(name, inChart);
  }

  private match(pattern: string): void {
    const picomatch = globs();
    const { base, glob, negated } = picomatch.scan(pattern);
    const folder = base === '' ? '.' : base;
    // Nothing is excluded here: to find the contrary of what is meant would be worse than to find nothing.
    if (glob === '' || negated || kindOf(folder) !== 'folder') return;
    const matches = picomatch(glob);
    this.walk(folder, (path) => matches(relative(folder, path)));
  }
}

function isCarrier(name: string, inChart: boolean): boolean {
  return CARRIER.test(name) || (inChart && CARRIER_IN_CHART.test(name));
}

/** The folder that a name or a pattern begins with; the name itself if it has no pattern in it. */
export function baseOf(input: string): string {
  if (!isPattern(input) || existsSync(input)) return input;
  const { base } = globs().scan(input);
  return base === '' ? '.' : base;
}

function isPattern(input: string): boolean {
  return PATTERN.test(input) && input.length <= MAX_PATTERN;
}

function kindOf(path: string): 'file' | 'folder' | string {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? 'folder' : stats.isFile() ? 'file' : NOT_ORDINARY;
  } catch (error) {
    return isLinkToNothing(path, error) ? 'it is a broken link' : reasonOf(error);
  }
}

function isLinkToNothing(path: string, error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' && lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
}

/** What every object has, in some spelling. */
const KIND = /^[ \t{,-]*["']?kind["']?[ \t]*:/m;
/** At the beginning of a line it is hardly that of something else. */
const CLAIM = /^["']?(?:apiVersion|kind)["']?[ \t]*:/m;

const KIND_AT_TOP = /^["']?kind["']?[ \t]*:/m;
const FIRST_LINES = 1024;

/** Whether it is the `index.yaml` of a repository of Helm, which has a version and no kind. */
function isRepositoryIndex(text: string): boolean {
  return !KIND_AT_TOP.test(text) && /^entries[ \t]*:/m.test(text) && /^apiVersion[ \t]*:/m.test(text);
}

/** Whether a file can be a manifest: `package.json` and the like are called as if they were; with a NUL it may be UTF-16. */
export function canBeManifest(bytes: Buffer): boolean {
  if (bytes.includes(0)) return true;
  // The first lines of most say enough.
  if (KIND_AT_TOP.test(bytes.toString('latin1', 0, FIRST_LINES))) return true;
  const text = bytes.toString('latin1');
  if (CLAIM.test(text)) return !isRepositoryIndex(text);
  // Schemas and the tasks of Ansible have the words, too, inside of something else.
  return (text.includes('apiVersion') || KIND.test(text)) && !holdsNoObject(bytes);
}

/** Whether a file that is no manifest can carry annotations of ours. */
export function canBeCarrier(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return mayCarry(text) && !isRepositoryIndex(text);
}

/** Which file a name leads to, whatever it is called; `undefined` if there is none. */
export function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() ? `${stats.dev}/${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}

export function readInput(name: string): Buffer {
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

import { elbId } from '../annotations/groups/connection';
import { findSpec } from '../annotations/registry';
import type { AnnotationSpec } from '../annotations/spec';
import { isPlaceholder } from '../annotations/unresolved';
import type { CceEditionName } from '../cluster/edition';
import { append, mapOf } from '../diagnostics/group-by';
import type { Dictionary } from '../manifest/kube-object';
import { Setting } from './setting';

type Edition = CceEditionName | undefined;

let count = 0;

/** A key with its value, wherever in the run it occurs. */
class Entry {
  /** No other entry of the process has it. */
  readonly number = ++count;
  readonly spec: AnnotationSpec | undefined;
  /** Of a key that the schema knows and a value that does not count as absent. */
  readonly setting: Setting | undefined;

  constructor(
    readonly key: string,
    readonly value: unknown,
    edition: Edition,
  ) {
    this.spec = findSpec(key);
    const isAbsent = this.spec === undefined || (value === '' && this.spec.emptyMeansAbsent);
    this.setting = isAbsent ? undefined : new Setting(this.spec as AnnotationSpec, value, edition);
  }
}

/** The annotations of a Service, read once for all Services of a run that have the same. */
export class ServiceAnnotations {
  /** Those that the schema knows and that do not count as absent. */
  readonly settings: readonly Setting[];
  /** Those of them with a value that something is wrong with, or that looks like a placeholder. */
  readonly flawed: readonly Setting[];
  /** Keys that the schema does not know, and misspelt ones. */
  readonly strangers: readonly string[];
  /** Keys whose value is no text. */
  readonly notText: readonly string[];
  readonly byKey: ReadonlyMap<string, Setting>;
  /** The existing load balancer that is named, if it is an id that can be compared with others. */
  readonly elbId: string | undefined;
  /** Equal for annotations that differ in nothing but the load balancer that they name, with an id that is right. */
  readonly look: string;

  constructor(private readonly entries: readonly Entry[]) {
    const settings: Setting[] = [];
    const strangers: string[] = [];
    const notText: string[] = [];
    const byKey = new Map<string, Setting>();
    const look: (number | string)[] = [];
    for (const { key, value, spec, setting, number } of entries) {
      if (typeof value !== 'string') notText.push(key);
      if (spec === undefined || spec.misspellingOf !== undefined) strangers.push(key);
      if (setting !== undefined) byKey.set(key, setting);
      if (setting !== undefined && spec?.misspellingOf === undefined) settings.push(setting);
      look.push(spec === elbId && setting?.text !== undefined && !setting.isFlawed ? 'id' : number);
    }
    this.settings = settings;
    this.flawed = settings.filter(({ isFlawed }) => isFlawed);
    this.strangers = strangers;
    this.notText = notText;
    this.byKey = byKey;
    this.elbId = elbIdIn(byKey);
    this.look = look.join(' ');
  }

  has(entries: readonly Entry[]): boolean {
    return entries.length === this.entries.length && entries.every((entry, index) => entry === this.entries[index]);
  }
}

function elbIdIn(byKey: ReadonlyMap<string, Setting>): string | undefined {
  const decoded = byKey.get(elbId.key)?.decoded as ReturnType<typeof elbId.codec.decode> | undefined;
  if (decoded?.value === undefined || isPlaceholder(decoded.value)) return undefined;
  return decoded.value.toLowerCase();
}

/** Reads the annotations of one run. Many Services carry the same ones: each is read once. */
export class AnnotationReader {
  private readonly editions = new Map<Edition, Map<string, Map<unknown, Entry>>>();
  private readonly known = new Map<number, ServiceAnnotations[]>();
  private readonly entries: Entry[] = [];

  /** @param annotations as they stand in the manifest */
  read(annotations: Dictionary, edition: Edition): ServiceAnnotations {
    const { entries } = this;
    let hash = 0;
    entries.length = 0;
    for (const key of Object.keys(annotations)) {
      const entry = this.entry(key, annotations[key], edition);
      if (entry === undefined) continue;
      entries.push(entry);
      hash = (31 * hash + entry.number) | 0;
    }
    const known = this.known.get(hash)?.find((each) => each.has(entries));
    if (known !== undefined) return known;
    const read = new ServiceAnnotations([...entries]);
    append(this.known, hash, read);
    return read;
  }

  private entry(key: string, written: unknown, edition: Edition): Entry | undefined {
    // cdk8s does not write it.
    if (written === undefined) return undefined;
    // A key without a value is null in YAML, which the API server takes as ''.
    const value = written ?? '';
    const values = mapOf(mapOf(this.editions, edition), key);
    let entry = values.get(value);
    if (entry === undefined) {
      entry = new Entry(key, value, edition);
      values.set(value, entry);
    }
    return entry;
  }
}

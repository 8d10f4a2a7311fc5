import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Severity } from '../diagnostics/diagnostic';
import { IGNORE_ANNOTATION } from '../engine/ignore-annotation';
import type { NotJudged } from '../engine/run-context';
import { type Dictionary, inKeyOrder, isDictionary, type KubeObject, own } from '../manifest/kube-object';

/** The file in which cdk8s tells validation plugins where objects come from. It stands in the folder of the manifests. */
const METADATA_FILE = 'construct-metadata.json';

/** What we add to it. Others read what they know of it. */
const ENTRY = 'cdk8s-cce';

const FORMAT = 1;

/** A cluster that is attached to a construct, in the words of the configuration. */
export interface RecordedCluster {
  readonly name?: string;
  readonly type?: string;
  readonly network?: string;
  readonly version?: string;
  readonly proxyMode?: string;
  readonly edition?: string;
}

/** An object that was judged. */
export interface RecordedObject {
  /** What `fingerprintOf` makes of it. */
  readonly fingerprint: string;
  /** The path of its ApiObject, as cdk8s records it by name. */
  readonly path: string;
  /** The index of its cluster, if one is attached. */
  readonly cluster?: number;
}

/** What a synthesis leaves word of, for a validation plugin, which runs in another process and sees nothing but manifests. */
export interface SynthRecord {
  readonly version: typeof FORMAT;
  readonly clusters: readonly RecordedCluster[];
  /** In the order of the tree. */
  readonly objects: readonly RecordedObject[];
  /** Keys of what was written to standard error. */
  readonly told: readonly string[];
}

/** Where cdk8s has told plugins of a synthesis, adds ours; elsewhere nobody will ask. */
export function writeRecord(folder: string, record: () => Omit<SynthRecord, 'version'>): void {
  const file = join(folder, METADATA_FILE);
  const metadata = existsSync(file) ? readJson(file) : undefined;
  if (!isDictionary(metadata)) return;
  writeFileSync(file, JSON.stringify({ ...metadata, [ENTRY]: { version: FORMAT, ...record() } }));
}

/** The record in a folder; `undefined` if there is none, or one of another format. */
export function readRecord(folder: string): SynthRecord | undefined {
  const file = join(folder, METADATA_FILE);
  const record = existsSync(file) ? own(readJson(file), ENTRY) : undefined;
  return own(record, 'version') === FORMAT ? (record as SynthRecord) : undefined;
}

/** Whether this is the folder of a synthesis that told plugins something. */
export function hasMetadata(folder: string): boolean {
  return existsSync(join(folder, METADATA_FILE));
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** The same for an object in the tree and in its manifest. Acknowledgements do not count: they come into it late. */
export function fingerprintOf({ data }: KubeObject): string {
  return hash(JSON.stringify(withoutIgnores(data), inOrder));
}

function withoutIgnores(data: Dictionary): Dictionary {
  const metadata = own(data, 'metadata');
  const annotations = own(metadata, 'annotations');
  if (!isDictionary(metadata) || !isDictionary(annotations) || !Object.hasOwn(annotations, IGNORE_ANNOTATION)) {
    return data;
  }
  const { [IGNORE_ANNOTATION]: _ignores, ...others } = annotations;
  const { annotations: _annotations, ...rest } = metadata;
  const left = Object.keys(others).length === 0 ? {} : { annotations: others };
  return { ...data, metadata: { ...rest, ...left } };
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}`;
  return isDictionary(value) ? inKeyOrder(value) : value;
}

/** A finding, as both sides know it. Paths are JSON pointers. */
export interface ToldFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly resource?: { readonly kind: string; readonly namespace?: string; readonly name: string };
  readonly path: string;
  readonly inner?: string;
}

export function keyOfFinding({ rule, severity, message, resource, path, inner = '' }: ToldFinding): string {
  const { kind, namespace, name } = resource ?? {};
  return hash(JSON.stringify([rule, severity, message, kind, namespace ?? '', name, path, inner]));
}

/** That a rule could not judge. */
export function keyOfMissing(fact: NotJudged['fact'], rule: string): string {
  return `${rule}: ${fact}`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

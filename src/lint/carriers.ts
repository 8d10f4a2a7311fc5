import { isOfIngress } from '../annotations/groups/ingress';
import { PREFIX } from '../annotations/registry';
import type { Path } from '../diagnostics/diagnostic';
import { append } from '../diagnostics/group-by';
import { type CarriedIn, LAST_APPLIED } from '../engine/cce-service';
import { at, type Dictionary, isDictionary, own, textAt } from '../manifest/kube-object';
import { readManifest } from '../manifest/manifest-reader';
import { WORKLOAD_KINDS } from '../manifest/pod-template';
import type { ReadObject } from '../manifest/read-object';
import { SourceText } from '../manifest/source-text';
import { type Entry, listedEntry } from './listed-entries';

/** Annotations that stand somewhere else than in the Service for which they are meant. */
export interface CarriedMap {
  readonly annotations: Dictionary;
  readonly carriedIn: CarriedIn;
  /** Where they stand in their document or object. */
  readonly path: Path;
  /** Where each of them stands, if they are entries of a list. */
  readonly entries?: ReadonlyMap<string, Entry>;
  /** The text that they stand in, if it is one value of their document: `path` begins in what it holds. */
  readonly text?: CarryingText;
}

/** A text that holds a document of its own, such as `valuesContent: |`. */
export interface CarryingText {
  readonly path: Path;
  readonly source: SourceText;
  /** What it holds. */
  readonly object: ReadObject<object>;
}

/**
 * Objects whose annotations are not those of a Service: an Ingress has its own, nobody makes a Service of a workload or of its pods,
 * and a definition of types has no values.
 */
const OTHER_KINDS: ReadonlySet<unknown> = new Set(['Ingress', 'CustomResourceDefinition', ...WORKLOAD_KINDS]);

/** All annotations in it, at any depth, with the prefix of the load balancer's. */
export function carriedMapsIn(root: object): readonly CarriedMap[] {
  // What a Service of its own says is judged with it.
  if (isDictionary(root) && isObject(root) && own(root, 'kind') === 'Service' && own(root, 'apiVersion') === 'v1')
    return [];
  const search = new Search();
  const planned = plannedIn(root);
  search.visit(at(root, ...planned), planned);
  return search.found;
}

/** Of what Terraform prints, where the state is that it is going to make: the rest says the same once more, or what was before. */
function plannedIn(root: object): Path {
  return textAt(root, 'terraform_version') !== undefined && isDictionary(own(root, 'planned_values'))
    ? ['planned_values']
    : [];
}

/** The prefix as it stands in keys of YAML or of JSON, and in names in lists. */
const IN_TEXT = new RegExp(PREFIX.replaceAll('.', '\\\\*\\.').replace('/', '(?:/|\\\\/|~1)'));

/** Whether a text may hold such annotations. */
export function mayCarry(text: string): boolean {
  return IN_TEXT.test(text);
}

class Search {
  readonly found: CarriedMap[] = [];

  constructor(private readonly text?: CarryingText) {}

  visit(value: unknown, path: Path): void {
    if (typeof value === 'string') this.visitText(value, path);
    else if (Array.isArray(value)) this.visitList(value, path);
    else if (isDictionary(value)) this.visitMap(value, path);
  }

  private visitMap(map: Dictionary, path: Path): void {
    if (isObject(map) && OTHER_KINDS.has(own(map, 'kind'))) return;
    // A patch of Kustomize.
    if (OTHER_KINDS.has(at(map, 'target', 'kind'))) return;
    if (isOfCci(map)) return;
    if (Object.keys(map).some((key) => key.startsWith(PREFIX))) this.add({ annotations: map, carriedIn: 'map', path });
    for (const [key, item] of Object.entries(map)) if (key !== LAST_APPLIED) this.visit(item, [...path, key]);
  }

  /** Entries with the same owner are one map. */
  private visitList(list: readonly unknown[], path: Path): void {
    const byOwner = new Map<string, Entry[]>();
    for (const [index, item] of list.entries()) {
      const entry = listedEntry(item, [...path, index]);
      if (entry === undefined) this.visit(item, [...path, index]);
      else append(byOwner, JSON.stringify(entry.owner), entry);
    }
    for (const entries of byOwner.values()) {
      const annotations = Object.fromEntries(entries.map(({ key, value }) => [key, value]));
      const byKey = new Map(entries.map((entry) => [entry.key, entry]));
      const [{ owner, isParameter }] = entries;
      this.add({ annotations, carriedIn: isParameter ? 'parameters' : 'map', path, entries: byKey }, owner);
    }
  }

  /** One that cannot be read is something else, or not finished: nothing is said of it. */
  private visitText(text: string, path: Path): void {
    // What stands in a text of a text is no longer to be pointed at.
    if (this.text !== undefined || !mayCarry(text)) return;
    const { objects, others } = readManifest(Buffer.from(text), { keepOthers: true });
    const source = new SourceText(text);
    for (const object of [...objects, ...others]) {
      const inside = new Search({ path, source, object });
      inside.visit(object.data, []);
      this.found.push(...inside.found);
    }
  }

  private add(map: CarriedMap, owner: Path = []): void {
    const { text } = this;
    if (isForIngress(map.annotations, [...(text?.path ?? []), ...map.path, ...owner])) return;
    this.found.push(text === undefined ? map : { ...map, text });
  }
}

/** Values of Helm can have a `kind`, too; an object says its version as well. */
function isObject(value: Dictionary): boolean {
  const apiVersion = own(value, 'apiVersion');
  return typeof apiVersion === 'string' && apiVersion !== '';
}

/** Services of the sibling product, which has its own meaning for the same prefix: an object, or a resource of Terraform. */
function isOfCci(value: Dictionary): boolean {
  return /^cci\//.test(textAt(value, 'apiVersion') ?? '') || /^huaweicloud_cci/.test(textAt(value, 'type') ?? '');
}

/** `service.annotations`, `exposeSvc`, but not `ingress-nginx`, which is somebody who has a Service. */
const NAMES_SERVICE = /service|svc/i;
const NAMES_INGRESS = /ingress(es|[-_]?annotations)?$/i;

/** Whether a map is meant for an Ingress: the nearest name above it says so, or its keys do where no name tells. */
function isForIngress(annotations: Dictionary, path: Path): boolean {
  for (const name of path.map(String).reverse()) {
    if (NAMES_SERVICE.test(name)) return false;
    if (NAMES_INGRESS.test(name)) return true;
  }
  return isOfIngress(annotations);
}

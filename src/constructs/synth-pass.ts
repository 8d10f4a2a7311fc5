import type { ApiObject } from 'cdk8s';

/** One call of `app.synth()` or `app.synthYaml()`. What is judged in it is kept for it, and for nothing else. */
export class SynthPass<J = unknown> {
  /** What was judged; `undefined` until cdk8s validates for the first time. */
  judgement?: J;
  /** Warnings that were printed in this pass. */
  readonly printed = new Set<string>();
  /** The JSON that was judged, until cdk8s comes for it. */
  private handedOn: Map<ApiObject, unknown> = new Map();
  private readonly kept = new Map<object, unknown>();

  constructor(
    /** Whose app it is. */
    readonly owner: unknown,
  ) {}

  handOn(rendered: Map<ApiObject, unknown>): void {
    this.handedOn = rendered;
  }

  /** What was worked out about something in this pass. */
  keep<T>(about: object, work: () => T): T {
    if (!this.kept.has(about)) this.kept.set(about, work());
    return this.kept.get(about) as T;
  }

  /** Once only: whoever gets it may change it. */
  take(object: ApiObject): unknown {
    const json = this.handedOn.get(object);
    if (json !== undefined) this.handedOn.delete(object);
    return json;
  }
}

// Synthesis is synchronous: there is one pass at a time, or one inside another.
let current: SynthPass | undefined;
let judging = false;

/** Calls `work` as one pass. */
export function runPass<T>(pass: SynthPass, work: () => T): T {
  const [outer, outerJudging] = [current, judging];
  current = pass;
  judging = false;
  try {
    return work();
  } finally {
    current = outer;
    judging = outerJudging;
  }
}

/** The pass that is under way, if it is that owner's. */
export function passOf<J>(owner: unknown): SynthPass<J> | undefined {
  return current?.owner === owner ? (current as SynthPass<J>) : undefined;
}

/** Works something out once for a pass; outside of one, each time. */
export function oncePerPass<T>(about: object, work: () => T): T {
  return current === undefined ? work() : current.keep(about, work);
}

/** What the latest judgement adds to an object's JSON. */
type Finish = (json: unknown) => unknown;
const finishes = new WeakMap<ApiObject, Finish>();

export function finishWith(object: ApiObject, finish: Finish | undefined): void {
  if (finish === undefined) finishes.delete(object);
  else finishes.set(object, finish);
}

/**
 * What `toJson()` of an object answers: within a pass the JSON that was judged, so that it is this that is written; otherwise
 * what `render` makes of it now.
 */
export function renderOnce(object: ApiObject, render: () => unknown): unknown {
  if (judging) return render();
  const judged = current?.take(object);
  if (judged !== undefined) return judged;
  const json = render();
  return finishes.get(object)?.(json) ?? json;
}

/** The JSON of an object as it stands in the tree, without anything of ours in it. */
export function renderToJudge(object: ApiObject, toJson: () => unknown = object.toJson): unknown {
  const outer = judging;
  judging = true;
  try {
    return toJson.call(object);
  } finally {
    judging = outer;
  }
}

const installed = new WeakMap<ApiObject, () => unknown>();

/** Makes an object of somebody else's answer `toJson()` by `renderOnce`. One that is overridden in Python or Java stays what it is. */
export function installRenderOnce(object: ApiObject): void {
  if (Object.getOwnPropertyDescriptor(object, 'toJson')?.configurable === false) return;
  const original = object.toJson;
  if (installed.get(object) === original) return;
  const toJson = () => renderOnce(object, () => original.call(object));
  installed.set(object, toJson);
  Object.defineProperty(object, 'toJson', { value: toJson, configurable: true, writable: true });
}

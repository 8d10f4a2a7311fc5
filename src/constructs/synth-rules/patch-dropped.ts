import { isDeepStrictEqual } from 'node:util';
import { ApiObject } from 'cdk8s';
import type { Path } from '../../diagnostics/diagnostic';
import { dotted } from '../../diagnostics/path';
import { show } from '../../diagnostics/show';
import { kindOf } from '../../engine/cce-service';
import { type Dictionary, isDictionary, own } from '../../manifest/kube-object';
import { renderToJudge } from '../synth-pass';
import { synthRule } from './synth-rule';

export const patchDropped = synthRule({
  id: 'patch-dropped',
  severity: 'warning',
  statement: 'What a JSON patch sets is in the object that is written.',
  why: 'Generated classes such as KubeService write the fields that they know, under names of their own; whatever else a patch sets is dropped without a word.',
  help: 'Use LoadBalancerService, or an untyped ApiObject: patches of both survive.',
  facts: [],
  pages: [],
  basis: ['derived'],
  check: ({ services }, report) => {
    for (const { object, meantForCce } of services) {
      const origin = object.origin as ApiObject;
      if (!isPatched(origin) || origin.kind !== object.kind || kindOf(object, meantForCce) === undefined) continue;
      const patched = untyped(origin);
      if (isDeepStrictEqual(patched, object.data)) continue;
      for (const { path, value } of dropped(withoutPatches(origin), patched, object.data, [])) {
        report(object, {
          message: `a JSON patch sets ${dotted(path)} to ${show(value)}, which is not in the object that is written`,
          path,
        });
      }
    }
  },
});

/** ApiObject keeps its patches in a private field. */
function isPatched(object: ApiObject): boolean {
  const { patches } = object as unknown as { readonly patches?: readonly unknown[] };
  return Array.isArray(patches) && patches.length > 0;
}

/** The object as ApiObject renders it, before a generated class picks what it knows. */
function untyped(object: ApiObject): unknown {
  return renderToJudge(object, ApiObject.prototype.toJson);
}

function withoutPatches(object: ApiObject): unknown {
  return untyped(Object.create(object, { patches: { value: [] } }));
}

interface Dropped {
  readonly path: Path;
  readonly value: unknown;
}

/** What the patches changed and what is written otherwise; of what is missing as a whole, the whole. */
function dropped(before: unknown, after: unknown, written: unknown, path: Path): Dropped[] {
  if (after === undefined || after === null || isDeepStrictEqual(before, after) || isDeepStrictEqual(after, written))
    return [];
  if (isDictionary(after) && isUnion(after)) return after.value === written ? [] : [{ path, value: after.value }];
  if (isDictionary(after) && isDictionary(written)) {
    return Object.keys(after).flatMap((key) =>
      dropped(own(before, key), after[key], under(written, key), [...path, key]),
    );
  }
  if (Array.isArray(after) && Array.isArray(written)) {
    const earlier: readonly unknown[] = Array.isArray(before) ? before : [];
    return after.flatMap((item, index) => dropped(earlier[index], item, written[index], [...path, index]));
  }
  return [{ path, value: after }];
}

/** What generated classes make of a number or a text, before they write it as one. */
function isUnion(value: Dictionary): boolean {
  return Object.keys(value).length === 1 && ['string', 'number'].includes(typeof own(value, 'value'));
}

/** Generated classes rename fields in nothing but case: `clusterIp`, `clusterIP`. */
function under(written: Dictionary, key: string): unknown {
  if (Object.hasOwn(written, key)) return written[key];
  const renamed = Object.keys(written).find((candidate) => candidate.toLowerCase() === key.toLowerCase());
  return renamed === undefined ? undefined : written[renamed];
}

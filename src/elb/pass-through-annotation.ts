import { passThrough } from '../annotations/groups/pass-through';
import { PassThroughMode } from './pass-through-mode';
import type { Annotations } from './prop-annotations';

/** The values are the platform's: what a user writes, and what the platform itself writes with node-level affinity. */
const VALUES = { [PassThroughMode.ON]: 'true', [PassThroughMode.ONLY_LOCAL]: 'onlyLocal' } as const;

export function passThroughAnnotation(mode: PassThroughMode, isLocal: boolean): Annotations {
  const decided = mode === PassThroughMode.AUTO ? (isLocal ? PassThroughMode.ONLY_LOCAL : PassThroughMode.ON) : mode;
  return { [passThrough.key]: passThrough.codec.encode(VALUES[decided]) };
}

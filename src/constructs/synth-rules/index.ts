import { autocreateNameUsedTwice } from './autocreate-name-used-twice';
import { generatedServiceName } from './generated-service-name';
import { malformedAcknowledgement } from './malformed-acknowledgement';
import { passThroughVoidInCluster } from './pass-through-void-in-cluster';
import { patchDropped } from './patch-dropped';
import type { SynthRule } from './synth-rule';
import { unusedAcknowledgement } from './unused-acknowledgement';

export type { SynthRule } from './synth-rule';

/** The rules that judge constructs rather than manifests, sorted by id. */
export const SYNTH_RULES: readonly SynthRule[] = [
  autocreateNameUsedTwice,
  generatedServiceName,
  malformedAcknowledgement,
  passThroughVoidInCluster,
  patchDropped,
  unusedAcknowledgement,
];

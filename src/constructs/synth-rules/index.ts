import { compareTexts } from '../../diagnostics/order';
import { ACKNOWLEDGEMENT_RULES } from '../../rules/acknowledgements';
import { appClientCannotReach } from './app-client-cannot-reach';
import { autocreateNameUsedTwice } from './autocreate-name-used-twice';
import { expectedClientCannotReach } from './expected-client-cannot-reach';
import { expectedClientIpLost } from './expected-client-ip-lost';
import { generatedServiceName } from './generated-service-name';
import { includedSpecMissing } from './included-spec-missing';
import { passThroughVoidInCluster } from './pass-through-void-in-cluster';
import { patchDropped } from './patch-dropped';
import type { SynthRule } from './synth-rule';

export type { SynthRule } from './synth-rule';

/** The rules that a synthesis has beside those over manifests, sorted by id. */
export const SYNTH_RULES: readonly SynthRule[] = [
  appClientCannotReach,
  autocreateNameUsedTwice,
  expectedClientCannotReach,
  expectedClientIpLost,
  generatedServiceName,
  includedSpecMissing,
  passThroughVoidInCluster,
  patchDropped,
  ...ACKNOWLEDGEMENT_RULES,
].sort((a, b) => compareTexts(a.id, b.id));

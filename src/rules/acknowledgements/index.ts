import type { AcknowledgementRule } from './acknowledgement-rule';
import { malformedAcknowledgement } from './malformed-acknowledgement';
import { unusedAcknowledgement } from './unused-acknowledgement';

export type { AcknowledgementContext } from './acknowledgement-rule';

/** The rules about acknowledgements, sorted by id. */
export const ACKNOWLEDGEMENT_RULES: readonly AcknowledgementRule[] = [malformedAcknowledgement, unusedAcknowledgement];

import type { ExplainResult, State } from '../../explain/explain-result';
import { givenText } from '../../explain/words';
import { resourceText } from '../finding-text';
import { alike } from './alike';

/** What a picture is of. */
export interface NamedState {
  /** `Service shop/web and 2 more, if pass-through=true`. */
  readonly name: string;
  readonly state: State;
}

/** Each Service once, of those that are alike the first; with what would be different behind it. */
export function namedStates({ services }: ExplainResult): readonly NamedState[] {
  return alike(services).flatMap(({ first, all }) => {
    const more = all.length === 1 ? '' : ` and ${all.length - 1} more`;
    const name = `${resourceText(first.resource)}${more}`;
    const { whatIf } = first;
    return [
      { name, state: first },
      ...(whatIf === undefined ? [] : [{ name: `${name}, if ${givenText(whatIf.asked)}`, state: whatIf }]),
    ];
  });
}

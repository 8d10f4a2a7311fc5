import { didYouMean, didYouMeanAside } from '../diagnostics/nearest';
import { alternatives, enumerated, show } from '../diagnostics/show';
import { optionName } from '../explain/words';
import { DIMENSION_NAMES, type Dimension, valuesOf } from '../reachability/dimensions';
import type { Given, ServiceDimension } from '../reachability/scene';
import { CliError } from './cli-error';

/** The dimensions of a question have options of their own. */
const OWN_OPTION: Readonly<Partial<Record<Dimension, string>>> = { client: '--client', address: '--address' };
const OF_SERVICE = DIMENSION_NAMES.filter((name): name is ServiceDimension => OWN_OPTION[name] === undefined);

/**
 * `proxy-mode=ipvs` and the like, as many as there are, each at most once.
 *
 * @throws CliError
 */
export function readDecisions(option: '--given' | '--what-if', texts: readonly string[]): Given {
  const decided: Partial<Record<ServiceDimension, string>> = {};
  for (const text of texts) {
    const [, name, value] = /^([^=]*)=(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new CliError(`${option}: expected DIMENSION=VALUE, such as proxy-mode=ipvs, got ${show(text)}`);
    }
    const dimension = dimensionOf(option, name);
    const before = decided[dimension];
    const chosen = oneOf(`${option} ${optionName(dimension)}`, valuesOf(dimension), value);
    if (before !== undefined && before !== chosen) {
      throw new CliError(`${option} ${optionName(dimension)}: it cannot be both ${before} and ${chosen}`);
    }
    decided[dimension] = chosen;
  }
  return decided as Given;
}

function dimensionOf(option: string, name: string): ServiceDimension {
  const found = DIMENSION_NAMES.find((each) => name === each || name === optionName(each));
  const own = found === undefined ? undefined : OWN_OPTION[found];
  if (own !== undefined) throw new CliError(`${option}: ${name} is part of the question, not a fact; give ${own}`);
  if (found === undefined) {
    const known = OF_SERVICE.map(optionName);
    throw new CliError(
      `${option}: there is no dimension ${show(name)}${didYouMeanAside(name, known)}; there are ${enumerated(known)}`,
    );
  }
  return found as ServiceDimension;
}

/** @throws CliError */
export function readNames<T extends string>(option: string, values: readonly T[], given: readonly string[]): T[] {
  return given.map((value) => oneOf(option, values, value));
}

function oneOf<T extends string>(option: string, values: readonly T[], value: string): T {
  if (values.includes(value as T)) return value as T;
  throw new CliError(`${option}: expected ${alternatives(values)}, got ${show(value)}${didYouMean(value, values)}`);
}

import { InvalidValueError } from '../annotations/codec/codec';
import { show } from '../diagnostics/show';
import type { Reader } from './readers';

/** A length of time, of whichever copy of cdk8s. Its unit and range are judged where it is encoded. */
export const duration: Reader = (value) => {
  if (!isDuration(value)) throw new InvalidValueError(value, 'a Duration of cdk8s, such as Duration.seconds(60)');
  return value;
};

interface DurationLike {
  toSeconds(options?: { integral?: boolean }): number;
}

function isDuration(value: unknown): value is DurationLike {
  return typeof value === 'object' && value !== null && typeof (value as DurationLike).toSeconds === 'function';
}

const SECONDS: Readonly<Record<string, number>> = { seconds: 1, minutes: 60 };

/** A Duration as a number of whole units. */
export function wholeUnits(value: DurationLike, unit: 'seconds' | 'minutes'): number {
  const seconds = value.toSeconds({ integral: false });
  const units = seconds / SECONDS[unit];
  if (!Number.isInteger(units)) {
    throw new InvalidValueError(
      seconds,
      unit === 'seconds'
        ? 'a length of time in whole seconds'
        : `a length of time in whole ${unit}, a multiple of ${SECONDS[unit]} seconds`,
      [],
      `${show(seconds)} seconds`,
    );
  }
  return units;
}

import { InvalidValueError } from '../annotations/codec/codec';
import { plainText } from '../annotations/codec/text';
import { alternatives } from '../diagnostics/show';
import { PORT_NUMBERS } from '../manifest/fields/service-fields';
import { DNS_LABEL, type TextForm } from '../manifest/fields/text-forms';
import { seenFrom } from './usage-error';

/**
 * Takes one value: returns it as it is used, or throws an InvalidValueError if it is not what it should be. `undefined` reaches it
 * only where a value is missing, to learn what is expected.
 */
export type Reader = (value: unknown) => unknown;

/** Judged where it is encoded. */
export const anything: Reader = (value) => value;

/** Judged where it is encoded. Only a missing value is refused here, so that the message says what is expected. */
export function encodedBy({ expects }: { readonly expects: string }): Reader {
  return (value) => {
    if (value === undefined) throw new InvalidValueError(value, expects);
    return value;
  };
}

/** Longer than any name. */
const MAX_NAME = 1024;

export const text: Reader = (value) => {
  const given = plainText(value, 'text');
  if (given.trim() === '') throw new InvalidValueError(value, 'text that is not empty');
  if (given.trim() !== given) throw new InvalidValueError(value, 'text without blanks around it');
  if (given.length > MAX_NAME) throw new InvalidValueError(value, `text of at most ${MAX_NAME} characters`);
  return value;
};

/** Text of a form. */
export function matching(pattern: TextForm['pattern'], expected: string): Reader {
  return (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new InvalidValueError(value, expected);
    return value;
  };
}

export const dnsLabel = ofForm(DNS_LABEL);

export function ofForm({ pattern, expected }: TextForm): Reader {
  return matching(pattern, expected);
}

export const flag: Reader = (value) => {
  if (typeof value !== 'boolean') throw new InvalidValueError(value, 'true or false');
  return value;
};

export function wholeNumber(min: number, max: number): Reader {
  return (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      throw new InvalidValueError(value, `a whole number from ${min} to ${max}`);
    }
    return value;
  };
}

export const portNumber = wholeNumber(PORT_NUMBERS.min, PORT_NUMBERS.max);

/** A member of an enum. */
export function memberOf(name: string, members: Readonly<Record<string, string>>): Reader {
  const values = new Set<unknown>(Object.values(members));
  return (value) => {
    if (values.has(value)) return value;
    throw new InvalidValueError(value, alternatives(Object.keys(members).map((member) => `${name}.${member}`)));
  };
}

/** What cdk8s resolves when it renders. */
export function isLate(value: unknown): boolean {
  try {
    const { produce, resolve } = (value ?? {}) as { readonly produce?: unknown; readonly resolve?: unknown };
    return (
      (typeof produce === 'function' && !Object.hasOwn(value as object, 'produce')) || typeof resolve === 'function'
    );
  } catch {
    return false;
  }
}

type AnyClass = abstract new (...args: never[]) => unknown;

/** An object of one of our classes, most of which have a private constructor. */
export function instance(type: { readonly prototype: unknown; readonly name: string }, how: string): Reader {
  return (value) => {
    if (value instanceof (type as AnyClass)) return value;
    throw new InvalidValueError(
      value,
      isOfAnotherCopy(value, type.name)
        ? `${how}, of this copy of cdk8s-cce: two are installed, see npm ls cdk8s-cce`
        : how,
    );
  };
}

/** Whether a value that is no instance of a class is one of a class of the same name: of a package that is installed twice. */
export function isOfAnotherCopy(value: unknown, name: string): boolean {
  for (
    let prototype = value;
    prototype !== null && typeof prototype === 'object';
    prototype = Object.getPrototypeOf(prototype)
  ) {
    if (prototype.constructor?.name === name) return true;
  }
  return false;
}

export function listOf(reader: Reader, what: string): Reader {
  return (value) => {
    if (!Array.isArray(value)) throw new InvalidValueError(value, `a list of ${what}`);
    const taken: unknown[] = [];
    // Not map(), which passes over the holes of a sparse list.
    for (let index = 0; index < value.length; index++) {
      try {
        taken.push(reader(value[index]));
      } catch (error) {
        throw seenFrom(index, error);
      }
    }
    return taken;
  };
}

export function nonEmptyListOf(reader: Reader, what: string): Reader {
  const list = listOf(reader, what);
  return (value) => {
    if (Array.isArray(value) && value.length === 0)
      throw new InvalidValueError(value, `a list of ${what}, at least one`);
    return list(value);
  };
}

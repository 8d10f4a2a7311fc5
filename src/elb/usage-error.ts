import { InvalidValueError } from '../annotations/codec/codec';
import type { Path } from '../diagnostics/diagnostic';
import { dotted } from '../diagnostics/path';
import { printable, shortened, show } from '../diagnostics/show';

/** A mistake in the code of an app: thrown where it is made, before anything stands in the tree. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(owner: Owner, message: string) {
    super(`${printable(String(owner))}: ${message}`);
  }
}

/** Who complains, in words; worked out only when there is something to complain about. */
export type Owner = string | { toString(): string };

/** What a user calls a thing that the schema calls otherwise. */
export type Renaming = Readonly<Record<string, string>>;

/** Runs something that may throw an InvalidValueError, and says where the value stands. */
export function locate<T>(owner: Owner, path: Path, work: () => T, rename: Renaming = {}): T {
  try {
    return work();
  } catch (error) {
    throw located(error, owner, path, rename);
  }
}

/** An error as one that says where the value stands. */
export function located(error: unknown, owner: Owner, path: Path, rename: Renaming = {}): unknown {
  if (error instanceof UsageError) return error;
  const invalid = asInvalid(error);
  const inner = invalid.inner.map((segment) =>
    typeof segment === 'string' && Object.hasOwn(rename, segment) ? rename[segment] : segment,
  );
  const place = dotted([...path, ...inner].map((each) => (typeof each === 'string' ? shortened(each) : each)));
  return new UsageError(owner, `${place === '' ? '' : `${place}: `}${invalid.message}`);
}

/** Says of a mistake in a part where the part stands. */
export function within<T>(segment: string | number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw seenFrom(segment, error);
  }
}

/** An error as one that says of a part where it stands. */
export function seenFrom(segment: string | number, error: unknown): unknown {
  return error instanceof UsageError ? error : asInvalid(error).within(segment);
}

/** An error of a getter or a method of the caller's is a mistake in the value. */
export function asInvalid(error: unknown): InvalidValueError {
  if (error instanceof InvalidValueError) return error;
  const message = error instanceof Error ? shortened(error.message) : show(error);
  return new InvalidValueError(undefined, 'a value that can be read', [], `an error: ${message}`);
}

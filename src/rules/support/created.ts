import {
  type AutocreateField,
  type AutocreateValue,
  autocreate,
  autocreateFieldName,
} from '../../annotations/groups/autocreate';
import type { Path } from '../../diagnostics/diagnostic';
import type { CceService } from '../../engine/cce-service';
import { own } from '../../manifest/kube-object';
import { jsonOf, pathOf } from './annotations';

export const PATH_OF_AUTOCREATE = pathOf(autocreate.key);

/** The description of a load balancer that is to be created, as its author wrote it. */
export class Created {
  private readonly broken: ReadonlySet<unknown>;

  private constructor(
    readonly value: AutocreateValue,
    problems: readonly { readonly inner: Path }[],
  ) {
    this.broken = new Set(problems.map(({ inner }) => inner[0]));
  }

  /** `undefined` if there is none, it cannot be read, or the object was exported: what is wrong with it is done. */
  static authored(service: CceService): Created | undefined {
    return service.live ? undefined : Created.of(service);
  }

  /** `undefined` if there is none, or it cannot be read. */
  static of(service: CceService): Created | undefined {
    const decoding = service.decoded(autocreate);
    return decoding?.value === undefined ? undefined : new Created(decoding.value, decoding.problems);
  }

  /** Neither there nor wrong, which another rule says, nor left to somebody else. */
  lacks(field: AutocreateField, service: CceService): boolean {
    const name = autocreateFieldName(field);
    return this.value[field] === undefined && !this.broken.has(name) && !isWritten(service, name);
  }

  get isPublic(): boolean {
    return this.value.type === 'public';
  }
}

/** A field whose text somebody else will complete is there without a value. */
function isWritten(service: CceService, name: string): boolean {
  const written = own(jsonOf(autocreate, service), name);
  return written !== undefined && written !== '';
}

import { customEipId, eipId } from '../../annotations/groups/eip';
import type { CceService } from '../../engine/cce-service';
import { comparableText } from './changes';

/** The public address that the later state asks for, if it is another one than before. */
export function newCustomEip(before: CceService, after: CceService): string | undefined {
  const id = comparableText(customEipId, after);
  if (id === undefined || id === '') return undefined;
  if (!before.has(customEipId)) return id;
  const earlier = comparableText(customEipId, before);
  return earlier === undefined || earlier.toLowerCase() === id.toLowerCase() ? undefined : id;
}

/** Only a live object shows whether it has a public address of the platform's. */
export function addsCustomEipWithoutEip(before: CceService, after: CceService): boolean {
  if (!before.live || before.has(eipId) || before.has(customEipId)) return false;
  return newCustomEip(before, after) !== undefined;
}

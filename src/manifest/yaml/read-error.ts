import { REFUSALS, type RefusalId } from './refusals';

/** Why a document cannot be read, and where. Offsets count from the beginning of the document's text. */
export class ReadError extends Error {
  constructor(
    message: string,
    readonly help: string,
    readonly start: number,
    readonly end: number,
    /** What kubectl may read, and this reader does not. */
    readonly refusal?: RefusalId,
  ) {
    super(message);
  }
}

export function refuse(id: RefusalId, start: number, end = start + 1): ReadError {
  const { input, help } = REFUSALS[id];
  return new ReadError(`${input}: kubectl may read this, this reader does not`, help, start, end, id);
}

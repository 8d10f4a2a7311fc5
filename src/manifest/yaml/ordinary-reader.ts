import { NOT_ORDINARY } from './ordinary-cursor';
import { MAX_DEPTH, OrdinaryScalars } from './ordinary-scalars';

type Dictionary = Record<string, unknown>;

/** Of which keys of a mapping the values are kept; of a mapping among them, that may be those of some keys. */
export type Kept = ReadonlyMap<string, 'all' | Kept>;

/**
 * Goes over the text once, a line after the other. A line that is indented like no collection around it ends them all, and is left over
 * at the top.
 */
export class OrdinaryReader extends OrdinaryScalars {
  /** How many keys stand in the mappings that are passed and not at their end. */
  private passed = 0;

  document(): unknown {
    this.toLine(this.start);
    if (this.column === -1) return null;
    const value = this.collection(0);
    if (this.column !== -1) throw NOT_ORDINARY;
    return value;
  }

  part(kept: Kept): Dictionary {
    this.toLine(this.start);
    if (this.column === -1 || this.isItem()) throw NOT_ORDINARY;
    const part: Dictionary = {};
    this.passMapping(0, part, kept);
    if (this.column !== -1) throw NOT_ORDINARY;
    return part;
  }

  private collection(depth: number): unknown {
    if (depth > MAX_DEPTH) throw NOT_ORDINARY;
    return this.isItem() ? this.list(depth) : this.mapping(depth);
  }

  private mapping(depth: number): Dictionary {
    const { column } = this;
    const mapping: Dictionary = {};
    do {
      const key = this.key();
      // The names that every object has are left to the parser, too.
      if (mapping[key] !== undefined) throw NOT_ORDINARY;
      mapping[key] = this.isLineEnd() ? this.below(column, depth) : this.scalar(column);
    } while (this.column === column);
    return mapping;
  }

  /** The value of a key that has nothing behind it on its line. */
  private below(column: number, depth: number): unknown {
    this.nextLine();
    if (this.column > column) return this.isCollection() ? this.collection(depth + 1) : this.scalar(column);
    return this.column === column && this.isItem() ? this.list(depth + 1) : null;
  }

  private list(depth: number): unknown[] {
    const { column } = this;
    const list: unknown[] = [];
    while (this.column === column && this.isItem()) {
      list.push(this.toItem() ? this.collection(depth + 1) : this.scalar(column));
    }
    return list;
  }

  /** From a dash to what stands behind it: whether that is a collection. */
  private toItem(): boolean {
    const dash = this.at++;
    // js-yaml and kubectl differ in what becomes of an empty item.
    if (this.isLineEnd()) throw NOT_ORDINARY;
    this.column += this.at - dash;
    return this.isCollection();
  }

  private isCollection(): boolean {
    return this.isItem() || this.colon() !== -1;
  }

  private passCollection(depth: number): void {
    if (depth > MAX_DEPTH) throw NOT_ORDINARY;
    if (this.isItem()) this.passList(depth);
    else this.passMapping(depth);
  }

  private passMapping(depth: number, part?: Dictionary, kept?: Kept): void {
    const { column, passed } = this;
    do {
      const key = this.key();
      for (let other = passed; other < this.passed; other++) if (PASSED_KEYS[other] === key) throw NOT_ORDINARY;
      if (this.passed === PASSED_KEYS.length) throw NOT_ORDINARY;
      PASSED_KEYS[this.passed++] = key;
      const keep = kept?.get(key);
      const isEmpty = this.isLineEnd();
      if (part !== undefined && keep !== undefined) {
        part[key] = isEmpty ? this.keptBelow(column, depth, keep) : this.scalar(column);
      } else if (isEmpty) this.passBelow(column, depth);
      else this.passScalar(column);
    } while (this.column === column);
    this.passed = passed;
  }

  private keptBelow(column: number, depth: number, kept: 'all' | Kept): unknown {
    if (kept === 'all') return this.below(column, depth);
    this.nextLine();
    if (this.column <= column || this.isItem()) throw NOT_ORDINARY;
    const part: Dictionary = {};
    this.passMapping(depth + 1, part, kept);
    return part;
  }

  private passBelow(column: number, depth: number): void {
    this.nextLine();
    if (this.column <= column) {
      if (this.column === column && this.isItem()) this.passList(depth + 1);
    } else if (this.isCollection()) this.passCollection(depth + 1);
    else this.passScalar(column);
  }

  private passList(depth: number): void {
    const { column } = this;
    while (this.column === column && this.isItem()) {
      if (this.toItem()) this.passCollection(depth + 1);
      else this.passScalar(column);
    }
  }
}

/** The keys of the mappings that are passed, the inner ones last. Larger documents are read as a whole. */
const PASSED_KEYS: string[] = new Array(256).fill('');

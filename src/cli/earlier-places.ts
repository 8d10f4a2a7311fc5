import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { baseOf } from './files';

/** Where the files of an earlier state would stand among those of today. */
export class EarlierPlaces {
  private readonly root: string;
  /** What it can be the earlier state of: the folders that are checked or have files that are, and those above that hold the same there. */
  private readonly bases: readonly string[];
  private readonly known = new Map<string, boolean>();

  constructor(previous: string, inputs: readonly string[]) {
    this.root = baseOf(previous);
    const checked = inputs.map(baseOf);
    const above = checked.flatMap((path) =>
      foldersAbove(path).filter((base) => existsSync(join(this.root, relative(base, path)))),
    );
    // Of files it is their folder: shells write patterns out, and few folders have thousands of them.
    this.bases = [...new Set([...above, ...checked.map((path) => (isFolder(path) ? path : dirname(path)))])];
  }

  /** The same place today, in the folder that has most of the way to it: what is gone has a place, too. */
  placeOf(path: string): string {
    const inside = relative(this.root, path);
    const place = inside === '' ? basename(path) : inside;
    const segments = place.split(/[\\/]/);
    let nearest = { base: this.bases[0], found: -1 };
    for (const base of this.bases) {
      const found = this.countFound(base, segments);
      if (found > nearest.found) nearest = { base, found };
    }
    return join(nearest.base, place);
  }

  private countFound(base: string, segments: readonly string[]): number {
    let path = base;
    for (const [index, segment] of segments.entries()) {
      path = join(path, segment);
      if (!this.exists(path)) return index;
    }
    return segments.length;
  }

  private exists(path: string): boolean {
    let found = this.known.get(path);
    if (found === undefined) {
      found = existsSync(path);
      this.known.set(path, found);
    }
    return found;
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** `a` and `.` of `a/b`. */
function foldersAbove(path: string): string[] {
  const above = dirname(path);
  return above === path || basename(path) === '..' ? [] : [above, ...foldersAbove(above)];
}

import { github } from './github';
import { json } from './json';
import { junit } from './junit';
import { pretty } from './pretty';
import type { Reporter } from './reporter';
import { sarif } from './sarif';

/** All formats, by name. */
export const REPORTERS: ReadonlyMap<string, Reporter> = new Map([
  ['pretty', pretty],
  ['json', json],
  ['sarif', sarif],
  ['github', github],
  ['junit', junit],
]);

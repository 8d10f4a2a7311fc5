import type { Verdict } from '../../explain/explain-result';
import { HOP_WORDS } from '../../explain/words';

/** `client → load balancer → node port of a node with a backend → ✗ lost`. */
export function pathText(path: Verdict['path']): string {
  return path.map((hop) => (hop === 'dropped' ? `✗ ${HOP_WORDS[hop]}` : HOP_WORDS[hop])).join(' → ');
}

import type { Page } from '../../annotations/spec';
import type { Basis } from '../../diagnostics/diagnostic';

const KINDS: readonly (readonly [Basis, RegExp])[] = [
  ['docs', /^(cce_|drawer-|ref-|elb-|bestpractice-|usermanual-|huawei-|Huawei |OTC )/],
  ['ancestor', /^src:hws/],
  ['observed', /^(field|src):/],
];

/** How the facts of these pages are known, most telling first. */
export function basisOf(pages: readonly Page[]): readonly Basis[] {
  const found = new Set(pages.map((page) => KINDS.find(([, pattern]) => pattern.test(page))?.[0]));
  return KINDS.map(([basis]) => basis).filter((basis) => found.has(basis));
}

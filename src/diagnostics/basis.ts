import type { Basis, Diagnostic } from './diagnostic';

const UNDOCUMENTED: Readonly<Record<Exclude<Basis, 'docs'>, string>> = {
  observed: 'observed by third parties, not documented',
  ancestor: 'behaviour of the first published provider source, not documented',
  derived: 'a consequence of documented facts',
};

/** How the fact is known; empty if a page states it. What names no page is about the input, not about the platform. */
export function undocumentedBasis({ pages, basis }: Pick<Diagnostic, 'pages' | 'basis'>): string {
  if (pages.length === 0 || basis.includes('docs')) return '';
  return basis
    .filter((each): each is Exclude<Basis, 'docs'> => each !== 'docs')
    .map((each) => UNDOCUMENTED[each])
    .join('; ');
}

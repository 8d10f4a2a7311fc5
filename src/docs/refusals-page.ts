import { REFUSALS } from '../manifest/yaml/refusals';
import { code, GENERATED, page, plain, table } from './markdown';

export function refusalsPage(): string {
  return page(
    GENERATED,
    '# What is refused though kubectl reads it',
    `${code('cdk8s-cce lint')} reads manifests as kubectl does. These few things it cannot promise to read in the same way, and refuses instead: the rule is [unreadable-manifest](rules/unreadable-manifest.md). The names are those of the list in ${code('src/manifest/yaml/refusals.ts')}.`,
    table(
      ['name', 'what is refused', 'what to do'],
      Object.entries(REFUSALS).map(([id, { input, help }]) => [code(id), plain(input), plain(help)]),
    ),
  );
}

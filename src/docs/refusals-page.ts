import { REFUSALS } from '../manifest/yaml/refusals';
import { code, GENERATED, page, plain, table } from './markdown';

export function refusalsPage(): string {
  return page(
    GENERATED,
    '# What is refused although kubectl reads it',
    `${code('cdk8s-cce lint')} reads manifests as kubectl does. A few things it could not promise to read in the same way, and refuses instead, by the rule [unreadable-manifest](rules/unreadable-manifest.md). The names are the keys of the list in ${code('src/manifest/yaml/refusals.ts')}; messages do not contain them.`,
    table(
      ['name', 'what is refused', 'what to do'],
      Object.entries(REFUSALS).map(([id, { input, help }]) => [code(id), plain(input), plain(help)]),
    ),
  );
}

import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RULES } from './all-rules';
import { annotationsPage } from './annotations-page';
import { platformWrittenPage } from './platform-written-page';
import { reachabilityPage } from './reachability-page';
import { refusalsPage } from './refusals-page';
import { ruleIndexPage, rulePage } from './rule-pages';

/** Writes the pages that are projections of the schema, of the rules and of the model; pages of rules that are gone go too. */
function main(folder: string): void {
  const rulesFolder = join(folder, 'rules');
  mkdirSync(rulesFolder, { recursive: true });
  const pages = new Map([
    [join(folder, 'annotations.md'), annotationsPage()],
    [join(folder, 'platform-written.md'), platformWrittenPage()],
    [join(folder, 'reachability.md'), reachabilityPage()],
    [join(folder, 'refusals.md'), refusalsPage()],
    [join(rulesFolder, 'README.md'), ruleIndexPage(ALL_RULES)],
    ...ALL_RULES.map((rule) => [join(rulesFolder, `${rule.id}.md`), rulePage(rule)] as const),
  ]);
  for (const name of readdirSync(rulesFolder)) if (!pages.has(join(rulesFolder, name))) rmSync(join(rulesFolder, name));
  for (const [path, text] of pages) writeFileSync(path, text);
}

main('docs');

import { didYouMean } from '../diagnostics/nearest';
import { pageOfRule } from '../diagnostics/pages';
import { show } from '../diagnostics/show';
import { LINT_RULES } from '../lint/lint-rules';
import { MIN_WIDTH, wrap } from '../reporters/cells';
import { SYNTHESIS_RULE_IDS } from '../rules';
import { CliError } from './cli-error';
import { displayOf } from './display';
import { ExitCode } from './exit-code';
import type { World } from './world';

/** Lists the rules, one a line, or explains those that are named. On a terminal words stay whole. */
export function tellRules(ids: readonly string[], world: World): ExitCode {
  const { stdout } = world;
  const cells = stdout.isTTY === true ? displayOf(world, undefined).width : Number.POSITIVE_INFINITY;
  stdout.write(ids.length === 0 ? list(cells) : '');
  const { rulePage }: typeof import('../docs/rule-pages') = require('../docs/rule-pages');
  for (const id of ids) {
    const rule = LINT_RULES.find((each) => each.id === id);
    if (SYNTHESIS_RULE_IDS.includes(id))
      throw new CliError(`${id} checks an app when it is synthesized, and no manifests: ${pageOfRule(id)} explains it`);
    if (rule === undefined) {
      const known = LINT_RULES.map((each) => each.id);
      throw new CliError(`there is no rule ${show(id)}${didYouMean(id, known) || '; cdk8s-cce rules lists all'}`);
    }
    // Who reads it here edits nothing.
    stdout.write(wrapped(rulePage(rule).replace(/^<!--.*-->\n+/, ''), cells));
  }
  return ExitCode.OK;
}

function list(cells: number): string {
  const width = Math.max(...LINT_RULES.map(({ id }) => id.length));
  return LINT_RULES.map(({ id, severity, statement, fixes }) => {
    const head = `${id.padEnd(width)}  ${severity.padEnd(7)}`;
    const text = `${statement}${fixes === undefined ? '' : ' (--fix)'}`;
    const beside = cells - head.length - 2;
    if (beside >= MIN_WIDTH) return `${head}  ${wrap(text, beside).join(`\n${' '.repeat(head.length + 2)}`)}\n`;
    return [head.trimEnd(), ...wrap(text, Math.max(MIN_WIDTH, cells) - 2).map((line) => `  ${line}`), ''].join('\n');
  }).join('');
}

/** Prose is broken at blanks; code, tables and addresses stay as they are. */
function wrapped(markdown: string, cells: number): string {
  return markdown
    .split(/(^```[\s\S]*?^```$)/m)
    .map((part) =>
      part.startsWith('```')
        ? part
        : part
            .split('\n')
            .map((line) => proseOf(line, cells))
            .join('\n'),
    )
    .join('');
}

function proseOf(line: string, cells: number): string {
  if (line.startsWith('|') || line.includes('](')) return line;
  const indent = line.startsWith('- ') ? '  ' : '';
  return wrap(line.slice(indent.length), Math.max(MIN_WIDTH, cells) - indent.length)
    .map((text, index) => (index === 0 ? line.slice(0, indent.length) : indent) + text)
    .join('\n');
}

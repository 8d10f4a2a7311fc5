import { printable } from '../diagnostics/show';

/** Text that Markdown shows as it is, in a paragraph or in a cell of a table. */
export function plain(text: string): string {
  return (
    text
      .replace(/[\\`*<>[\]|~]/g, '\\$&')
      // Inside a word an underscore is no markup.
      .replace(/(?<!\w)_|_(?!\w)/g, '\\_')
      .replace(/\n/g, ' ')
  );
}

/** A code span of any text. */
export function code(text: string): string {
  const shown = printable(text);
  const fence = '`'.repeat(Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length)) + 1);
  return shown.includes('`') || shown.trim() !== shown || shown === '' ? `${fence} ${shown} ${fence}` : `\`${shown}\``;
}

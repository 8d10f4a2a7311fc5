/** Text inside a table cell or a paragraph: nothing in it is markup. */
export function plain(text: string): string {
  return (
    text
      .replace(/\\/g, '\\\\')
      .replace(/([|<>*`[\]])/g, '\\$1')
      // Inside a word an underscore is no markup.
      .replace(/(?<!\w)_|_(?!\w)/g, '\\_')
      .replace(/\n/g, ' ')
  );
}

/** Text as code, with a fence that does not occur in it. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${text}${fence}` : `${fence} ${text} ${fence}`;
}

/** Code inside a table cell: a bar would end the cell. */
export function cellCode(text: string): string {
  return code(text).replace(/\|/g, '\\|');
}

export function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

export function bullets(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

/** Paragraphs, empty ones left out. */
export function page(...parts: readonly (string | undefined)[]): string {
  return `${parts.filter((part) => part !== undefined && part !== '').join('\n\n')}\n`;
}

export const GENERATED = '<!-- Generated from the schema and the rules by `npx projen docs:generate`. Do not edit. -->';

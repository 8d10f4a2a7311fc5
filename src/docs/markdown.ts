import { code } from '../reporters/markdown-text';

export { code, plain } from '../reporters/markdown-text';

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

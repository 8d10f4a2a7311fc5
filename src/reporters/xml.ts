import { printable } from '../diagnostics/show';

/** An element on lines of its own; `inside` is text or elements. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: string | readonly string[],
): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(`${value}`)}"`)].join(
    ' ',
  );
  return typeof inside === 'string'
    ? `<${start}>${escapeText(inside)}</${name}>\n`
    : `<${start}>\n${inside.join('')}</${name}>\n`;
}

/** Line breaks of ours stay. */
function escapeText(text: string): string {
  return text.split('\n').map(escapeXml).join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What XML 1.0 forbids even as a reference is shown as `printable` shows the like. */
export function escapeXml(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

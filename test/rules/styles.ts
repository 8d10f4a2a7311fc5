// The same objects as people write them.
import * as yaml from 'js-yaml';

const block = (data: unknown, options: yaml.DumpOptions = {}) =>
  yaml.dump(data, { lineWidth: -1, noRefs: true, skipInvalid: true, ...options });

const commented = (text: string) =>
  text
    .split('\n')
    .map((line) => (/^\s*[^\s'"]+: '?[\w./-]+'?$/.test(line) ? `${line} # kept` : line))
    .join('\n');

/** Texts of one object. A List holds it together with others. */
export const STYLES: Readonly<Record<string, (data: unknown) => string>> = {
  block,
  'block with comments': (data) => `# kept\n${commented(block(data))}`,
  'literal blocks': (data) => block(data).replace(/^( *)(\S+): '(\{.*)'$/gm, '$1$2: |-\n$1  $3'),
  'CRLF and a mark': (data) => `\ufeff${block(data).replaceAll('\n', '\r\n')}`,
  flow: (data) => `---\n${block(data, { flowLevel: 0 })}`,
  'flow annotations': (data) => block(data, { flowLevel: 2 }),
  'single quotes': (data) => block(data, { forceQuotes: true, quotingType: "'" }),
  'double quotes': (data) => block(data, { forceQuotes: true, quotingType: '"' }),
  JSON: (data) => JSON.stringify(data),
  'indented JSON': (data) => JSON.stringify(data, null, 2),
  'a List': (data) => block({ apiVersion: 'v1', kind: 'List', items: [data] }),
};

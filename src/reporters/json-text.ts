/** JSON on one line. What `printable` would escape is escaped by JSON's own means, so that whoever reads it gets the value as it is. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** A list with one item a line: `grep`, `head` and `diff` are of use, and thousands of findings stay small. */
export function jsonLines(items: readonly unknown[]): string {
  return items.length === 0 ? '[]' : `[\n${items.map(jsonText).join(',\n')}\n]`;
}

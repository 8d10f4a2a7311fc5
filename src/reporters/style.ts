const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;

/** Text in colour, if there is to be any. */
export type Paint = (text: string, ...styles: readonly (keyof typeof CODES)[]) => string;

export function painter(color: boolean): Paint {
  return (text, ...styles) =>
    color ? `\u001b[${styles.map((style) => CODES[style]).join(';')}m${text}\u001b[0m` : text;
}

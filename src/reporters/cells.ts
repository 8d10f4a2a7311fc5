/** East Asian wide and full-width characters, and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}/u;
/** Marks that stand on the character before them. */
const COMBINING = /[\p{Mn}\p{Me}]/u;

/** How many cells of a terminal one character takes. */
function cellsOfCharacter(character: string): number {
  if (character < '\u0300') return 1;
  return COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
}

/** Narrower, nothing can be read. */
export const MIN_WIDTH = 40;

/** How many cells of a terminal a text takes that has no control characters. */
export function cellsOf(text: string): number {
  let cells = 0;
  for (const character of text) cells += cellsOfCharacter(character);
  return cells;
}

/** Lines of at most so many cells, broken at spaces; a word that is longer is broken anywhere. */
export function wrap(text: string, cells: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text.split(' ').flatMap((each) => pieces(each, cells))) {
    const length = cellsOf(word);
    if (line !== '' && used + 1 + length > cells) {
      lines.push(line);
      line = '';
      used = 0;
    }
    used += length + (line === '' ? 0 : 1);
    line += (line === '' ? '' : ' ') + word;
  }
  return [...lines, line];
}

function pieces(word: string, cells: number): string[] {
  if (cellsOf(word) <= cells) return [word];
  const found: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const length = cellsOfCharacter(character);
    if (used + length > cells) {
      found.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += length;
  }
  return [...found, piece];
}

/** The standard input, as a file. */
export const STANDARD_INPUT = '-';

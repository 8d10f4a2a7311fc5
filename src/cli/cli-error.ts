/** What was asked for cannot be done as it was asked. */
export class CliError extends Error {
  override readonly name = 'CliError';
}

/** Of the user's: the command line prints the stack, and ours says nothing. */
export function mistake(message: string): Error {
  const error = new Error(message);
  error.stack = `cdk8s-cce: ${message}`;
  return error;
}

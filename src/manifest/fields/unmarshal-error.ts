/** How the API server calls the types of JSON. */
export function jsonTypeOf(value: unknown): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'string' || typeof value === 'number') return typeof value;
  return Array.isArray(value) ? 'array' : 'object';
}

/**
 * The words of the API server, and of kubectl, for a value that it cannot read.
 *
 * @param jsonType as `jsonTypeOf` has it
 * @param field behind the name of the struct that it is one of, without positions in lists: `ServicePort.spec.ports.port`
 */
export function unmarshalError(jsonType: string, field: string, goType: string): string {
  return `json: cannot unmarshal ${jsonType} into Go struct field ${field} of type ${goType}`;
}

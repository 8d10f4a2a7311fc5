/** An expression that a template engine, a shell or Kubernetes will replace: the final value is not known. */
const TEMPLATE = /\$\{|\{\{|\$\(/;

export function isTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}

/** Whether a value of any kind is such an expression. */
export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && isTemplate(value);
}

/** What pages print where a reader has to put a value of their own. */
const PLACEHOLDER = /^<.*>$|\*{2,}|^\*(\.\*)+$|^x{3,}$|^\*$|^your[-_ ]|^\.{3}$/i;

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

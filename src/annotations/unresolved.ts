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
const PLACEHOLDER =
  /^<.*>$|^\{[\w-]+\}$|\*{2,}|^\*(\.\*)+$|^\*$|^your[-_ ]|^(change|replace)[-_ ]?(me|with|this)(?![a-z])|^\.{3}$/i;

/** An id of which a part is blacked out: 9d06a39d-xxxx-xxxx-xxxx-c204397498a3. */
const MASKED_ID = /^(?=.*xxx)[\da-fx-]+$/i;

export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return PLACEHOLDER.test(trimmed) || MASKED_ID.test(trimmed);
}

/**
 * An expression that a template engine, a shell, a vault or Kubernetes will replace: the final value is not known. `${A}`, `{{ .a }}`,
 * `$(A)`, `$A`, `{% if a %}`, `<%= a %>`, `<path:a#b>`.
 */
const TEMPLATE = /\$\{|\{\{|\$\(|\$[A-Z_][A-Z\d_]+|\{%|<%|<path:[^>#]{1,300}#/;

export function isTemplate(text: string): boolean {
  return TEMPLATE.test(text);
}

/** Whether a value of any kind is such an expression. */
export function isUnresolved(value: unknown): boolean {
  return typeof value === 'string' && isTemplate(value);
}

/** What pages print where a reader has to put a value of their own. */
const PLACEHOLDER =
  /^<.*>$|^\{[\w-]+\}$|\*{2,}|^\*(\.\*)+$|^\*$|^your[-_ ]|^(change|replace)[-_ ]?(me|with|this)(?![a-z])|^set[-_]by[-_]|(^|[-_ ])id[-_ ]here$|^\.{3}$/i;

/** What scripts look for and replace: `%ELB_ID%`, `@ELB_ID@`, `__ELB_ID__`. */
const MARKED = /^(%|@|__)[a-z][\w.-]*\1$/i;

/** An id of which a part is blacked out: 9d06a39d-xxxx-xxxx-xxxx-c204397498a3. */
const MASKED_ID = /^(?=.*xxx)[\da-fx-]+$/i;

export function isPlaceholder(text: string): boolean {
  const trimmed = text.trim();
  return PLACEHOLDER.test(trimmed) || MARKED.test(trimmed) || MASKED_ID.test(trimmed);
}

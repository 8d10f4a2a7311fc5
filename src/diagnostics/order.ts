import type { Diagnostic, Severity } from './diagnostic';
import { jsonPointer } from './path';

/** The higher, the worse. */
export const RANKS: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** Errors first, then by object, rule and place: the same findings always stand in the same order. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    RANKS[b.severity] - RANKS[a.severity] ||
    compareTexts(a.subject.namespace ?? '', b.subject.namespace ?? '') ||
    compareTexts(a.subject.name, b.subject.name) ||
    compareTexts(a.rule, b.rule) ||
    compareTexts(jsonPointer(a.path), jsonPointer(b.path)) ||
    compareTexts(jsonPointer(a.inner ?? []), jsonPointer(b.inner ?? [])) ||
    compareTexts(a.message, b.message)
  );
}

/** By UTF-16 units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

import type { Diagnostic, Severity } from './diagnostic';
import { jsonPointer } from './path';

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 };

/** Errors first, then by rule, object and place: the same findings always stand in the same order. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    RANK[a.severity] - RANK[b.severity] ||
    compare(a.subject.namespace ?? '', b.subject.namespace ?? '') ||
    compare(a.subject.name, b.subject.name) ||
    compare(a.rule, b.rule) ||
    compare(jsonPointer(a.path), jsonPointer(b.path)) ||
    compare(jsonPointer(a.inner ?? []), jsonPointer(b.inner ?? [])) ||
    compare(a.message, b.message)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

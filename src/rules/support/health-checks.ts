import { healthCheckFlag, healthCheckOptions, type PortHealthCheckValue } from '../../annotations/groups/health-check';
import type { CceService } from '../../engine/cce-service';
import { isDictionary, listAt } from '../../manifest/kube-object';
import { jsonOf } from './annotations';

/** Whether a configuration of checks counts: not if they are off, nor if nobody knows. */
export function isChecked(service: CceService): boolean {
  if (!service.has(healthCheckFlag)) return true;
  const flag = service.text(healthCheckFlag.key);
  return flag !== undefined && flag !== 'off';
}

/** A configuration for one port, and where it stands in the list. */
export interface PortCheck {
  readonly index: number;
  readonly check: PortHealthCheckValue;
}

export function portChecksOf(service: CceService): readonly PortCheck[] {
  const checks = service.value(healthCheckOptions);
  if (checks === undefined) return [];
  // What is no object has no value.
  const indexes = listAt(jsonOf(healthCheckOptions, service)).flatMap((entry, index) =>
    isDictionary(entry) ? [index] : [],
  );
  return checks.map((check, position) => ({ index: indexes[position], check }));
}

/** The platform's name of a field, for messages. */
export function checkFieldName(field: keyof PortHealthCheckValue): string {
  return healthCheckOptions.codec.json?.fields?.[field].name as string;
}

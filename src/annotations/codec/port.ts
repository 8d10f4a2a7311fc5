import { PORT_NUMBERS } from '../../manifest/fields/service-fields';

/** Whether it is the number of a port. */
export function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= PORT_NUMBERS.min && (value as number) <= PORT_NUMBERS.max;
}

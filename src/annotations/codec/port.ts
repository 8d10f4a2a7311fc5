import { PORT_NUMBERS } from '../../manifest/fields/service-fields';

const { min, max } = PORT_NUMBERS;

/** The numbers of ports, in words. */
export const PORT_RANGE = `${min} to ${max}`;

/** Whether it is the number of a port. */
export function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= min && (value as number) <= max;
}

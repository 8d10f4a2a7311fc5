import type { CceService } from './cce-service';

type Services = readonly CceService[];
type Predicate = (service: CceService) => boolean;

const known = new WeakMap<Services, Map<Predicate, Services>>();
const identities = new WeakMap<Services, ReadonlySet<string>>();

/**
 * The Services of a list that meet a condition, filtered once for each list and condition: every Service in a list asks the same of it.
 *
 * @param services a list that lives as long as the run and never changes
 * @param condition a function that lives as long, not one that is made for the call
 */
export function filterOnce(services: Services, condition: Predicate): Services {
  let answers = known.get(services);
  if (answers === undefined) {
    answers = new Map();
    known.set(services, answers);
  }
  let answer = answers.get(condition);
  if (answer === undefined) {
    answer = services.filter(condition);
    answers.set(condition, answer);
  }
  return answer;
}

/** A list without a Service and its variants: the list itself, if they are not in it. */
export function without(services: Services, { object: { identity } }: CceService): Services {
  return identitiesOf(services).has(identity)
    ? services.filter(({ object }) => object.identity !== identity)
    : services;
}

/** Whether there are others in a list than a Service and its variants. */
export function hasOthers(services: Services, { object: { identity } }: CceService): boolean {
  const all = identitiesOf(services);
  return all.size > (all.has(identity) ? 1 : 0);
}

function identitiesOf(services: Services): ReadonlySet<string> {
  let all = identities.get(services);
  if (all === undefined) {
    all = new Set(services.map(({ object }) => object.identity));
    identities.set(services, all);
  }
  return all;
}

import { HEALTH_CHECK_PORT_NAME } from '../annotations/groups/health-check';
import { ALL_SPECS } from '../annotations/registry';
import type { RuleException } from '../engine/rule';

const emptyIsAbsent = ALL_SPECS.filter(({ emptyMeansAbsent }) => emptyMeansAbsent).map(({ key }) => key);

/** Where no rule reports anything; the exceptions of single rules come on top. Their guards head the fact base. */
export const EXCEPTIONS_OF_ALL_RULES: readonly RuleException[] = [
  {
    guards: ['G-cce'],
    text: 'A Service is checked if CCE serves it: of type LoadBalancer, with one of these annotations or known to be meant for CCE, without a spec.loadBalancerClass, not of a NAT gateway (class dnat), and without keys of another controller. Where it carries such annotations in vain, one rule says so; of its fields only the type is checked, and what does not go with it.',
  },
  {
    guards: ['G-unknown'],
    text: 'A fact of the cluster that is not given is not guessed: nothing is said that turns on it, and a line at the end says what could not be checked.',
  },
  {
    guards: ['G-class'],
    text: 'The class of a load balancer is the one that its annotation names. Without one it is union beside a description, and not known beside an id.',
  },
  {
    guards: ['G-live'],
    text: 'What the platform has written into an object that was exported from a cluster is no mistake.',
  },
  {
    guards: ['G-empty'],
    text: `An empty text counts as absent in ${emptyIsAbsent.join(', ')}, and as the name of a flavor.`,
  },
  {
    guards: ['G-template'],
    text: 'An expression that a template engine, a shell or Kubernetes will replace is not checked: ${...}, {{...}}, $(...). A placeholder of a page is reported once, as a value, and not compared with others.',
  },
  {
    guards: ['G-yaml'],
    text: 'What kubectl reads is read, with the same types: on, off, yes and no without quotes are booleans, 1:30 and 2024-01-01 are texts, and a key without a value is an empty text.',
  },
  {
    guards: ['G-healthz'],
    text: `A port named ${HEALTH_CHECK_PORT_NAME} is the one of the platform's own health check: it needs no listener and no flavor, and clashes with nothing.`,
  },
];

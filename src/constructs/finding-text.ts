import { Construct, type IConstruct } from 'constructs';
import { undocumentedBasis } from '../diagnostics/basis';
import type { Diagnostic, Subject } from '../diagnostics/diagnostic';
import { type PageEdition, pageLines } from '../diagnostics/pages';
import { dotted, jsonPointer } from '../diagnostics/path';
import { enumerated, firstFew, printable } from '../diagnostics/show';
import type { NotJudged } from '../engine/run-context';
import { attachedAbove } from './attached-cluster';
import { type Finding, FindingSeverity } from './finding';
import type { NotJudged as NotJudgedValue } from './not-judged';
import { constructOf } from './tree-source';

const SEVERITIES: Readonly<Record<Diagnostic['severity'], FindingSeverity>> = {
  error: FindingSeverity.ERROR,
  warning: FindingSeverity.WARNING,
  info: FindingSeverity.INFO,
};

/** cdk8s puts two spaces before a message, and nothing before its further lines. */
const INDENT = '\n      ';

export function pathOf(subject: Subject): string {
  return constructOf(subject.origin as IConstruct).node.path;
}

/** A diagnostic as a typed value of our API; a copy, for the caller to keep. */
export function toFinding(diagnostic: Diagnostic): Finding {
  const { rule, severity, message, why, help, subject, path, inner, pages, basis, platformMessage } = diagnostic;
  return {
    rule,
    severity: SEVERITIES[severity],
    message,
    why,
    help,
    constructPath: pathOf(subject),
    apiVersion: subject.apiVersion,
    kind: subject.kind,
    namespace: subject.namespace,
    name: subject.name,
    path: jsonPointer(path),
    innerPath: inner === undefined || inner.length === 0 ? undefined : jsonPointer(inner),
    pages: [...pages],
    basis: [...basis],
    platformMessage,
    related: relatedPaths(diagnostic),
  };
}

/** Everything of a finding but its construct's path, which whoever prints it puts before it. */
export function describe(diagnostic: Diagnostic): string {
  const { rule, subject, message, why, help, pages, platformMessage } = diagnostic;
  const place = placeOf(diagnostic);
  const related = relatedPaths(diagnostic);
  const lines = [
    `${rule}: ${message}`,
    ...(place === '' ? [] : [`at: ${place}`]),
    ...(related.length === 0 ? [] : [`with: ${firstFew(related, RELATED_SHOWN)}`]),
    `why: ${why}`,
    `help: ${help}`,
    ...pageLines(pages, 'CceValidation.findings()', editionOf(subject)).map(
      (line, index) => `${index === 0 ? 'see: ' : '  '}${line}`,
    ),
    ...basisLines(diagnostic),
    ...(platformMessage === undefined ? [] : [`platform: ${platformMessage}`]),
  ];
  return lines.map(printable).join(INDENT);
}

/** Whose pages the author reads. */
function editionOf({ origin }: Subject): PageEdition | undefined {
  return Construct.isConstruct(origin) ? attachedAbove(origin)?._facts.edition : undefined;
}

/** More constructs than these make nothing clearer; `findings()` has them all. */
const RELATED_SHOWN = 5;

function basisLines(diagnostic: Diagnostic): string[] {
  const basis = undocumentedBasis(diagnostic);
  return basis === '' ? [] : [`basis: ${basis}`];
}

/** `metadata.annotations["..."] (bandwidth_size) of Service shop/web`; empty for a construct that stands for no object. */
function placeOf({ subject, path, inner = [] }: Diagnostic): string {
  if (subject.kind === '') return '';
  const object = `${subject.kind} ${subject.namespace === undefined ? '' : `${subject.namespace}/`}${subject.name}`;
  if (path.length === 0) return object;
  return `${dotted(path)}${inner.length === 0 ? '' : ` (${dotted(inner)})`} of ${object}`;
}

function relatedPaths({ subject, related }: Diagnostic): string[] {
  return [...new Set(related.map(pathOf))].filter((path) => path !== pathOf(subject)).sort();
}

/** What would have told each fact. */
const REMEDIES: Readonly<Record<NotJudged['fact'], string>> = {
  clusterType: 'its type (CceCluster.standard or CceCluster.turbo)',
  network: 'network',
  version: 'version',
  proxyMode: 'proxyMode',
  edition: 'edition',
  elbClass: 'the class of the load balancer',
};

/** One line for everything that could not be judged. */
export function describeNotJudged(notJudged: readonly NotJudged[]): string {
  const what = notJudged.map(({ fact, rules }) => `${rules.join(', ')} (${fact} is not known)`).join('; ');
  return `not checked: ${what}; ${remediesOf(notJudged.map(({ fact }) => fact))}`;
}

function remediesOf(facts: readonly NotJudged['fact'][]): string {
  const ofCluster = facts.filter((fact) => fact !== 'elbClass').map((fact) => REMEDIES[fact]);
  const remedies = [
    ...(ofCluster.length === 0 ? [] : [`attach a CceCluster with ${enumerated(ofCluster)}`]),
    ...(ofCluster.length === facts.length ? [] : [`say ${REMEDIES.elbClass}`]),
  ];
  return remedies.join(', and ');
}

/** The same as a typed value of our API. */
export function toNotJudged({ fact, rules }: NotJudged, concerned: readonly Subject[]): NotJudgedValue {
  return {
    fact,
    rules: [...rules],
    constructPaths: [...new Set(concerned.map(pathOf))].sort(),
    help: remediesOf([fact]),
  };
}

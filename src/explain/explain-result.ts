import type { PageEdition } from '../diagnostics/pages';
import type { Resource } from '../lint/lint-result';
import type { Client } from '../reachability/dimensions';
import type { CalledAddress, Cell } from '../reachability/explanation';
import type { Given, ServiceDimension } from '../reachability/scene';
import type { Verdict } from '../reachability/verdict';

export type { CalledAddress, Cell, Client, Given, Resource, ServiceDimension, Verdict };
export type Remedy = Verdict['remedies'][number];

/** An object, and where it begins. */
export interface ObjectPlace {
  readonly resource: Resource;
  /** As it was given; `-` is the standard input. */
  readonly file: string;
  readonly line: number;
}

/** A dimension of which several values are possible. */
export interface OpenDimension {
  readonly dimension: ServiceDimension;
  readonly values: readonly string[];
}

/** What a Service does to others on the same load balancer: clients inside the cluster cannot reach them. */
export interface OutOfReach {
  readonly what: 'ingresses' | 'services-of-other-clusters';
  readonly others: readonly ObjectPlace[];
  /** How many there are; `others` names a hundred at most. */
  readonly count: number;
  readonly assuming: Given;
  readonly reason: string;
  readonly notes: readonly string[];
  readonly confidence: Verdict['confidence'];
  readonly facts: readonly string[];
  readonly pages: readonly string[];
  readonly remedies: readonly Remedy[];
}

/** Who reaches a Service while certain things are so. */
export interface State {
  /** What is decided. */
  readonly given: Given;
  readonly open: readonly OpenDimension[];
  /** What was read in a way that nobody documents, could not be read, or does not count; absent if there is nothing to remark. */
  readonly remarks?: readonly string[];
  /** Whether the load balancer has an EIP; absent if nothing says so. */
  readonly hasEip?: boolean;
  readonly cells: readonly Cell[];
  readonly elsewhere: readonly OutOfReach[];
}

/** What differs for a client and an address. */
export interface Change {
  readonly client: Client;
  readonly address: CalledAddress;
  readonly what: readonly ('outcome' | 'path' | 'clientIp')[];
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
}

/** The same Service, if some things were different. */
export interface WhatIf extends State {
  readonly asked: Given;
  /** In the order of the cells. */
  readonly changes: readonly Change[];
}

export interface ServiceExplanation extends ObjectPlace, State {
  /** Whose pages are meant; absent if nothing says so. */
  readonly edition?: PageEdition;
  readonly whatIf?: WhatIf;
}

export interface ExplainResult {
  readonly services: readonly ServiceExplanation[];
}

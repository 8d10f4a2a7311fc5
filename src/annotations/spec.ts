import type { ClusterTypeName } from '../cluster/cluster-type';
import type { CceEditionName } from '../cluster/edition';
import type { VersionList } from '../cluster/version';
import type { Basis, Severity } from '../diagnostics/diagnostic';
import type { TextCodec } from './codec/codec';
import type { Condition, ListenerProtocol } from './condition';
import type { ElbClassName } from './elb-class';

/** A page of the platform's documentation or another source, by the id that our sources table explains. */
export type Page = string;

/** What defeats a setting, or what it cannot do without. Judged by one generic rule for each kind. */
export interface Constraint {
  /**
   * `requires`: `condition` must hold. `conflicts`: it must not, the two exclude each other.
   * `ineffective`: where it holds, the setting is there and does nothing.
   */
  readonly kind: 'requires' | 'conflicts' | 'ineffective';
  readonly condition: Condition;
  /** Judged only where this holds: a switch that is off needs nothing. */
  readonly when?: Condition;
  readonly severity: Severity;
  readonly why: string;
  readonly help: string;
  /** The rules of the fact base that it stands for. Empty: a fact of the annotation itself. */
  readonly facts: readonly string[];
  readonly pages: readonly Page[];
  readonly basis: readonly Basis[];
  readonly platformMessage?: string;
  /** The rule that judges this instead of the generic one: the fact needs more than the schema can say. */
  readonly ownRule?: string;
}

/** Versions that one value, or one part of a value, needs beside those of the annotation. */
export interface ValueVersions<T> {
  /** `tls`, `more than one id`, `vip_address`. */
  readonly what: string;
  readonly applies: (value: T) => boolean;
  readonly since: VersionList;
  /** The list is that of one class of load balancer; of the other nothing is documented. */
  readonly elbClass?: ElbClassName;
  readonly severity?: Severity;
  /** The field that it is about, by the platform's name, if `what` is none. */
  readonly field?: (value: T) => string;
  /** What an older cluster makes of it, where that is another thing than of an annotation that it does not know. */
  readonly why?: string;
  readonly help?: string;
  readonly facts?: readonly string[];
}

/** A range that depends on what the listeners speak. */
export interface ListenerRange {
  readonly listeners: readonly ListenerProtocol[];
  readonly min: number;
  readonly max: number;
  readonly default?: number;
}

/** The typed prop through which users write the annotation, or why there is none. */
export type TypedProp = { readonly prop: string } | { readonly noProp: string };

/** What a load balancer of another class does with the annotation, where more is known than that it is not documented for it. */
export interface ClassLimit {
  /** Judged only where this holds. */
  readonly when?: Condition;
  readonly severity: Severity;
  readonly why: string;
  readonly facts: readonly string[];
  readonly platformMessage?: string;
}

/** Everything that is known of one annotation. The only place where its key is written. */
export interface AnnotationSpec<T = any> {
  readonly key: string;
  /** The section of the document. */
  readonly group: string;
  readonly summary: string;
  readonly codec: TextCodec<T>;
  /** A value as many write it, where its form cannot be said in a few words. */
  readonly example?: T;
  /** The class of load balancer that the example is for; absent if it is right for both. */
  readonly exampleClass?: ElbClassName;
  /** An empty text counts as absent. */
  readonly emptyMeansAbsent?: boolean;
  /** What absence means. */
  readonly default?: string;
  readonly writtenBy: 'user' | 'platform' | 'user-or-platform';
  /** The classes of load balancer that it is documented for. */
  readonly elbClasses: readonly ElbClassName[];
  /** `constraints`: they say it, and the generic rule is silent. */
  readonly classLimit?: ClassLimit | 'constraints';
  readonly clusterTypes: readonly ClusterTypeName[];
  readonly clusterTypeLimit?: 'constraints';
  readonly since: VersionList | Readonly<Record<ElbClassName, VersionList>>;
  readonly sinceByValue?: readonly ValueVersions<T>[];
  /** The rules of the fact base that the versions stand for, where one of their own names them. */
  readonly versionFacts?: readonly string[];
  readonly listenerRanges?: readonly ListenerRange[];
  /** Whether the platform takes a change of an existing Service. */
  readonly mutable: boolean | 'unknown';
  readonly onChange?: string;
  /** The load balancer keeps what was set. */
  readonly keptOnRemoval?: true;
  readonly onRemove?: string;
  readonly editions: readonly CceEditionName[];
  /** Read in an official page or named by the platform itself. */
  readonly verified: boolean;
  readonly constraints: readonly Constraint[];
  /** The platform's own words when it refuses the value. */
  readonly refusedWith?: string;
  /** It has no effect any more. */
  readonly obsolete?: {
    /** From these versions on. */
    readonly since: VersionList;
    readonly instead: string;
    readonly facts: readonly string[];
  };
  /** The key that is meant. */
  readonly misspellingOf?: string;
  /** The rules of the fact base that the codec, ranges and versions stand for. */
  readonly facts: readonly string[];
  readonly notes: readonly string[];
  readonly pages: readonly Page[];
  readonly offered: TypedProp;
}

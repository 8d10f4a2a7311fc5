/** How bad a finding is. */
export enum FindingSeverity {
  /** The platform refuses it, or it surely does harm: the synthesis fails. */
  ERROR = 'error',
  /** It is silently ignored, degraded or risky: written to standard error. */
  WARNING = 'warning',
  /** Worth knowing: only in `CceValidation.findings()`. */
  INFO = 'info',
}

/** What a rule says of one object. */
export interface Finding {
  /** The id of the rule. It never changes. */
  readonly rule: string;

  /** How bad it is. */
  readonly severity: FindingSeverity;

  /** What is wrong, with the value found and the values allowed. */
  readonly message: string;

  /** Why it matters. */
  readonly why: string;

  /** What to do. */
  readonly help: string;

  /** The path of the construct; empty for the app itself. */
  readonly constructPath: string;

  /** The API version of the object; empty if the finding is about a construct without an object. */
  readonly apiVersion: string;

  /** The kind of the object; empty if the finding is about a construct without an object. */
  readonly kind: string;

  /**
   * The namespace of the object.
   *
   * @default - the manifest names none
   */
  readonly namespace?: string;

  /** The name of the object; empty if the finding is about a construct without an object. */
  readonly name: string;

  /** Where, inside the object: a JSON pointer, such as `/metadata/annotations/kubernetes.io~1elb.class`. */
  readonly path: string;

  /**
   * Where, inside the JSON value of the annotation that `path` names: a JSON pointer.
   *
   * @default - the value as a whole
   */
  readonly innerPath?: string;

  /** The ids of pages of the platform's documentation, most telling first. `npx cdk8s-cce rules <rule>` has their addresses. */
  readonly pages: string[];

  /**
   * How the fact is known: `docs`, stated by an official page; `observed`, seen on real clusters by third parties; `ancestor`,
   * behaviour of the first published provider source; `derived`, a consequence of documented facts.
   */
  readonly basis: string[];

  /**
   * The platform's own words.
   *
   * @default - not known
   */
  readonly platformMessage?: string;

  /** The paths of other constructs that have a part in it. */
  readonly related: string[];
}

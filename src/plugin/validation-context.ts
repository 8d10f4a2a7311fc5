// The contract of cdk8s-cli, as far as it is used here: as a dependency it would be large for a few types.

/** What the command line hands to a validation plugin. */
export interface ValidationContext {
  /** The paths of the manifests. */
  readonly manifests: readonly string[];
  /** Where objects come from, by their names: of several of one name, that of the last one. */
  readonly metadata?: Readonly<Record<string, { readonly path?: string }>>;
  readonly report: ValidationReport;
}

export interface ValidationReport {
  addViolation(violation: Violation): void;
  /** Has to be called, and decides: a report with violations can be a success. */
  submit(status: 'success' | 'failure', summary: Readonly<Record<string, string>>): void;
}

/** One entry of the report. */
export interface Violation {
  readonly ruleName: string;
  /** Printed as "Recommendation". */
  readonly recommendation: string;
  /** Printed as "How to fix". */
  readonly fix: string;
  readonly violatingResources: readonly ViolatingResource[];
}

export interface ViolatingResource {
  /** By this name, and nothing else, the command line looks up the path of the construct. */
  readonly resourceName: string;
  readonly manifestPath: string;
  /** One for each finding: the report counts them. */
  readonly locations: readonly string[];
}

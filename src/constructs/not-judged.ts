/** A fact that is not known, and what could not be checked without it. */
export interface NotJudged {
  /**
   * The fact: `clusterType`, `network`, `version`, `proxyMode` or `edition` of the cluster, or `elbClass`, the class of an existing load
   * balancer.
   */
  readonly fact: string;

  /** The ids of the rules that would have needed it, in order. */
  readonly rules: string[];

  /** The paths of the constructs whose Services they could not check, in order. */
  readonly constructPaths: string[];

  /** What would tell it. */
  readonly help: string;
}

import type { ElbClass } from '../annotations/elb-class';

/**
 * The load balancer that serves a Service: one that exists already, or one that the platform creates for it.
 *
 * Made by the factories of `ExistingElb` and `ElbAutocreate`; a Service takes exactly one.
 */
export abstract class Elb {
  /** Shared or dedicated. */
  public readonly elbClass: ElbClass;

  /**
   * @internal
   */
  protected constructor(elbClass: ElbClass) {
    this.elbClass = elbClass;
  }

  /**
   * The annotations that stand for the choice.
   *
   * @internal
   */
  public abstract _annotations(): Readonly<Record<string, string>>;
}

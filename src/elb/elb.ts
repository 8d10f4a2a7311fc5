import type { ElbClass } from '../annotations/elb-class';
import { UsageError } from './usage-error';

/**
 * The load balancer that serves a Service: one that exists already, or one that the platform creates for it.
 *
 * Made by the factories of `ExistingElb` and `ElbAutocreate`, and by nothing else; a Service takes exactly one.
 */
export abstract class Elb {
  /** Shared or dedicated. */
  public readonly elbClass: ElbClass;

  /**
   * @internal
   */
  protected constructor(elbClass: ElbClass) {
    // The compiler does not see internal members: it accepts a subclass of somebody else's, which would fail where it is used.
    if (this._annotations === undefined) {
      throw new UsageError(
        'Elb',
        "it is not made by 'new', and has no other subclasses; use a factory of ExistingElb or ElbAutocreate",
      );
    }
    this.elbClass = elbClass;
  }

  /**
   * The annotations that stand for the choice.
   *
   * @internal
   */
  public abstract _annotations(): Readonly<Record<string, string>>;
}

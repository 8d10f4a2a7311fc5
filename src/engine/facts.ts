import type { ClusterFact, ClusterFacts } from '../cluster/cluster-facts';
import type { CceService } from './cce-service';

/** A fact that a rule can lack. */
export type MissingFact = ClusterFact | 'elbClass';

/** The facts of a Service's cluster and of its load balancer. */
export abstract class Facts {
  /**
   * A fact of the Service's cluster. To be asked last, when all else speaks for a finding: a fact that is not given is
   * noted as what kept the rule from judging.
   */
  known<F extends ClusterFact>(service: CceService, fact: F, rule: string): ClusterFacts[F] {
    const value = service.cluster[fact];
    if (value === undefined) this.note(service, fact, rule);
    return value;
  }

  /** The same for the class of an existing load balancer. What a part does not say, what completes it can. */
  knownElbClass(service: CceService, rule: string): CceService['elbClass'] {
    if (service.elbClass === undefined && !service.isPart) this.note(service, 'elbClass', rule);
    return service.elbClass;
  }

  /** Says that a rule could not judge the Service without the fact. */
  abstract note(service: CceService, fact: MissingFact, rule: string): void;
}

import { flavorKind, flavorLayer, flavorText } from '../annotations/groups/autocreate';
import { show } from '../diagnostics/show';
import { checkFactory, FACTORY } from './factory';
import { anything } from './readers';
import { readProps } from './structs';
import { locate, UsageError } from './usage-error';

/** The names of the flavors of a dedicated load balancer; at least one. */
export interface ElbFlavorNames {
  /**
   * The flavor for TCP, UDP and TLS ports (network load balancing), such as `L4_flavor.elb.s1.small`.
   *
   * @default - none: the load balancer serves no TCP, UDP or TLS port
   */
  readonly layer4?: string;

  /**
   * The flavor for HTTP and HTTPS ports (application load balancing), such as `L7_flavor.elb.s1.small`.
   *
   * @default - none: the load balancer serves no HTTP or HTTPS port
   */
  readonly layer7?: string;
}

/**
 * The flavors of a dedicated load balancer that is created automatically. Both elastic or both fixed, never mixed.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
 */
export class ElbFlavors {
  /**
   * Flavors of a fixed specification.
   *
   * @param names the flavor of layer 4, of layer 7, or both
   * @throws if no name is given, or one is wrong or that of the other layer
   */
  public static fixedSpecification(names: ElbFlavorNames): ElbFlavors {
    return new ElbFlavors(FACTORY, 'ElbFlavors.fixedSpecification', names, false);
  }

  /**
   * Flavors of an elastic specification, which follows the load. Needs a cluster of v1.21.10-r10, v1.23.8-r10,
   * v1.25.3-r10 or later.
   *
   * @param names the flavor of layer 4, of layer 7, or both
   * @throws if no name is given, or one is wrong, that of the other layer, or that of a fixed specification
   * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0681.html
   */
  public static elasticSpecification(names: ElbFlavorNames): ElbFlavors {
    return new ElbFlavors(FACTORY, 'ElbFlavors.elasticSpecification', names, true);
  }

  /** The flavor for TCP, UDP and TLS ports. */
  public readonly layer4?: string;

  /** The flavor for HTTP and HTTPS ports. */
  public readonly layer7?: string;

  private constructor(
    key: unknown,
    owner: string,
    names: ElbFlavorNames,
    /** Whether the specification follows the load. */
    public readonly isElastic: boolean,
  ) {
    checkFactory(key, 'ElbFlavors', 'fixedSpecification', 'elasticSpecification');
    const { layer4, layer7 } = readProps<ElbFlavorNames>(
      owner,
      names,
      { layer4: anything, layer7: anything },
      { renamed: { l4FlavorName: 'layer4', l7FlavorName: 'layer7' } },
    );
    if (layer4 === undefined && layer7 === undefined) {
      throw new UsageError(
        owner,
        "give 'layer4' for TCP, UDP and TLS ports, 'layer7' for HTTP and HTTPS ports, or both",
      );
    }
    this.layer4 = layer4;
    this.layer7 = layer7;
    if (layer4 !== undefined) this.check(owner, layer4, 4);
    if (layer7 !== undefined) this.check(owner, layer7, 7);
  }

  /** What the name of a flavor tells must not contradict where it stands. */
  private check(owner: string, name: string, layer: 4 | 7): void {
    const prop = `layer${layer}`;
    locate(owner, [prop], () => flavorText.encode(name));
    const other = flavorLayer(name);
    if (other !== undefined && other !== layer) {
      throw new UsageError(owner, `${prop}: ${show(name)} is a flavor of layer ${other}; give it as 'layer${other}'`);
    }
    if (this.isElastic && flavorKind(name) === 'fixed') {
      throw new UsageError(
        owner,
        `${prop}: ${show(name)} is a flavor of a fixed specification; use ElbFlavors.fixedSpecification`,
      );
    }
  }
}

import { EIP_TYPES } from '../annotations/groups/autocreate';
import { checkFactory, FACTORY } from './factory';
import { text } from './readers';
import { locate } from './usage-error';

/**
 * The type of a public address (EIP). Which types there are depends on the region.
 *
 * @see https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0385.html
 */
export class EipType {
  /** Dynamic BGP, `5_bgp`: on Huawei Cloud and on Open Telekom Cloud. */
  public static readonly BGP = new EipType(FACTORY, EIP_TYPES.bgp);

  /** Static BGP, `5_sbgp`: on Huawei Cloud. */
  public static readonly STATIC_BGP = new EipType(FACTORY, EIP_TYPES.staticBgp);

  /** China Telecom, `5_telcom`: on Huawei Cloud. */
  public static readonly CHINA_TELECOM = new EipType(FACTORY, EIP_TYPES.chinaTelecom);

  /** China Unicom, `5_union`: on Huawei Cloud. */
  public static readonly CHINA_UNICOM = new EipType(FACTORY, EIP_TYPES.chinaUnicom);

  /**
   * A type of your region that has no constant here. An unknown name is a warning at synthesis, not an error.
   *
   * @param name as the EIP service of the region calls it, such as `5_g-vm`
   * @throws if the name is not text, is empty, or has more than 1024 characters
   */
  public static of(name: string): EipType {
    locate('EipType.of', ['name'], () => text(name));
    return new EipType(FACTORY, name);
  }

  private constructor(
    key: unknown,
    /** As it is written. */
    public readonly name: string,
  ) {
    checkFactory(key, 'EipType', 'of');
  }
}

/** Whose cloud runs the cluster. It is the same product; some settings and limits differ. */
export enum CceEdition {
  /** Huawei Cloud. */
  HUAWEI_CLOUD = 'huawei',
  /** Open Telekom Cloud. */
  OPEN_TELEKOM_CLOUD = 'otc',
}

export type CceEditionName = `${CceEdition}`;

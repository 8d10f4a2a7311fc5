/** The node ports of a cluster. See cce_10_0213, cce_10_0784. */
export const NODE_PORTS = {
  default: { min: 30000, max: 32767 },
  widest: { min: 20106, max: 32767 },
} as const;

import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { TextForm } from './text-forms';

type Family = 'ipv4' | 'ipv6';

/** Of which family an address is. An IPv4 address that is written as one of IPv6 is one of IPv4. */
export function familyOf(address: string): Family | undefined {
  const family = notationOf(address);
  return family === 'ipv6' && EVERY_IPV4_ADDRESS.check(withoutZeros(address), family) ? 'ipv4' : family;
}

/** As what Kubernetes reads an address: with zeros before a number, and without a zone. */
function notationOf(address: string): Family | undefined {
  const text = withoutZeros(address);
  if (isIPv4(text)) return 'ipv4';
  return isIPv6(text) && !text.includes('%') ? 'ipv6' : undefined;
}

/** 010.0.0.1 is 10.0.0.1, and so it is at the end of an IPv6 address. */
function withoutZeros(address: string): string {
  const start = address.lastIndexOf(':') + 1;
  const end = address.slice(start);
  return end.includes('.') ? address.slice(0, start) + end.replace(/(^|\.)0+(?=\d)/g, '$1') : address;
}

const MASK_BITS: Readonly<Record<Family, number>> = { ipv4: 32, ipv6: 128 };

/** Blanks around it count for nothing. */
function isRange(text: string): boolean {
  const [, address, bits] = /^\s*([^/]*)\/(\d{1,9})\s*$/.exec(text) ?? [];
  const family = address === undefined ? undefined : notationOf(address);
  return family !== undefined && Number(bits) <= MASK_BITS[family];
}

/** What no packet from outside can be for. */
const SPECIAL_RANGES: readonly (readonly [network: string, prefix: number, family: Family])[] = [
  ['0.0.0.0', 32, 'ipv4'],
  ['::', 128, 'ipv6'],
  ['127.0.0.0', 8, 'ipv4'],
  ['::1', 128, 'ipv6'],
  ['169.254.0.0', 16, 'ipv4'],
  ['fe80::', 10, 'ipv6'],
  ['224.0.0.0', 24, 'ipv4'],
  ['ff02::', 16, 'ipv6'],
];

const SPECIAL_ADDRESSES = blockOf(SPECIAL_RANGES);
/** In both notations. */
const EVERY_IPV4_ADDRESS = blockOf([['0.0.0.0', 0, 'ipv4']]);

function blockOf(ranges: typeof SPECIAL_RANGES): BlockList {
  const block = new BlockList();
  for (const range of ranges) block.addSubnet(...range);
  return block;
}

/** The address of a Service within the cluster, or that it has none. */
export const CLUSTER_ADDRESS: TextForm = {
  pattern: { test: (text) => text === 'None' || familyOf(text) !== undefined },
  expected: 'an IP address, or None',
};

/** An address by which a Service is reached from outside: the API server refuses those that cannot be one. */
export const EXTERNAL_ADDRESS: TextForm = {
  pattern: {
    test: (text) => {
      const family = notationOf(text);
      return family !== undefined && !SPECIAL_ADDRESSES.check(withoutZeros(text), family);
    },
  },
  expected: 'an IP address that is neither unspecified, nor a loopback or link-local one',
};

export const ADDRESS_RANGE: TextForm = {
  pattern: { test: isRange },
  expected: "a range of IP addresses, such as '10.0.0.0/8'",
};

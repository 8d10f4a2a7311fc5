// Which addresses and ranges every version of Kubernetes reads, zeros and blanks included.
import { ADDRESS_RANGE, CLUSTER_ADDRESS, EXTERNAL_ADDRESS, familyOf } from '../../src/manifest/fields/addresses';
import type { TextForm } from '../../src/manifest/fields/text-forms';

test.each<[string, ReturnType<typeof familyOf>]>([
  ['10.0.0.1', 'ipv4'],
  ['010.000.0.001', 'ipv4'],
  ['0.0.0.0', 'ipv4'],
  ['2001:db8::1', 'ipv6'],
  ['::', 'ipv6'],
  ['::10.0.0.1', 'ipv6'],
  ['::ffff:10.0.0.1', 'ipv4'],
  ['::ffff:010.0.0.01', 'ipv4'],
  ['', undefined],
  ['10.0.0', undefined],
  ['10.0.0.256', undefined],
  ['10.0.0.1.', undefined],
  ['.10.0.0.1', undefined],
  [' 10.0.0.1', undefined],
  ['10.0.0.1/32', undefined],
  ['0x10.0.0.1', undefined],
  ['fe80::1%eth0', undefined],
  ['2001:db8:::1', undefined],
  ['[2001:db8::1]', undefined],
  ['example.com', undefined],
])('%s is of family %s', (text, family) => {
  expect(familyOf(text)).toBe(family);
});

describe.each<[string, TextForm, readonly string[], readonly string[]]>([
  [
    'an address within the cluster',
    CLUSTER_ADDRESS,
    ['None', '10.247.0.1', '127.0.0.1', '::1'],
    ['none', '', '10.247.0.1/32', 'web.default'],
  ],
  [
    'an address outside of it',
    EXTERNAL_ADDRESS,
    [
      '192.0.2.1',
      '10.0.0.1',
      '128.0.0.1',
      '169.253.0.1',
      '224.0.1.1',
      '0.0.0.1',
      '255.255.255.255',
      '2001:db8::1',
      '::2',
      'fec0::1',
      'ff05::1',
    ],
    [
      'None',
      'example.com',
      '0.0.0.0',
      '127.0.0.1',
      '127.255.255.255',
      '0127.0.0.1',
      '169.254.169.254',
      '224.0.0.251',
      '::',
      '::1',
      '::ffff:127.0.0.1',
      'fe80::1',
      'febf::1',
      'ff02::fb',
    ],
  ],
  [
    'a range',
    ADDRESS_RANGE,
    [
      '10.0.0.0/8',
      '10.0.0.1/8',
      ' 0.0.0.0/0\n',
      '010.0.0.0/08',
      '192.0.2.1/32',
      '::/0',
      '::ffff:10.0.0.0/104',
      '2001:db8::/128',
    ],
    [
      '10.0.0.1',
      '10.0.0.0/33',
      '::/129',
      '10.0.0.0/',
      '10.0.0.0/-1',
      '10.0.0.0/8/8',
      '10.0.0.0 /8',
      '/8',
      '10.0.0.0-10.0.0.9',
    ],
  ],
])('%s', (_what, { pattern }, right, wrong) => {
  test.each(right)('%j', (text) => {
    expect(pattern.test(text)).toBe(true);
  });
  test.each(wrong)('not %j', (text) => {
    expect(pattern.test(text)).toBe(false);
  });
});

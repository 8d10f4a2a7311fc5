import { addressTokens } from '../../src/engine/address-tokens';

const found = (text: string) =>
  [...addressTokens(text)].map(({ host, port }) => (port === undefined ? host : `${host}:${port}`));

test.each([
  ['10.0.0.8', ['10.0.0.8']],
  ['10.0.0.8:8080', ['10.0.0.8:8080']],
  ['http://10.0.0.8/api', ['10.0.0.8:80', 'api']],
  ['https://10.0.0.8/', ['10.0.0.8:443']],
  ['HTTPS://Shop.Example.com', ['shop.example.com:443']],
  ['wss://shop.example.com:8443/x', ['shop.example.com:8443', 'x']],
  ['redis://user:secret@10.0.0.8:6379/0', ['10.0.0.8:6379', '0']],
  ['user@10.0.0.8', ['user', '10.0.0.8']],
  ['--host=10.0.0.8,10.0.0.9:90', ['10.0.0.8', '10.0.0.9:90']],
  ['call 10.0.0.8.', ['call', '10.0.0.8']],
  ['shop.example.com.', ['shop.example.com']],
  ['"10.0.0.8"', ['10.0.0.8']],
  // A block of addresses, unless it is the path of a URL.
  ['10.0.0.8/32', []],
  ['http://10.0.0.8/32', ['10.0.0.8:80']],
  ['10.0.0.8/321/x', ['10.0.0.8', '321', 'x']],
  // Parts of other words.
  ['110.0.0.8 10.0.0.80', ['110.0.0.8', '10.0.0.80']],
  ['10.0.0.8.nip.io', ['10.0.0.8.nip.io']],
  ['x10.0.0.8 10.0.0.8-10.0.0.9', ['x10.0.0.8', '10.0.0.8-10.0.0.9']],
  ['v_10.0.0.8', ['v_10.0.0.8']],
  ['my-shop.example.com', ['my-shop.example.com']],
  ['10.0.0.8:80a', ['10.0.0.8', '80a']],
  ['10.0.0.8:123456', ['10.0.0.8', '123456']],
  ['', []],
])('%s', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

// A quadratic search would run into the time limit of the test runner.
test.each(['a', 'a+', 'a-', 'http://', 'a.', 'a@', '10.0.0.8/'])('a long text of %s', (part) => {
  expect([...addressTokens(part.repeat(1e5))].length).toBeGreaterThanOrEqual(0);
});

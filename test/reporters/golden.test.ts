import { REPORTERS } from '../../src/reporters';
import { expectGolden } from './golden';
import { CLEAN, OPTIONS, SAMPLE } from './sample';

const report = (format: string, result = SAMPLE, options = OPTIONS) => REPORTERS.get(format)!(result, options);

test('the formats', () => {
  expect([...REPORTERS.keys()]).toEqual(['pretty', 'json', 'sarif', 'github', 'junit']);
});

test.each([
  ['json', 'json'],
  ['sarif', 'sarif'],
  ['github', 'txt'],
  ['junit', 'xml'],
])('%s', (format, extension) => {
  expectGolden(`${format}.${extension}`, report(format));
  expectGolden(`${format}-clean.${extension}`, report(format, CLEAN));
});

test.each([
  ['80', OPTIONS],
  ['wide', { ...OPTIONS, width: 160 }],
  ['narrow', { ...OPTIONS, width: 1 }],
  ['color', { ...OPTIONS, color: true }],
])('pretty %s', (name, options) => {
  expectGolden(`pretty-${name}.txt`, report('pretty', SAMPLE, options));
  expectGolden(`pretty-${name}-clean.txt`, report('pretty', CLEAN, options));
});

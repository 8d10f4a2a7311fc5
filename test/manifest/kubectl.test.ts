import { REFUSALS } from '../../src/manifest/yaml/refusals';
import { FILES, JSON_FILES, KEYS, LISTS, MERGES, REFUSED_ON_PURPOSE, SCALARS, TYPED, UNTYPED } from './support/cases';
import { askKubectl, askKubectlAlone, compare, findKubectl } from './support/kubectl';
import { mutatedManifest, Random } from './support/mutations';

const kubectl = findKubectl();
const MUTATED = 5000;
const BATCH = 1000;

if (kubectl === undefined) {
  console.warn('There is no kubectl on this machine: that manifests are read as it reads them is NOT tested.');
  test.skip('since there is no kubectl on this machine', () => {});
} else {
  describe('manifests are read as kubectl reads them', () => {
    jest.setTimeout(300_000);
    const agreed = ['same', 'both refuse', 'typed'];

    test('values', () => {
      const files = SCALARS.map(([spelling]) => `kind: A\nv: ${spelling}\n`);
      const answers = askKubectl(kubectl, files);
      const results = files.map((file, index) => [file, compare(file, answers[index])]);
      const expected = new Set([...agreed, 'explicit-key', 'escaped-single-quote']);
      expect(results.filter(([, result]) => !expected.has(result))).toEqual([]);
    });

    test('keys', () => {
      const files = KEYS.map(([spelling]) => `kind: A\nv:\n  ${spelling}: v\n`);
      const answers = askKubectl(kubectl, files);
      const results = files.map((file, index) => [file, compare(file, answers[index])]);
      expect(results.filter(([, result]) => !agreed.includes(result))).toEqual([]);
    });

    test('types of metadata', () => {
      const files = [...TYPED.map(([metadata]) => metadata), ...UNTYPED].map((each) => `kind: A\nmetadata: ${each}\n`);
      const answers = askKubectl(kubectl, files);
      const results = files.map((file, index) => compare(file, answers[index]));
      expect(results).toEqual([...TYPED.map(() => 'both refuse'), ...UNTYPED.map(() => 'same')]);
    });

    test.each([...MERGES, ...FILES, ...JSON_FILES, ...LISTS])('$name', ({ file }) => {
      expect(agreed).toContain(compare(file, askKubectlAlone(kubectl, file)));
    });

    test('what is refused on purpose is what kubectl reads, and listed', () => {
      const files = REFUSED_ON_PURPOSE.map(([, file]) => file);
      const answers = askKubectl(kubectl, files);
      const results = files.map((file, index) => [compare(file, answers[index]), file]);
      expect(results).toEqual(REFUSED_ON_PURPOSE);
    });

    test(`${MUTATED} mutated manifests`, () => {
      const expected = new Set([...agreed, ...Object.keys(REFUSALS)]);
      const random = new Random(20);
      const disagreements: unknown[] = [];
      const counts: Record<string, number> = {};
      for (let done = 0; done < MUTATED; done += BATCH) {
        const files = Array.from({ length: BATCH }, () => mutatedManifest(random));
        const answers = askKubectl(kubectl, files);
        files.forEach((file, index) => {
          const result = compare(file, answers[index]);
          counts[result] = (counts[result] ?? 0) + 1;
          if (!expected.has(result)) disagreements.push({ file, result, ...answers[index] });
        });
      }
      expect(disagreements).toEqual([]);
      // The mutations neither spoil all nor nothing.
      expect(counts.same).toBeGreaterThan(MUTATED / 4);
      expect(counts['both refuse']).toBeGreaterThan(MUTATED / 4);
    });
  });
}

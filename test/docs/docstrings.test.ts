import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { autocreate } from '../../src/annotations/groups/autocreate';
import { ALL_SPECS } from '../../src/annotations/registry';
import type { AnnotationSpec } from '../../src/annotations/spec';
import { describeVersions, type VersionList } from '../../src/cluster/version';
import { linked } from '../../src/docs/sources';

const SRC = resolve(__dirname, '../../src');

/** The doc comments of the public files, each as one line, with the member that follows. */
const comments = ['elb', 'constructs'].flatMap((folder) =>
  readdirSync(join(SRC, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ name }) =>
      [...readFileSync(join(SRC, folder, name), 'utf8').matchAll(/\/\*\*([\s\S]*?)\*\/\s*([^\n]*)/g)].map(
        ([, text, member]) => ({
          member: /(?:readonly|class|static) (?:abstract |async )?(\w+)/.exec(member)?.[1] ?? member,
          text: text
            .replace(/\n\s*\* ?/g, ' ')
            .replace(/\s+/g, ' ')
            .trim(),
        }),
      ),
    ),
);

const versionsIn = (text: string) =>
  [...text.matchAll(/needs? a cluster of ((?:v1\.[\w.-]+(?:, | or later)?)+)/gi)].map(([, list]) => list.trim());

function listsOf({ since }: AnnotationSpec): VersionList[] {
  return 'entries' in since ? [since] : [since.performance, since.union];
}

const documented = comments.flatMap(({ member, text }) => {
  const keys = [...text.matchAll(/(?:[Ww]ritten as|[Aa]nd|with|or) `(kubernetes\.io\/[\w.-]+)`/g)].map(
    ([, key]) => key,
  );
  return keys.length === 1
    ? [{ member, text, spec: ALL_SPECS.find(({ key }) => key === keys[0]) as AnnotationSpec }]
    : [];
});

test('doc comments name annotations that exist', () => {
  expect(documented.filter(({ spec }) => spec === undefined)).toEqual([]);
  expect(documented.length).toBeGreaterThan(15);
});

test.each(documented.map(({ member, text, spec }) => [member, text, spec] as const))(
  '%s says the versions of the schema',
  (_member, text, spec) => {
    const lists = listsOf(spec).filter(({ entries }) => entries.length > 0 && entries[0].text !== 'v1.9');
    const expected = lists.map((list) => describeVersions(list));
    const said = text
      .replace(/ or later with a dedicated, of /, ' or later; needs a cluster of ')
      .replace(/ or later with a shared/, ' or later');
    expect(versionsIn(said)).toEqual(expected);
  },
);

test.each(
  documented
    .filter(({ spec }) => spec?.codec.form === 'integer text')
    .map(({ member, text, spec }) => [member, text, spec] as const),
)('%s says the range of the schema', (_member, text, spec) => {
  const ranges = spec.listenerRanges?.map(({ min, max }) => `${min} to ${max}`) ?? [
    /from (\d+ to \d+)/.exec(spec.codec.expects)?.[1] as string,
  ];
  for (const range of ranges) expect(text).toContain(range);
});

test.each([
  ['subnetId', 'vip_subnet_cidr_id'],
  ['privateIp', 'vip_address'],
  ['elasticSpecification', 'an elastic flavor'],
])('%s says the versions of %s', (member, what) => {
  const since = autocreate.sinceByValue?.find((each) => each.what === what)?.since as VersionList;
  const text = comments.find((each) => each.member === member)?.text ?? '';
  expect(versionsIn(text)).toEqual([describeVersions(since)]);
});

test('every public member has a doc comment', () => {
  const bare = ['elb', 'constructs'].flatMap((folder) =>
    readdirSync(join(SRC, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap(({ name }) =>
        [
          ...readFileSync(join(SRC, folder, name), 'utf8').matchAll(
            /(?<!\*\/)\n {2}public (?:static )?(?!override|async)(?:readonly )?(\w+)/g,
          ),
        ].map(([, member]) => `${name}: ${member}`),
      ),
  );
  expect(bare).toEqual([]);
});

test('what API.md links to is an address', () => {
  const addresses = [...readFileSync(join(SRC, '../API.md'), 'utf8').matchAll(/\]\(([^)]*)\)/g)].map(
    ([, address]) => address,
  );
  const pages = new Set(addresses.filter((address) => address.includes('//support.huaweicloud.com/')));
  expect(addresses.filter((address) => !/^(#\S+|https:\/\/\S+)$/.test(address))).toEqual([]);
  expect(pages.size).toBeGreaterThan(15);
  for (const address of pages) {
    const id = /(\w+)\.html$/.exec(address)?.[1] as string;
    expect(linked(id)).toBe(`[${id}](${address})`);
  }
});

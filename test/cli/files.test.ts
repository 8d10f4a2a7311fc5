import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findFiles, readInput, reasonOf } from '../../src/cli/files';
import { Folder } from './world';

let folder: Folder;
beforeEach(() => {
  folder = new Folder();
});
afterEach(() => folder.remove());

const write = (...names: string[]) => folder.write(Object.fromEntries(names.map((name) => [name, ''])));
const find = (...inputs: string[]) => {
  const { files, problems, empty, passedOver } = findFiles(inputs);
  return { files, problems, empty, passedOver };
};
const files = (...inputs: string[]) => {
  const found = find(...inputs);
  expect(found.problems).toEqual([]);
  return found.files;
};

describe('folders', () => {
  test('by name, deep, and only what is a manifest', () => {
    write('b/z.yaml', 'b/a.yml', 'b/c/d.json', 'b/readme.md', 'b/x.yaml.bak', 'a.yaml');
    expect(files('b')).toEqual(['b/a.yml', 'b/c/d.json', 'b/z.yaml']);
    expect(files('.')).toEqual(['a.yaml', 'b/a.yml', 'b/c/d.json', 'b/z.yaml']);
    expect(files('./b/')).toEqual(['b/a.yml', 'b/c/d.json', 'b/z.yaml']);
    expect(files(join(folder.path, 'b'))).toEqual(
      ['a.yml', 'c/d.json', 'z.yaml'].map((name) => join(folder.path, 'b', name)),
    );
    process.chdir('b');
    expect(files('../b')).toEqual(['../b/a.yml', '../b/c/d.json', '../b/z.yaml']);
  });

  test('no dot folder and no node_modules, unless they are named', () => {
    write('.git/a.yaml', 'a/.x/a.yaml', 'node_modules/a.yaml', 'a/node_modules/b.yaml', '.dot.yaml', 'b.yaml');
    expect(files('.')).toEqual(['.dot.yaml', 'b.yaml']);
    expect(files('.git', 'node_modules')).toEqual(['.git/a.yaml', 'node_modules/a.yaml']);
  });

  test('templates of charts are passed over, and named', () => {
    write('chart/Chart.yaml', 'chart/values.yaml', 'chart/values-prod.yaml', 'chart/values.schema.json');
    write('chart/templates/a.yaml', 'chart/more.yaml', 'templates/b.yaml', 'chart/charts/sub/Chart.yaml');
    write('chart/charts/sub/templates/c.yaml');
    const found = find('.', 'chart', 'chart/**');
    expect(found.files).toEqual(['chart/more.yaml', 'templates/b.yaml']);
    expect(found.passedOver).toEqual(['chart/charts/sub/templates', 'chart/templates']);
  });

  test('what is no manifest is passed over, unless it is named', () => {
    write('kustomization.yaml', 'a/kustomization.yml', 'cdk8s-cce.yaml', 'cdk8s.yaml', 'values.yaml');
    expect(files('.')).toEqual(['values.yaml']);
    expect(files('kustomization.yaml')).toEqual(['kustomization.yaml']);
  });

  test('what is excluded is passed over, and told, unless it is named', () => {
    write('a/x.yaml', 'a/no.yaml', 'a/no.txt', 'a/no/y.yaml', 'no/Chart.yaml', 'no/templates/z.yaml');
    const excludes = (path: string) => /no(\.\w+)?$/.test(path);
    const found = findFiles(['.', 'a', '**/*.yaml'], { excludes });
    expect(found.files).toEqual(['a/x.yaml']);
    expect(found.excluded).toEqual(['a/no', 'a/no.yaml', 'no']);
    expect(found.passedOver).toEqual([]);
    expect(found.empty).toEqual([]);
    expect(findFiles(['a/no.yaml', 'a/no'], { excludes }).files).toEqual(['a/no.yaml', 'a/no/y.yaml']);
  });

  test('a folder that is called like a manifest', () => {
    write('x.yaml/a.yaml');
    expect(files('.')).toEqual(['x.yaml/a.yaml']);
    expect(files('x.yaml')).toEqual(['x.yaml/a.yaml']);
  });

  test('without a manifest', () => {
    write('a/readme.md');
    expect(find('a')).toEqual({ files: [], problems: [], empty: ['a'], passedOver: [] });
    mkdirSync('b');
    write('c.yaml');
    expect(find('c.yaml', 'b').empty).toEqual(['b']);
  });
});

describe('each file once', () => {
  test('in the order in which they are named', () => {
    write('b.yaml', 'a.yaml', 'c/d.yaml');
    expect(files('c', 'b.yaml', '.')).toEqual(['c/d.yaml', 'b.yaml', 'a.yaml']);
  });

  test('whatever its spelling', () => {
    write('a/b.yaml');
    const spellings = [
      'a/b.yaml',
      './a/b.yaml',
      'a//b.yaml',
      'a/../a/b.yaml',
      join(folder.path, 'a/b.yaml'),
      'a',
      'a/*',
      '**',
    ];
    expect(files(...spellings)).toEqual(['a/b.yaml']);
    expect(find(...spellings).empty).toEqual([]);
  });

  test('the standard input as well', () => {
    expect(files('-', '-')).toEqual(['-']);
    write('-');
    expect(files('-', './-')).toEqual(['-', './-']);
  });
});

describe('patterns', () => {
  beforeEach(() =>
    write('a/x.yaml', 'a/y.yml', 'a/b/z.yaml', 'c/x.yaml', 'a/.x.yaml', 'a/n.txt', 'a/.d/e.yaml', 'top.yaml'),
  );

  test.each([
    ['./a/*.yaml', ['a/x.yaml']],
    ['a/*', ['a/x.yaml', 'a/y.yml']],
    ['a//*.yaml', ['a/x.yaml']],
    ['a/../c/*.yaml', ['c/x.yaml']],
    ['a/**', ['a/b/z.yaml', 'a/x.yaml', 'a/y.yml']],
    ['**', ['a/b/z.yaml', 'a/x.yaml', 'a/y.yml', 'c/x.yaml', 'top.yaml']],
    ['**/x.yaml', ['a/x.yaml', 'c/x.yaml']],
    ['./**/*.yml', ['a/y.yml']],
    ['{a,c}/x.yaml', ['a/x.yaml', 'c/x.yaml']],
    ['[ac]/x.y?ml', ['a/x.yaml', 'c/x.yaml']],
    ['a/!(x).yml', ['a/y.yml']],
    ['*.yaml', ['top.yaml']],
    ['a/.d/*', ['a/.d/e.yaml']],
  ])('%s', (pattern, expected) => {
    expect(files(pattern)).toEqual(expected);
  });

  test('outside of the working folder, and absolute', () => {
    process.chdir('c');
    expect(files('../a/*.yaml')).toEqual(['../a/x.yaml']);
    expect(files('../**/z.yaml')).toEqual(['../a/b/z.yaml']);
    expect(files(`${folder.path}/a/*.yaml`)).toEqual([join(folder.path, 'a/x.yaml')]);
  });

  test.each(['nowhere/*.yaml', 'a/*.json', 'top.yaml/*', '[', '{', '!', '!a', '!a/*.yaml', 'a/{b', '?'.repeat(300)])(
    '%s finds nothing',
    (pattern) => {
      expect(find(pattern)).toEqual({ files: [], problems: [], empty: [pattern], passedOver: [] });
    },
  );

  test('too long', () => {
    expect(find('*'.repeat(70_000)).problems).toEqual([
      expect.stringMatching(/ cannot be read: the name is too long$/),
    ]);
  });

  test('a file whose name looks like one', () => {
    write('a[1].yaml', 'a1.yaml');
    expect(files('a[1].yaml')).toEqual(['a[1].yaml']);
  });
});

describe('trouble', () => {
  test('what is not there', () => {
    expect(find('no.yaml', '').problems).toEqual([
      "'no.yaml' cannot be read: there is no such file or folder",
      "'' cannot be read: there is no such file or folder",
    ]);
    expect(find('no.yaml').empty).toEqual([]);
    expect(find('a\u0000b').problems).toHaveLength(1);
  });

  test('links that lead back, or nowhere', () => {
    write('a/x.yaml');
    symlinkSync('..', 'a/up');
    symlinkSync('.', 'a/self');
    expect(files('.')).toEqual(['a/x.yaml']);
    symlinkSync('loop.yaml', 'loop.yaml');
    symlinkSync('nowhere', 'lost.yaml');
    symlinkSync('nowhere', 'lost.txt');
    expect(find('.').problems).toEqual([
      "'loop.yaml' cannot be read: too many links",
      "'lost.yaml' cannot be read: it is a broken link",
    ]);
    expect(find('lost.yaml').problems).toEqual(["'lost.yaml' cannot be read: it is a broken link"]);
  });

  test('links to files and folders are followed', () => {
    write('real/x.yaml');
    symlinkSync('real', 'link');
    symlinkSync('real/x.yaml', 'y.yaml');
    expect(files('link', 'y.yaml')).toEqual(['link/x.yaml', 'y.yaml']);
  });

  test('a pipe is waited for only if it is named', () => {
    execFileSync('sh', ['-c', 'mkfifo pipe.yaml']);
    expect(find('.')).toMatchObject({ files: [], problems: ["'pipe.yaml' cannot be read: it is not a regular file"] });
    expect(files('pipe.yaml')).toEqual(['pipe.yaml']);
  });

  test('a file that is gone', () => {
    write('a.yaml');
    const [file] = files('.');
    unlinkSync(file);
    expect(() => readInput(file)).toThrow('ENOENT');
  });

  const isRoot = process.getuid?.() === 0;
  (isRoot ? test.skip : test)('a folder that nobody may read', () => {
    write('a/x.yaml');
    chmodSync('a', 0o000);
    expect(find('a').problems).toEqual(["'a' cannot be read: permission denied"]);
    chmodSync('a', 0o755);
  });

  test('a folder that goes while it is read', () => {
    write('a/x.yaml');
    const spy = jest.spyOn(jest.requireActual('node:fs'), 'readdirSync').mockImplementation(() => {
      throw Object.assign(new Error('EACCES: x'), { code: 'EACCES' });
    });
    expect(find('a').problems).toEqual(["'a' cannot be read: permission denied"]);
    spy.mockRestore();
  });

  test('reasons', () => {
    expect(reasonOf(Object.assign(new Error('EIO: x\nmore'), { code: 'EIO' }))).toBe('EIO: x');
    expect(reasonOf(new Error('a\nb'))).toBe('a');
  });

  test('bytes', () => {
    writeFileSync('a.yaml', Buffer.from([1, 2, 255]));
    expect([...readInput('a.yaml')]).toEqual([1, 2, 255]);
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, type AppProps } from 'cdk8s';
import type { Construct } from 'constructs';
import { loadAll } from 'js-yaml';
import {
  CceCluster,
  CceEdition,
  ElbAutocreate,
  ExistingElb,
  LoadBalancerService,
  type LoadBalancerServiceProps,
  ProxyMode,
  StandardNetwork,
} from '../../src';
import { ID } from '../support/yaml';

export const shared = ExistingElb.shared(ID);

const folders: string[] = [];

afterEach(() => jest.restoreAllMocks());

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** An app that writes into a folder of its own. */
export function tempApp(props: AppProps = {}): App {
  const outdir = tempFolder();
  return new App({ outdir, ...props });
}

export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdk8s-cce-test-'));
  folders.push(folder);
  return folder;
}

/** The objects in all files that an app wrote. */
export function written(app: App): any[] {
  return filesBelow(app.outdir).flatMap((file) => loadAll(readFileSync(file, 'utf8')));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]));
}

/** What is written to standard error from now on. */
export function standardError(): { readonly blocks: string[] } {
  const blocks: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    blocks.push(String(text));
    return true;
  });
  return { blocks };
}

export function errorOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('expected an error');
}

/** A port of its own for each name, so that Services can share a load balancer. */
export function portFor(name: string): number {
  return [...name].reduce((port, character, index) => port + character.charCodeAt(0) * (index + 1), 1000);
}

/** A Service without anything to find. */
export function quietService(
  scope: Construct,
  id: string,
  props: Partial<LoadBalancerServiceProps> = {},
): LoadBalancerService {
  return new LoadBalancerService(scope, id, {
    metadata: { name: id.toLowerCase() },
    elb: shared,
    ports: [{ port: portFor(`${scope.node.path}/${id}`) }],
    ...props,
  });
}

/** A Service with one warning, `generated-service-name`. */
export function unnamedService(
  scope: Construct,
  id: string,
  props: Partial<LoadBalancerServiceProps> = {},
): LoadBalancerService {
  return new LoadBalancerService(scope, id, { elb: ElbAutocreate.sharedPrivate(), ports: [{ port: 80 }], ...props });
}

/** A cluster of which everything is known. */
export function knownCluster(): CceCluster {
  return CceCluster.standard({
    name: 'known',
    version: 'v1.30.4-r0',
    network: StandardNetwork.VPC_ROUTER,
    proxyMode: ProxyMode.IPTABLES,
    edition: CceEdition.HUAWEI_CLOUD,
  });
}

/** The package loaded once more, on top of the same cdk8s. */
export function otherCopy(): typeof import('../../src') {
  let copy: typeof import('../../src') | undefined;
  const peers = ['cdk8s', 'cdk8s-plus-28', 'constructs'].map((name) => [name, require(name)] as const);
  jest.isolateModules(() => {
    for (const [name, loaded] of peers) jest.doMock(name, () => loaded);
    copy = require('../../src');
    for (const [name] of peers) jest.dontMock(name);
  });
  return copy!;
}

/** The Jobs of a `ReachabilityProbe`, run where their pods would be: what they find, beside what the construct expects. */
import { rmSync } from 'node:fs';
import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  CceCluster,
  ExistingElb,
  type ExternalTrafficPolicy,
  LoadBalancerService,
  PassThroughLoadBalancerService,
  PassThroughMode,
  ProxyMode,
  ReachabilityProbe,
  StandardNetwork,
} from '../../src';
import type { Client } from '../../src/reachability/dimensions';
import { busyboxShell, type Shell, systemShell } from './nc';
import { CLUSTER_IP } from './rules/kube-proxy';
import { BY_HAND, type Setting, type Variants } from './setting';
import { ELB, namespaceOf } from './topology';
import { World } from './world';

/** What is tried unless told otherwise: where places differ. */
export const PROBED: Partial<Setting> = {
  clusterType: 'standard-tunnel',
  proxyMode: 'iptables',
  backendKind: 'pod-network',
  clientIpTransfer: 'enabled',
};

const ATTEMPTS = 6;

/** A container that a Job of the probe runs. */
export interface ProbeContainer {
  readonly place: Client;
  readonly script: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The app of a setting, with a probe in it. */
export function containersOf(setting: Setting): readonly ProbeContainer[] {
  const app = Testing.app();
  const chart = new Chart(app, 'lab', { namespace: 'lab' });
  CceCluster.standard({
    version: 'v1.30.4-r0',
    network: setting.clusterType === 'standard-vpc' ? StandardNetwork.VPC_ROUTER : StandardNetwork.OVERLAY_L2,
    proxyMode: setting.proxyMode === 'ipvs' ? ProxyMode.IPVS : ProxyMode.IPTABLES,
  }).attachTo(chart);
  const backend = new kplus.Deployment(chart, 'Backend', {
    replicas: setting.backendSpread === 'one-node' ? 1 : 2,
    hostNetwork: setting.backendKind === 'host-network',
    containers: [{ image: 'backend', portNumber: 8080 }],
  });
  if (setting.backendSpread === 'many-nodes') backend.scheduling.separate(backend);
  const id = '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d';
  const addresses = { privateIp: ELB.vip, publicIp: ELB.eip };
  const props = {
    metadata: { name: 'backend' },
    // What each class of load balancer does unless it is told otherwise.
    elb:
      setting.clientIpTransfer === 'enabled' ? ExistingElb.dedicated(id, addresses) : ExistingElb.shared(id, addresses),
    selector: backend,
    ports: [{ port: BY_HAND.port, targetPort: 8080 }],
    externalTrafficPolicy: setting.externalTrafficPolicy as ExternalTrafficPolicy,
  };
  const service = setting.captured
    ? new LoadBalancerService(chart, 'Service', props)
    : new PassThroughLoadBalancerService(chart, 'Service', { ...props, passThrough: PassThroughMode.ON });
  new ReachabilityProbe(chart, 'Probe', { service, attempts: ATTEMPTS, timeout: Duration.seconds(1) });
  return Testing.synth(chart)
    .filter(({ kind }) => kind === 'Job')
    .map(({ spec }) => {
      const [{ command, args, env }] = spec.template.spec.containers;
      const values: Record<string, string> = Object.fromEntries(env.map(({ name, value }: any) => [name, value]));
      return { place: values.PLACE as Client, script: command[2], args, env: values };
    });
}

/** A line that a probe prints. */
interface Line {
  readonly place: string;
  readonly address: string;
  readonly attempts: number;
  readonly succeeded: number;
  readonly observed: string;
  readonly expected: readonly string[];
  readonly match: boolean | null;
}

/** Prints a table; gives 1 if something is not as expected. */
export async function probe(settings: readonly Setting[], variants: Variants): Promise<number> {
  const shell = busyboxShell() ?? systemShell();
  console.log(
    shell.name === 'busybox'
      ? 'the script runs under busybox'
      : 'the script runs under /bin/sh, with a stand-in for nc: there is no busybox on this machine',
  );
  let differing = 0;
  try {
    for (const setting of settings) {
      const lines = await linesOf(setting, variants, shell);
      const given = Object.entries(setting).map(([name, value]) => `${name}=${value}`);
      console.log(`\n${given.join(' ')}`);
      for (const line of lines) console.log(rowOf(line, isOfLaboratory(line, setting)));
      differing += lines.filter((line) => line.match !== true && !isOfLaboratory(line, setting)).length;
    }
  } finally {
    rmSync(shell.path, { recursive: true });
  }
  console.log(differing === 0 ? '\nall as expected' : `\n${differing} not as expected`);
  return differing === 0 ? 0 : 1;
}

async function linesOf(setting: Setting, variants: Variants, shell: Shell): Promise<readonly Line[]> {
  const containers = containersOf(setting);
  // What the kernel remembers of a setting must not decide about the next.
  const world = await World.build(setting.clusterType, variants);
  try {
    await world.apply(setting);
    const outputs = await Promise.all(
      containers.map(async ({ place, script, args, env }) => {
        const where = namespaceOf(place, 'private-vip');
        const variables = Object.entries({ ...env, NODE: where, PATH: shell.path });
        // There is no DNS in here.
        const targets = args.map((target) => target.replace(/^cluster-ip \S+/, `cluster-ip ${CLUSTER_IP}`));
        const { status, stdout, stderr } = await world.namespace(where).ask('run', {
          command: 'env',
          args: [
            '-i',
            ...variables.map(([name, value]) => `${name}=${value}`),
            shell.sh,
            '-c',
            script,
            'probe',
            ...targets,
          ],
        });
        if (status !== 0 && status !== 1) throw new Error(`the probe at ${place} ended with ${status}: ${stderr}`);
        return stdout;
      }),
    );
    return outputs.flatMap((output) =>
      output
        .trimEnd()
        .split('\n')
        .map((text): Line => JSON.parse(text)),
    );
  } finally {
    world.close();
  }
}

/** Clusters translate answers of pods on the same node in a way that is not laid out here: docs/lab.md. */
function isOfLaboratory({ place, address, match }: Line, { clusterType }: Setting): boolean {
  return (
    match === false && clusterType === 'standard-vpc' && address === 'cluster-ip' && place === 'pod-on-backend-node'
  );
}

function rowOf({ place, address, attempts, succeeded, observed, expected, match }: Line, isNoted: boolean): string {
  const found = `${observed} (${succeeded} of ${attempts})`;
  const mark = match ? ' ' : isNoted ? '~' : '!';
  const note = isNoted ? '; as the laboratory is built' : '';
  return `  ${mark} ${place.padEnd(32)} ${address.padEnd(12)} ${found.padEnd(22)} expected: ${expected.join(', ')}${note}`;
}

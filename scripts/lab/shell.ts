import { spawn } from 'node:child_process';
import type { Client } from '../../src/reachability/dimensions';
import { CLUSTER_IP } from './rules/kube-proxy';
import { BY_HAND, type Setting, type Variants } from './setting';
import { ELB, namespaceOf } from './topology';
import { World } from './world';

/** Runs a command where a client runs, with the Service laid out around it, and gives its exit code. */
export async function shell(
  setting: Setting,
  variants: Variants,
  client: Client,
  command: readonly string[],
): Promise<number> {
  const world = await World.build(setting.clusterType, variants);
  // Meant for the command.
  process.on('SIGINT', () => {});
  try {
    const members = await world.apply(setting);
    const where = namespaceOf(client, 'private-vip');
    const given = Object.entries(setting).map(([name, value]) => `${name}=${value}`);
    console.log(`${given.join(' ')}\nmembers of the load balancer: ${members.map(({ name }) => name).join(', ')}`);
    console.log(`${client} is ${where}; VIP=${ELB.vip} EIP=${ELB.eip} CLUSTER_IP=${CLUSTER_IP} PORT=${BY_HAND.port}\n`);
    const program = command.length > 0 ? command : [process.env.SHELL ?? 'sh'];
    const env = { ...process.env, VIP: ELB.vip, EIP: ELB.eip, CLUSTER_IP, PORT: String(BY_HAND.port) };
    return await new Promise<number>((resolve, reject) => {
      spawn('nsenter', [`--net=/proc/${world.namespace(where).pid}/ns/net`, '--', ...program], {
        stdio: 'inherit',
        env,
      })
        .on('error', reject)
        .on('close', (status) => resolve(status ?? 1));
    });
  } finally {
    world.close();
  }
}

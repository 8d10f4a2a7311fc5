import type { ApiObject } from 'cdk8s';
import { autocreate } from '../../annotations/groups/autocreate';
import type { ExistingElb } from '../../elb/existing-elb';
import type { CceService } from '../../engine/cce-service';
import { synthRule } from './synth-rule';

const ID = 'app-client-cannot-reach';

export const appClientCannotReach = synthRule({
  id: ID,
  severity: 'warning',
  otherSeverities: ['info'],
  statement:
    'A workload that refers to an address or a host name of a load balancer reaches it from wherever its pods can run.',
  why: 'The workload is given the address to call it: connections time out, are refused, or work only now and then.',
  help: 'Have the workload call the Service by its name, which always works inside the cluster.',
  facts: [],
  pages: ['cce_10_0355', 'cce_10_0249'],
  basis: ['derived'],
  check: (synth, report) => {
    const services = synth.assembly.context.services.filter(hasFixedAddress);
    if (services.length === 0) return;
    const { listeningAt, checkAppClients } = judging();
    checkAppClients(ID, listeningAt(services, synth.assembly.context), synth, report);
  },
});

/** A quick look, before anything is loaded for it. */
function hasFixedAddress(service: CceService): boolean {
  if (service.has(autocreate)) return service.value(autocreate)?.vipAddress !== undefined;
  const { scope } = (service.object.origin as ApiObject).node;
  const elb = (scope as { readonly elb?: Partial<ExistingElb> } | undefined)?.elb;
  return elb?.privateIp !== undefined || elb?.publicIp !== undefined || (elb?.hostNames ?? []).length > 0;
}

// The model loads when it is asked.
function judging(): typeof import('../app-clients') {
  return require('../app-clients');
}

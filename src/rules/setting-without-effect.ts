import { rule } from '../engine/rule';
import { judgeConstraints } from './support/constraints';

const id = 'setting-without-effect';

export const settingWithoutEffect = rule({
  id,
  severity: 'warning',
  otherSeverities: ['info'],
  statement: 'A setting is used where it can take effect.',
  why: 'The setting is there and does nothing.',
  help: 'Remove the setting, or what defeats it.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  exceptions: [
    {
      guards: ['source-ip-algorithm-weights/1'],
      text: 'Weights that are switched off are not checked.',
    },
    {
      guards: ['keepalive-udp-shared/1a'],
      text: 'An idle timeout of UDP ports is checked only where the class of the load balancer is known.',
    },
    {
      guards: ['keepalive-udp-shared/1b'],
      text: 'It has an effect if another port is served as TCP, HTTP or HTTPS.',
    },
    {
      guards: ['transparent-ip-needs-local/1a'],
      text: 'Client addresses that are not asked for are not checked.',
    },
    {
      guards: ['transparent-ip-needs-local/1b'],
      text: 'They are checked only where the type of the cluster is known.',
    },
  ],
  appliesTo: ['cce', 'part'],
  needs: ['clusterType'],
  ...judgeConstraints('ineffective', id),
});

// The example of the platform's own page on pass-through networking: traffic from inside the cluster to the load balancer's
// address goes through the load balancer.
import { App, Chart } from 'cdk8s';
import {
  BandwidthChargeMode,
  CceCluster,
  EipType,
  ElbAutocreate,
  ExternalTrafficPolicy,
  PassThroughLoadBalancerService,
  PassThroughMode,
  ProxyMode,
  StandardNetwork,
} from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'nginx');

CceCluster.standard({
  version: 'v1.28.8-r0',
  network: StandardNetwork.VPC_ROUTER,
  proxyMode: ProxyMode.IPTABLES,
}).attachTo(chart);

const labels = { app: 'nginx' };
const resources = {
  cpu: kplus.k8s.Quantity.fromString('100m'),
  memory: kplus.k8s.Quantity.fromString('200Mi'),
};

// kplus.Deployment would add some twenty fields of its own: this is the platform's manifest, field by field.
new kplus.k8s.KubeDeployment(chart, 'Deployment', {
  metadata: { name: 'nginx' },
  spec: {
    replicas: 2,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          { name: 'container-0', image: 'nginx:latest', resources: { limits: resources, requests: resources } },
        ],
        imagePullSecrets: [{ name: 'default-secret' }],
      },
    },
  },
});

new PassThroughLoadBalancerService(chart, 'Service', {
  metadata: { name: 'nginx', labels },
  selector: kplus.Pods.select(chart, 'Pods', { labels }),
  ports: [{ name: 'service0', port: 80, targetPort: 80, protocol: kplus.Protocol.TCP }],
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
  elb: ElbAutocreate.sharedPublic({
    name: 'james',
    eipType: EipType.BGP,
    bandwidthName: 'cce-bandwidth',
    bandwidthMbps: 5,
    bandwidthChargeMode: BandwidthChargeMode.BANDWIDTH,
  }),
  // The page writes "true". The default mode would write onlyLocal here, which is what the platform will report.
  passThrough: PassThroughMode.ON,
});

app.synth();

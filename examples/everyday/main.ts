// A web application, reached from the Internet through a load balancer that is created with its Service.
import { App, Chart } from 'cdk8s';
import {
  BandwidthChargeMode,
  CceCluster,
  EipType,
  ElbAutocreate,
  LoadBalancerService,
  ProxyMode,
  StandardNetwork,
} from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'web');

CceCluster.standard({
  version: 'v1.28.8-r0',
  network: StandardNetwork.VPC_ROUTER,
  proxyMode: ProxyMode.IPTABLES,
}).attachTo(chart);

const deployment = new kplus.Deployment(chart, 'Deployment', {
  containers: [{ image: 'nginxinc/nginx-unprivileged:1.27', portNumber: 8080 }],
});

new LoadBalancerService(chart, 'Service', {
  metadata: { name: 'web' },
  selector: deployment,
  ports: [{ port: 80, targetPort: 8080 }],
  elb: ElbAutocreate.sharedPublic({
    eipType: EipType.BGP,
    bandwidthName: 'web',
    bandwidthMbps: 10,
    bandwidthChargeMode: BandwidthChargeMode.TRAFFIC,
  }),
});

app.synth();

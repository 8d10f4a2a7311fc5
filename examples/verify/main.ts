// A Service with pass-through, and a probe that tries it from inside the cluster: docs/verify.md walks through it.
import { App, Chart } from 'cdk8s';
import {
  CceCluster,
  ExistingElb,
  ExternalTrafficPolicy,
  PassThroughLoadBalancerService,
  ProxyMode,
  ReachabilityProbe,
  StandardNetwork,
} from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });

CceCluster.standard({
  version: 'v1.28.8-r0',
  network: StandardNetwork.VPC_ROUTER,
  proxyMode: ProxyMode.IPTABLES,
}).attachTo(shop);

const backend = new kplus.Deployment(shop, 'Backend', {
  containers: [{ image: 'nginxinc/nginx-unprivileged:1.27', portNumber: 8080 }],
});

const service = new PassThroughLoadBalancerService(shop, 'Service', {
  metadata: { name: 'backend' },
  selector: backend,
  ports: [{ port: 80, targetPort: 8080 }],
  elb: ExistingElb.dedicated('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d', { privateIp: '10.0.0.8' }),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
});

// In a chart of its own, so that it is applied when the Service has its load balancer.
const verify = new Chart(app, 'verify', { namespace: 'shop' });
new ReachabilityProbe(verify, 'Probe', { service });

app.synth();

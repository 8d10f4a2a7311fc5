// A frontend that calls its backend through a load balancer. What the app relies on is stated, and fails the synthesis once it no
// longer holds: take the anti-affinity away and see.
import { App, Chart } from 'cdk8s';
import {
  CceCluster,
  Client,
  ExistingElb,
  ExternalTrafficPolicy,
  PassThroughLoadBalancerService,
  ProxyMode,
  StandardNetwork,
} from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

CceCluster.standard({
  version: 'v1.28.8-r0',
  network: StandardNetwork.VPC_ROUTER,
  proxyMode: ProxyMode.IPTABLES,
}).attachTo(chart);

const backend = new kplus.Deployment(chart, 'Backend', {
  containers: [{ image: 'nginxinc/nginx-unprivileged:1.27', portNumber: 8080 }],
});
const frontend = new kplus.Deployment(chart, 'Frontend', {
  containers: [
    {
      image: 'nginxinc/nginx-unprivileged:1.27',
      portNumber: 8080,
      envVariables: { BACKEND: kplus.EnvValue.fromValue('http://10.0.0.8') },
    },
  ],
});
// The load balancer presents the frontend's own address: a node that runs both would get packets from itself.
frontend.scheduling.separate(backend);

const service = new PassThroughLoadBalancerService(chart, 'Service', {
  metadata: { name: 'backend' },
  selector: backend,
  ports: [{ port: 80, targetPort: 8080 }],
  elb: ExistingElb.dedicated('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d', { privateIp: '10.0.0.8' }),
  externalTrafficPolicy: ExternalTrafficPolicy.LOCAL,
});

service.expectReachableFrom(Client.podsOf(frontend)).expectClientIpKept();

app.synth();

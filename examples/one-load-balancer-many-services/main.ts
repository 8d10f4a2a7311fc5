// Two applications in two charts behind one load balancer that exists already. What they share on it is checked together.
import { App, Chart, Duration } from 'cdk8s';
import { AccessControl, ExistingElb, HealthCheck, LoadBalancerService, LoadBalancingAlgorithm } from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const edge = ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d');

const shop = new Chart(app, 'shop', { namespace: 'shop' });
new LoadBalancerService(shop, 'Service', {
  elb: edge,
  selector: kplus.Pods.select(shop, 'Pods', { labels: { app: 'shop' } }),
  ports: [
    {
      port: 8080,
      targetPortName: 'http',
      healthCheck: HealthCheck.http({ path: '/healthz', interval: Duration.seconds(10) }),
    },
  ],
  algorithm: LoadBalancingAlgorithm.LEAST_CONNECTIONS,
  idleTimeout: Duration.minutes(2),
});

const docs = new Chart(app, 'docs', { namespace: 'docs' });
new LoadBalancerService(docs, 'Service', {
  elb: edge,
  selector: kplus.Pods.select(docs, 'Pods', { labels: { app: 'docs' } }),
  ports: [{ port: 8081, targetPortName: 'http' }],
  accessControl: AccessControl.allowOnly('1d2e3f40-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
});

app.synth();

// HTTPS with several certificates (SNI) and HTTP/2, ended on an existing dedicated load balancer, and HTTP beside it.
import { App, Chart, Duration } from 'cdk8s';
import { CceCluster, ExistingElb, Listener, LoadBalancerService, ProxyMode } from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'api');

CceCluster.standard({ version: 'v1.29.4-r0', proxyMode: ProxyMode.IPVS }).attachTo(chart);

new LoadBalancerService(chart, 'Service', {
  elb: ExistingElb.dedicated('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
  selector: kplus.Pods.select(chart, 'Pods', { labels: { app: 'api' } }),
  ports: [
    { name: 'http', port: 80, targetPort: 8080, listener: Listener.http() },
    {
      name: 'https',
      port: 443,
      targetPort: 8080,
      listener: Listener.https({
        certificateId: '0123456789abcdef0123456789abcdef',
        sniCertificateIds: ['123456789abcdef0123456789abcdef0', '23456789abcdef0123456789abcdef01'],
        http2: true,
        responseTimeout: Duration.seconds(120),
      }),
    },
  ],
});

app.synth();

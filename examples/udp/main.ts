// A DNS server: UDP and TCP on the same port number, each with a check of its own.
import { App, Chart, Duration } from 'cdk8s';
import { ElbAutocreate, HealthCheck, LoadBalancerService, StickySession } from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'dns');

new LoadBalancerService(chart, 'Service', {
  metadata: { name: 'dns' },
  elb: ElbAutocreate.sharedPrivate({ name: 'dns', tags: { team: 'network' } }),
  selector: kplus.Pods.select(chart, 'Pods', { labels: { app: 'dns' } }),
  ports: [
    {
      name: 'dns-udp',
      port: 53,
      protocol: kplus.Protocol.UDP,
      healthCheck: HealthCheck.udp({ interval: Duration.seconds(10) }),
    },
    { name: 'dns-tcp', port: 53, protocol: kplus.Protocol.TCP, healthCheck: HealthCheck.tcp() },
  ],
  stickySession: StickySession.sourceIp({ duration: Duration.minutes(10) }),
});

app.synth();

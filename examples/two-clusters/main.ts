// One app for two clusters: each chart is checked by the facts of its own cluster.
import { App, Chart } from 'cdk8s';
import { CceCluster, ElbAutocreate, PassThroughLoadBalancerService, ProxyMode, StandardNetwork } from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

class Gateway extends Chart {
  constructor(scope: Construct, id: string, cluster: CceCluster) {
    super(scope, id);
    cluster.attachTo(this);
    new PassThroughLoadBalancerService(this, 'Service', {
      metadata: { name: 'gateway' },
      elb: ElbAutocreate.sharedPrivate(),
      selector: kplus.Pods.select(this, 'Pods', { labels: { app: 'gateway' } }),
      ports: [{ port: 80, targetPort: 8080 }],
    });
  }
}

const app = new App();
new Gateway(
  app,
  'staging',
  CceCluster.standard({ name: 'staging', version: 'v1.30.1-r0', proxyMode: ProxyMode.IPTABLES }),
);
new Gateway(
  app,
  'production',
  CceCluster.standard({
    name: 'production',
    version: 'v1.28.8-r0',
    proxyMode: ProxyMode.IPVS,
    network: StandardNetwork.OVERLAY_L2,
  }),
);
app.synth();

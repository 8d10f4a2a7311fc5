// A Turbo cluster: a dedicated load balancer reaches the pods directly. Pods of the cluster reach it by pass-through in any case;
// with pass-through nodes do so as well.
import { App, Chart } from 'cdk8s';
import {
  CceCluster,
  CceEdition,
  ElbAutocreate,
  ElbFlavors,
  PassThroughLoadBalancerService,
  ProxyMode,
} from 'cdk8s-cce';
import * as kplus from 'cdk8s-plus-28';

const app = new App();
const chart = new Chart(app, 'orders');

CceCluster.turbo({
  version: 'v1.30.6-r0',
  proxyMode: ProxyMode.IPTABLES,
  edition: CceEdition.OPEN_TELEKOM_CLOUD,
}).attachTo(chart);

const deployment = new kplus.Deployment(chart, 'Deployment', {
  containers: [{ image: 'registry.example.com/orders:1.4', portNumber: 9000 }],
});

new PassThroughLoadBalancerService(chart, 'Service', {
  metadata: { name: 'orders' },
  selector: deployment,
  ports: [{ port: 9000, targetPort: 9000 }],
  elb: ElbAutocreate.dedicatedPrivate({
    name: 'orders',
    availabilityZones: ['eu-de-01', 'eu-de-02'],
    flavors: ElbFlavors.fixedSpecification({ layer4: 'L4_flavor.elb.s1.small' }),
    tags: { team: 'orders' },
  }),
});

app.synth();

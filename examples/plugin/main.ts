// Nothing of cdk8s-cce: the manifests are checked by its plugin, which cdk8s.yaml names.
import { ApiObject, App, Chart } from 'cdk8s';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

new ApiObject(chart, 'Service', {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: {
    name: 'shop',
    annotations: {
      'kubernetes.io/elb.class': 'union',
      'kubernetes.io/elb.id': '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d',
      // Misspelt on purpose, to have a warning.
      'kubernetes.io/elb.lb-algoritm': 'LEAST_CONNECTIONS',
      // Acknowledged, with the reason.
      'cdk8s-cce/ignore': 'source-ranges-ignored: the firewall in front of it does that',
    },
  },
  spec: {
    type: 'LoadBalancer',
    loadBalancerSourceRanges: ['192.0.2.0/24'],
    selector: { app: 'shop' },
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  },
});

app.synth();

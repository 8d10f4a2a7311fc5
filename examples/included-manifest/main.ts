// Somebody else's manifest, checked by the same rules. CceValidation is needed only where no construct and no cluster of this
// library is used; here the cluster turns the validation on.
import { join } from 'node:path';
import { App, Chart, Include } from 'cdk8s';
import { CceCluster, CceValidation, ProxyMode } from 'cdk8s-cce';

const app = new App();
const chart = new Chart(app, 'legacy');
CceCluster.standard({ version: 'v1.28.8-r0', proxyMode: ProxyMode.IPTABLES }).attachTo(chart);

const manifest = new Include(chart, 'Manifest', { url: join(__dirname, 'service.yaml') });

// Its author chose the load balancer by its address. Accepted on purpose, with the reason; also written into the manifest.
CceValidation.acknowledge(manifest, 'load-balancer-chosen-by-ip', 'the id follows with the migration in spring');

app.synth();

#!/usr/bin/env bash
# Does what a new user does: installs the packed package with the newest peers in an empty folder, writes the first Service of the
# README in TypeScript, in plain JavaScript and in Python, and synthesizes all of them; then has the newest cdk8s command line run the
# plugin.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

cd "$root"
[ -f lib/index.js ] || npx projen compile
tarball=$(npm pack --ignore-scripts --silent --pack-destination "$folder")

cd "$folder"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent "./$tarball" cdk8s cdk8s-plus-28 constructs
npm install --no-audit --no-fund --silent --save-dev typescript@5 tsx @types/node@20
echo "peers: $(npm ls --depth 0 2>/dev/null | grep -E 'cdk8s|constructs' | sed 's/.* //' | tr '\n' ' ')"

# The first TypeScript block of the README is the app.
awk '/^```ts/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/README.md" >main.ts
cat >tsconfig.json <<'JSON'
{ "compilerOptions": { "target": "ES2022", "module": "commonjs", "strict": true, "esModuleInterop": true, "types": ["node"] } }
JSON
npx tsc --noEmit
npx tsx main.ts
cp dist/web.k8s.yaml typescript.yaml
grep -q 'kubernetes.io/elb.autocreate' typescript.yaml

# The same in plain JavaScript.
sed -E "s/^import \* as (\w+) from ('.+');/const \1 = require(\2);/; s/^import (\{.*\}) from ('.+');/const \1 = require(\2);/" main.ts >main.js
rm -r dist
node main.js
cmp dist/web.k8s.yaml typescript.yaml

# What the compiler would refuse is refused at run time.
if node -e "
  const { App, Chart } = require('cdk8s');
  const { LoadBalancerService } = require('cdk8s-cce');
  new LoadBalancerService(new Chart(new App(), 'c'), 'S', { ports: [{ port: 80 }] });
" 2>error.txt; then
  echo 'a Service without a load balancer was accepted' >&2
  exit 1
fi
grep -q "'elb' is missing" error.txt
echo 'the first Service of the README works in TypeScript and in plain JavaScript'

# The same in Python, as its page has it.
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20 PIP_DISABLE_PIP_VERSION_CHECK=1
if python3 -c 'import sys, ensurepip; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && python3 -m venv python &&
  python/bin/pip install --quiet --retries 1 cdk8s cdk8s-plus-28 constructs setuptools wheel; then
  (cd "$root" && npx jsii-pacmak --code-only --target python --outdir "$folder/code")
  python/bin/pip install --quiet --no-deps --no-build-isolation code/python
  python/bin/pip check
  awk '/^```python/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/docs/other-languages.md" >main.py
  rm -r dist
  python/bin/python main.py
  cmp dist/web.k8s.yaml typescript.yaml

  cat >mistaken.py <<'PYTHON'
from cdk8s import App, Chart
from cdk8s_cce import ElbAutocreate, LoadBalancerService, LoadBalancerServicePort

app = App()

def add(name, port):
    elb = ElbAutocreate.shared_private()
    LoadBalancerService(Chart(app, name), "Service", elb=elb, ports=[LoadBalancerServicePort(port=port)])

add("a", 80)
add("b", 80)
app.synth()
add("c", 70000)
PYTHON
  if python/bin/python mistaken.py 2>mistaken.txt; then
    echo 'a port of 70000 was accepted in Python' >&2
    exit 1
  fi
  if [ "$(grep -c '] generated-service-name' mistaken.txt)" != 2 ] || ! tail -1 mistaken.txt | grep -q '^RuntimeError: LoadBalancerService .*got 70000'; then
    cat mistaken.txt >&2
    exit 1
  fi
  echo "the first Service of the README works in $(python/bin/python --version)"
else
  echo 'no Python 3.10 here, or no registry for it: that the app in Python works is NOT tested' >&2
fi

# What we render ourselves is what this cdk8s would have rendered.
node -e "
  const { ApiObject, App, Chart } = require('cdk8s');
  const { deepStrictEqual } = require('node:assert');
  const { ExistingElb, HealthCheck, LoadBalancerService } = require('cdk8s-cce');
  const service = new LoadBalancerService(new Chart(new App(), 'c', { namespace: 'shop', labels: { b: '1', a: '2' } }), 'S', {
    metadata: { name: 'web', annotations: { 'example.com/a': '' } },
    elb: ExistingElb.shared('3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d'),
    healthCheck: HealthCheck.tcp(),
    ports: [{ name: 'a', port: 80, targetPortName: 'http' }, { name: 'b', port: 81 }],
  });
  const object = ApiObject.of(service);
  deepStrictEqual(JSON.stringify(object.toJson()), JSON.stringify(ApiObject.prototype.toJson.call(object)));
"

# The plugin, as its page has it.
npm install --no-audit --no-fund --silent --save-dev cdk8s-cli
export CDK8S_CHECK_UPGRADE=false
awk '/^```yaml/ { inside = 1; next } /^```/ { if (inside) exit } inside' "$root/docs/plugin.md" |
  sed 's/VERSION/0.0.0/; s/turbo/standard/; s/^app: .*/app: node app.js/' >cdk8s.yaml
grep -q 'class: CceValidationPlugin' cdk8s.yaml

synth() { # an app: its text, the exit code it should have
  printf '%s\n' "$1" >app.js
  code=0
  npx cdk8s synth >synth.txt 2>&1 || code=$?
  if [ "$code" != "$2" ]; then
    cat synth.txt >&2
    echo "cdk8s synth: exit code $code instead of $2" >&2
    exit 1
  fi
}
times() { # how often a text was printed
  found=$(grep -cF "$1" synth.txt || true)
  [ "$found" = "$2" ] || { cat synth.txt >&2; echo "'$1' was printed $found times instead of $2" >&2; exit 1; }
}
service="const { ApiObject, App, Chart } = require('cdk8s');
const { CceValidation } = require('cdk8s-cce');
const app = new App();
const add = (key, value) => new ApiObject(new Chart(app, 'shop'), 'Service', {
  apiVersion: 'v1', kind: 'Service',
  metadata: { name: 'shop', annotations: { 'kubernetes.io/elb.class': 'union', 'kubernetes.io/elb.id': '3f2d0f0a-5b53-4b8e-9d1f-6f3c1a2b4c5d', [key]: value } },
  spec: { type: 'LoadBalancer', selector: { app: 'shop' }, ports: [{ port: 80 }] },
});"

synth "$service add('kubernetes.io/elb.lb-algorithm', 'nonsense'); app.synth();" 2
times 'invalid-annotation-value (1 occurrences)' 1
synth "$service add('kubernetes.io/elb.nonsense', '1'); app.synth();" 0
times 'elb.nonsense is not a key' 1
synth "$service add('kubernetes.io/elb.nonsense', '1'); CceValidation.enable(app); app.synth();" 0
times 'elb.nonsense is not a key' 1
times 'Told by the app' 1
synth "$service const bad = add('kubernetes.io/elb.lb-algorithm', 'nonsense');
CceValidation.acknowledge(bad, 'invalid-annotation-value', 'the platform has learnt it'); app.synth();" 0
times 'invalid-annotation-value' 0
echo "the plugin works with cdk8s-cli $(npm ls cdk8s-cli --depth 0 2>/dev/null | sed -n 's/.*cdk8s-cli@//p')"

#!/usr/bin/env bash
# Does what a new user does: installs the packed package with the newest peers in an empty folder, writes the first Service of the
# README in TypeScript and in plain JavaScript, and synthesizes both.
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

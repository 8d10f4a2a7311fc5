const CLUSTER = `the cluster (with any of these, every LoadBalancer Service is taken as one for CCE)
  --cluster-type standard|turbo
  --cluster-version v1.28.8-r0
  --proxy-mode iptables|ipvs
  --network vpc-router|overlay_l2|eni
  --edition huawei|otc
  --config FILE         clusters by path, severities, known keys, excluded paths; by
                        default cdk8s-cce.yaml in this folder or one above
`;

const FILES = `FILE|FOLDER|PATTERN|-...

- is the standard input. In folders it reads .yaml, .yml and .json files with
Kubernetes objects. It skips folders whose names begin with a dot, node_modules,
kustomization.yaml, cdk8s.yaml, cdk8s-cce.yaml, and the templates and values of Helm
charts.
  --stdin-filename PATH how to call the standard input
`;

const LINT = `Checks manifests: helm template ... | cdk8s-cce lint -

usage: cdk8s-cce lint [options] ${FILES}  --carriers            also checks annotations outside of Services, such as those in
                        values of charts and in custom resources

${CLUSTER}
changes
  --previous PATH       compares with the earlier state in a file or a folder
  --replace             the update replaces whole objects, as kubectl replace does

corrections
  --fix                 corrects in the files what has only one possible meaning

output
  --format pretty|json|sarif|github|junit
  --output FILE         writes the format to FILE, and pretty to standard output
  --quiet               shows errors only
  --no-color            no colours (the same with NO_COLOR)
  --max-warnings N      fails if there are more than N warnings
  --allow-empty         succeeds if there is nothing to check

exit code: 0 no error; 1 an error, or more warnings than allowed;
           2 wrong usage, a file that cannot be opened, or nothing to check
`;

const EXPLAIN = `Says who reaches the load balancer of a Service, from where, and why not.

usage: cdk8s-cce explain [options] ${FILES}
the question
  --service NAME        only this Service: web or shop/web
  --client PLACE        only from this place, such as pod-on-backend-node
  --address ADDRESS     only to private-vip, public-eip or cluster-ip
  --given NAME=VALUE    what the manifests do not say: backend-spread=one-node
  --what-if NAME=VALUE  shows what would change: pass-through=true

${CLUSTER}
output
  --format pretty|json|markdown|mermaid|svg
  --output FILE         writes the format to FILE, and pretty to standard output
  --no-color            no colours (the same with NO_COLOR)

exit code: 0 all that was asked for is explained;
           2 wrong usage, something that cannot be read, or nothing to explain
`;

const RULES = `Lists all rules of lint, or explains those that are given by ID.

usage: cdk8s-cce rules [ID...]
`;

const OVERVIEW = `Checks LoadBalancer Services of Huawei Cloud CCE and Open Telekom Cloud CCE.

usage: cdk8s-cce lint [options] FILE|FOLDER|PATTERN|-...
       cdk8s-cce explain [options] FILE|FOLDER|PATTERN|-...
       cdk8s-cce rules [ID...]
       cdk8s-cce --help|--version

lint     checks manifests: helm template ... | cdk8s-cce lint -
explain  says who reaches the load balancer of a Service, from where, and why not
rules    lists all rules of lint, or explains those that are given by ID

Each command has a --help of its own, with all its options.
`;

const OF_COMMANDS: ReadonlyMap<string | undefined, string> = new Map([
  ['lint', LINT],
  ['explain', EXPLAIN],
  ['rules', RULES],
]);

/** What `--help` says behind a command, or without one. */
export function helpOn(command: string | undefined): string {
  return OF_COMMANDS.get(command) ?? OVERVIEW;
}

/** How to get it. */
export function helpCommand(command: string | undefined): string {
  return OF_COMMANDS.has(command) ? `cdk8s-cce ${command} --help` : 'cdk8s-cce --help';
}

/** What `--help` says. */
export const HELP = `Checks LoadBalancer Services of Huawei Cloud CCE and Open Telekom Cloud CCE.

usage: cdk8s-cce lint [options] FILE|FOLDER|PATTERN|-...
       cdk8s-cce explain [options] FILE|FOLDER|PATTERN|-...
       cdk8s-cce rules [ID...]
       cdk8s-cce --help|--version

lint checks manifests. - is the standard input: helm template ... | cdk8s-cce lint -
In folders it reads .yaml, .yml and .json files with Kubernetes objects. It skips
folders whose names begin with a dot, node_modules, kustomization.yaml, cdk8s.yaml,
cdk8s-cce.yaml, and the templates and values of Helm charts.
  --stdin-filename PATH how to call the standard input
  --carriers            also checks annotations outside of Services, such as those in
                        values of charts and in custom resources

the cluster (with any of these, every LoadBalancer Service is taken as one for CCE)
  --cluster-type standard|turbo
  --cluster-version v1.28.8-r0
  --proxy-mode iptables|ipvs
  --network vpc-router|overlay_l2|eni
  --edition huawei|otc
  --config FILE         clusters by path, severities, known keys, excluded paths; by
                        default cdk8s-cce.yaml in this folder or one above

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

explain says who reaches the load balancer of a Service, from where, and why not.
It has the options about the cluster, and
  --service NAME        only this Service: web or shop/web
  --client PLACE        only from this place, such as pod-on-backend-node
  --address ADDRESS     only to private-vip, public-eip or cluster-ip
  --given NAME=VALUE    what the manifests do not say: backend-spread=one-node
  --what-if NAME=VALUE  shows what would change: pass-through=true
  --format pretty|json|markdown|mermaid|svg
  --output FILE, --stdin-filename PATH, --no-color

rules lists all rules, or explains those that are given by ID.

exit code: 0 no error; 1 an error, or more warnings than allowed;
           2 wrong usage, a file that cannot be opened, or nothing to check
`;

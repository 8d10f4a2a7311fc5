/** What `--help` says. */
export const HELP = `Checks LoadBalancer Services of Huawei Cloud CCE and Open Telekom Cloud CCE.

usage: cdk8s-cce lint [options] FILE|FOLDER|PATTERN|-...
       cdk8s-cce explain [options] FILE|FOLDER|PATTERN|-...
       cdk8s-cce rules [ID...]
       cdk8s-cce --help|--version

lint checks manifests. - is the standard input: helm template ... | cdk8s-cce lint -
A folder is walked for .yaml, .yml and .json with Kubernetes objects, without dot
folders, node_modules, kustomization.yaml, cdk8s.yaml, and templates and values of
Helm charts.
  --stdin-filename PATH what the standard input is called
  --carriers            maps of our annotations anywhere, too: in values of charts,
                        in custom resources

what is known of the cluster (with any, LoadBalancer Services are meant for CCE)
  --cluster-type standard|turbo
  --cluster-version v1.28.8-r0
  --proxy-mode iptables|ipvs
  --network vpc-router|overlay_l2|eni
  --edition huawei|otc
  --config FILE         clusters per path, severities, known keys; without it,
                        cdk8s-cce.yaml of this folder or one above

what has changed
  --previous PATH       the earlier state of the same manifests, a file or a folder
  --replace             the update replaces whole objects, as kubectl replace does

what is corrected
  --fix                 in the files, what can only be meant; the rest is told

what is told
  --format pretty|json|sarif|github|junit
  --output FILE         the format goes there, the pretty text to standard output
  --quiet               errors only
  --no-color            no colours (nor with NO_COLOR)
  --max-warnings N      more than N warnings are an error
  --allow-empty         nothing to check is right

explain tells who reaches the load balancer of a Service, from where, and why not.
It takes what is known of the cluster as lint does, and
  --service NAME        this Service only, web or shop/web
  --client PLACE        from there only, pod-on-backend-node say
  --address ADDRESS     private-vip, public-eip or cluster-ip only
  --given NAME=VALUE    what manifests do not tell: backend-spread=one-node
  --what-if NAME=VALUE  what would change: pass-through=true
  --format pretty|json|markdown|mermaid|svg
  --output FILE, --stdin-filename PATH, --no-color

rules lists the rules, or explains those that are named.

exit code: 0 no error, 1 an error or more warnings than allowed,
           2 wrong usage, files that cannot be opened, or nothing to check
`;

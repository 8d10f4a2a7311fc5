/** How other platforms treat the address of a load balancer inside the cluster. */
export interface Provider {
  readonly name: string;
  readonly how: string;
  readonly source: string;
}

export const OTHER_PROVIDERS: readonly Provider[] = [
  {
    name: 'upstream Kubernetes',
    how: 'status.loadBalancer.ingress[].ipMode: Proxy set by the cloud controller makes kube-proxy ignore the address (alpha v1.29, beta v1.30, stable v1.32). VIP is the default and keeps the short-circuit.',
    source: 'KEP-1860',
  },
  {
    name: 'Tencent TKE',
    how: 'Patched IPVS mode not to bind the LB address (health checks came from that address), which created the same hairpin failure on private CLBs; public CLBs are fine. Advice: Service name, CoreDNS rewrite, anti-affinity plus Local.',
    source: 'tencent:clb-loopback, kubernetes/kubernetes#79783',
  },
  {
    name: 'Alibaba ACK',
    how: 'Short-circuits by default and recommends the Service name. Annotation service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname puts a host name in the status, so traffic takes the CLB; warns not to place client and backend on one node.',
    source: 'alibaba:ack-load-balancer-notes',
  },
  {
    name: 'DigitalOcean',
    how: 'Annotation service.beta.kubernetes.io/do-loadbalancer-hostname fills status.hostname instead of status.ip, which kube-proxy cannot capture.',
    source: 'kubernetes/kubernetes#66607',
  },
  {
    name: 'Hetzner Cloud',
    how: 'Annotation load-balancer.hetzner.cloud/hostname for the same purpose; since controller v1.21.0 sets ipMode Proxy when PROXY protocol is on.',
    source: 'https://github.com/hetznercloud/hcloud-cloud-controller-manager/issues/727',
  },
  {
    name: 'OpenStack (OCCM)',
    how: 'Fake host name when PROXY protocol and enable-ingress-hostname are on; newer versions set ipMode Proxy for PROXY protocol instead.',
    source: 'https://github.com/kubernetes/cloud-provider-openstack/pull/2587',
  },
  {
    name: 'Oracle OKE',
    how: 'Annotation oci.oraclecloud.com/ingress-ip-mode chooses VIP or proxy per Service from v1.30. A separate annotation controls source preservation on network load balancers.',
    source: 'https://docs.oracle.com/iaas/releasenotes/conteng/conteng-LoadBalancer-IPMode-Release-Notes.htm',
  },
  {
    name: 'AWS',
    how: 'Status carries a host name, so there is never a short-circuit. NLB with instance targets keeps the client IP and has the same hairpin failure; fix with IP targets or preserve_client_ip.enabled=false.',
    source:
      'https://repost.aws/questions/QU_9Dcea7NR3W3MzaZKVkcBA/why-can-an-instance-in-a-target-group-not-reach-itself-via-nlb',
  },
  {
    name: 'Azure',
    how: 'Floating IP delivers packets with the LB address as destination, so nodes must own the address (VIP semantics); service.beta.kubernetes.io/azure-disable-load-balancer-floating-ip turns that off. A stored source for the internal-LB hairpin limit itself was not found.',
    source: 'https://kubernetes-sigs.github.io/cloud-provider-azure/topics/loadbalancer',
  },
  {
    name: 'VMware NSX',
    how: 'Operator sets ipMode Proxy by default; label tanzu.vmware.com/ingress-ip-mode overrides it.',
    source: 'nsx-operator source code, service load balancer controller',
  },
];

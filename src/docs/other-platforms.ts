/** How other platforms treat the address of a load balancer inside the cluster, from their own pages. */
export const OTHER_PLATFORMS: readonly { readonly name: string; readonly how: string; readonly source: string }[] = [
  {
    name: 'Kubernetes',
    how: '`status.loadBalancer.ingress[].ipMode: Proxy`, set by the cloud controller, makes kube-proxy leave the address alone (alpha in v1.29, beta in v1.30, stable in v1.32). `VIP`, the default, keeps the short-circuit.',
    source: 'KEP-1860',
  },
  {
    name: 'AWS',
    how: 'The status has a host name, so that nothing is captured. A network load balancer with instances as targets keeps the client address and loses what comes back to the caller; IP targets without `preserve_client_ip` do not.',
    source:
      'https://repost.aws/questions/QU_9Dcea7NR3W3MzaZKVkcBA/why-can-an-instance-in-a-target-group-not-reach-itself-via-nlb',
  },
  {
    name: 'Azure',
    how: 'Packets arrive with the address of the load balancer as destination (floating IP), so that nodes must own it; `service.beta.kubernetes.io/azure-disable-load-balancer-floating-ip` turns that off.',
    source: 'https://kubernetes-sigs.github.io/cloud-provider-azure/topics/loadbalancer',
  },
  {
    name: 'Tencent TKE',
    how: 'IPVS mode was changed not to bind the address, which brought the same hairpin to private load balancers; public ones are fine. The advice: the name of the Service, a rewrite in CoreDNS, or anti-affinity with policy Local.',
    source: 'tencent:clb-loopback, kubernetes/kubernetes#79783',
  },
  {
    name: 'Alibaba ACK',
    how: 'Captured by default, and the name of the Service is recommended. `service.beta.kubernetes.io/alibaba-cloud-loadbalancer-hostname` puts a host name into the status, so that traffic takes the load balancer; client and backend are then not to share a node.',
    source: 'alibaba:ack-load-balancer-notes',
  },
  {
    name: 'Oracle OKE',
    how: '`oci.oraclecloud.com/ingress-ip-mode` chooses `VIP` or `proxy` for each Service, from v1.30 on.',
    source: 'https://docs.oracle.com/iaas/releasenotes/conteng/conteng-LoadBalancer-IPMode-Release-Notes.htm',
  },
  {
    name: 'DigitalOcean',
    how: '`service.beta.kubernetes.io/do-loadbalancer-hostname` puts a host name into the status, which kube-proxy cannot capture.',
    source: 'kubernetes/kubernetes#66607',
  },
  {
    name: 'Hetzner Cloud',
    how: '`load-balancer.hetzner.cloud/hostname` does the same; with PROXY protocol the controller sets `ipMode: Proxy` since v1.21.0.',
    source: 'https://github.com/hetznercloud/hcloud-cloud-controller-manager/issues/727',
  },
  {
    name: 'OpenStack',
    how: 'With PROXY protocol a made-up host name, in newer versions `ipMode: Proxy`.',
    source: 'https://github.com/kubernetes/cloud-provider-openstack/pull/2587',
  },
  {
    name: 'VMware NSX',
    how: 'The operator sets `ipMode: Proxy`; the label `tanzu.vmware.com/ingress-ip-mode` decides otherwise.',
    source: 'source of nsx-operator',
  },
];

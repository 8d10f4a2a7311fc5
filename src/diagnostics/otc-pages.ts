/**
 * Pages that Open Telekom Cloud has, too, by where they stand in its documentation: `service/guide/page`. Its guides are published
 * as they lie in their repositories (opentelekomcloud-docs, April 2026): `umn/source/a/b.rst` with the name of a page in its
 * first line is `umn/a/b.html`. What is not here it did not have then, or several pages share the id.
 */
const CCE: Readonly<Record<string, string>> = {
  cce_10_0028: 'clusters/creating_a_cluster/creating_a_cce_standard_turbo_cluster',
  cce_10_0034: 'add-ons/container_network_add-ons/nginx_ingress_controller',
  cce_10_0054: 'high-risk_operations',
  cce_10_0084: 'networking/services/loadbalancer/enabling_icmp_security_group_rules',
  cce_10_0142: 'networking/services/nodeport',
  cce_10_0213: 'clusters/managing_clusters/modifying_cluster_configurations',
  cce_10_0249: 'networking/services/service_overview',
  cce_10_0251: 'networking/ingresses/loadbalancer_ingresses/creating_a_loadbalancer_ingress_on_the_console',
  cce_10_0252: 'networking/ingresses/loadbalancer_ingresses/creating_a_loadbalancer_ingress_using_kubectl',
  cce_10_0281: 'networking/container_networks/overview',
  cce_10_0284: 'networking/container_networks/cloud_native_network_2.0_settings/cloud_native_network_2.0',
  cce_10_0349: 'clusters/creating_a_cluster/comparing_iptables_and_ipvs',
  cce_10_0355: 'networking/services/loadbalancer/configuring_passthrough_networking_for_a_loadbalancer_service',
  cce_10_0385: 'networking/services/loadbalancer/configuring_advanced_load_balancing_functions_using_annotations',
  cce_10_0399: 'networking/configuring_intra-vpc_access',
  cce_10_0402: 'networking/container_networks/pod_network_settings/configuring_hostnetwork_for_pods',
  cce_10_0405: 'clusters/cluster_version_release_notes/patch_version_release_notes',
  cce_10_0500:
    'clusters/upgrading_a_cluster/troubleshooting_for_pre-upgrade_check_exceptions/private_ipv4_addresses_of_load_balancers',
  cce_10_0513:
    'clusters/upgrading_a_cluster/troubleshooting_for_pre-upgrade_check_exceptions/elb_listener_access_control',
  cce_10_0681: 'networking/services/loadbalancer/creating_a_loadbalancer_service',
  cce_10_0683: 'networking/services/loadbalancer/configuring_http_https_for_a_loadbalancer_service',
  cce_10_0684: 'networking/services/loadbalancer/configuring_health_check_on_multiple_loadbalancer_service_ports',
  cce_10_0685: 'networking/services/loadbalancer/setting_the_pod_readiness_status_through_an_elb_health_check',
  cce_10_0687:
    'networking/ingresses/loadbalancer_ingresses/advanced_setting_examples_of_loadbalancer_ingresses/configuring_an_https_certificate_for_a_loadbalancer_ingress',
  cce_10_0691:
    'networking/ingresses/loadbalancer_ingresses/advanced_setting_examples_of_loadbalancer_ingresses/configuring_https_backend_services_for_a_loadbalancer_ingress',
  cce_10_0695:
    'networking/ingresses/loadbalancer_ingresses/configuring_advanced_loadbalancer_ingress_functions_using_annotations',
  cce_10_0729: 'networking/services/loadbalancer/configuring_timeout_for_a_loadbalancer_service',
  cce_10_0735:
    'networking/ingresses/loadbalancer_ingresses/advanced_setting_examples_of_loadbalancer_ingresses/configuring_a_slow_start_for_a_loadbalancer_ingress',
  cce_10_0784: 'settings/network',
  cce_10_0831:
    'networking/services/loadbalancer/configuring_a_blocklist_trustlist_access_policy_for_a_loadbalancer_service',
  cce_10_0841: 'networking/services/loadbalancer/configuring_sni_for_a_loadbalancer_service',
  cce_10_0842: 'networking/services/loadbalancer/configuring_http_2_for_a_loadbalancer_service',
  cce_10_0858: 'networking/ingresses/redirecting_traffic_from_an_nginx_ingress_to_a_loadbalancer_ingress',
  cce_10_0896:
    'networking/ingresses/loadbalancer_ingresses/advanced_setting_examples_of_loadbalancer_ingresses/configuring_a_custom_header_forwarding_policy_for_a_loadbalancer_ingress',
  cce_10_0916: 'networking/services/loadbalancer/enabling_a_loadbalancer_service_to_obtain_the_client_ip_address',
  cce_10_0924: 'networking/services/loadbalancer/changing_a_custom_eip_for_a_loadbalancer_service',
  cce_10_0937:
    'networking/ingresses/loadbalancer_ingresses/advanced_setting_examples_of_loadbalancer_ingresses/configuring_a_range_of_listening_ports_for_a_loadbalancer_ingress',
  cce_10_0939:
    'networking/ingresses/loadbalancer_ingresses/advanced_setting_examples_of_loadbalancer_ingresses/configuring_the_priorities_of_forwarding_rules_for_loadbalancer_ingresses',
  cce_10_0947:
    'networking/ingresses/nginx_ingresses/advanced_setting_examples_of_nginx_ingresses/configuring_an_elb_certificate_for_nginx_ingress_controller',
  cce_10_0949:
    'networking/ingresses/loadbalancer_ingresses/configuring_an_advanced_forwarding_policy_for_a_loadbalancer_ingress',
  cce_10_0950: 'networking/ingresses/loadbalancer_ingresses/forwarding_policy_priorities_of_loadbalancer_ingresses',
  cce_bestpractice_00035: 'best_practice/networking/obtaining_the_client_source_ip_address_for_a_container',
  cce_bestpractice_00222: 'best_practice/cluster/creating_an_ipv4_ipv6_dual-stack_cluster_in_cce',
  cce_bestpractice_00231: 'best_practice/networking/implementing_sticky_session_through_load_balancing',
  cce_bestpractice_10024: 'best_practice/cluster/protecting_a_cce_cluster_against_overload',
  cce_bulletin_0033: 'product_bulletin/kubernetes_version_policy',
  cce_faq_00202: 'faqs/networking/network_exception_troubleshooting/how_do_i_locate_a_workload_networking_fault',
  cce_faq_00409:
    'faqs/node/oss/what_should_i_do_if_there_is_a_service_access_failure_after_a_backend_service_upgrade_or_1-second_latency_when_a_service_accesses_a_cce_cluster',
  cce_faq_00460:
    'faqs/networking/network_configuration/how_can_i_determine_which_ingress_the_listener_settings_have_been_applied_to',
};

const ELB: Readonly<Record<string, string>> = {
  'elb-api:adding_a_listener': 'api-ref/apis_v3/listener/adding_a_listener',
  'elb-api:configuring_a_health_check': 'api-ref/apis_v3/health_check/configuring_a_health_check',
  'elb-api:creating_a_backend_server_group': 'api-ref/apis_v3/backend_server_group/creating_a_backend_server_group',
  'elb-api:creating_a_load_balancer': 'api-ref/apis_v3/load_balancer/creating_a_load_balancer',
  'elb-umn:protocols_and_ports': 'umn/listener/protocols_and_ports',
};

const SITE = 'https://docs.otc.t-systems.com';

/** Where Open Telekom Cloud has a page; `undefined` if it has none, or if that is not certain. */
export function otcAddressOf(id: string): string | undefined {
  if (Object.hasOwn(CCE, id)) return `${SITE}/cloud-container-engine/umn/${CCE[id]}.html`;
  if (Object.hasOwn(ELB, id)) return `${SITE}/elastic-load-balancing/${ELB[id]}.html`;
  return undefined;
}

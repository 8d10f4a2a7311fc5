import { rule } from '../engine/rule';
import { judgeConstraints } from './support/constraints';

const id = 'missing-requirement';

export const missingRequirement = rule({
  id,
  severity: 'error',
  otherSeverities: ['warning', 'info'],
  statement: 'A setting is used together with what it cannot work without.',
  why: 'Without it the setting is refused or does nothing.',
  help: 'Add what is missing, or remove the setting.',
  facts: [],
  pages: ['cce_10_0385'],
  basis: ['docs'],
  exceptions: [
    {
      guards: [
        'tags-only-with-autocreate/1',
        'enterprise-project-only-with-autocreate/1',
        'certificate-without-https/1',
      ],
      text: 'In a live object the platform may have written what stands there without its counterpart: tags, the enterprise project and certificates are not checked.',
    },
    {
      guards: ['passthrough-value/1a'],
      text: 'onlyLocal with the policy Local is what the platform itself writes.',
    },
    {
      guards: ['sticky-option-without-mode/1'],
      text: 'Empty options of a sticky session count as absent.',
    },
    {
      guards: ['health-check-on-needs-option/1'],
      text: 'A health check that is switched on without a configuration is worth knowing, no more.',
    },
    {
      guards: ['health-check-mixed-protocols/1a'],
      text: 'Ports of several protocols need nothing where no health check is configured.',
    },
    {
      guards: ['health-check-mixed-protocols/1b'],
      text: 'Nor where its configuration is empty.',
    },
    {
      guards: ['health-check-mixed-protocols/1c'],
      text: 'Nor where it is switched off.',
    },
    {
      guards: ['health-check-mixed-protocols/2'],
      text: "The port of the platform's own health check is not one of them.",
    },
    {
      guards: ['https-needs-certificate/1'],
      text: 'HTTPS with certificates for server names alone is a warning: on ingresses the first of them serves, for Services no page says so.',
    },
    {
      guards: ['https-needs-certificate/2'],
      text: 'A certificate that something completes later counts as one.',
    },
    {
      guards: ['http2-needs-https/1', 'drain-needs-timeout/1'],
      text: 'A switch that is off needs nothing.',
    },
    {
      guards: ['acl-complete-triple/1a'],
      text: 'Access control that is off needs neither groups nor a type.',
    },
    {
      guards: ['acl-complete-triple/1b'],
      text: 'The status alone is legitimate: the platform and controllers of others write it.',
    },
    {
      guards: ['acl-complete-triple/2'],
      text: 'An empty list of groups is the documented way to open the listener, and needs nothing beside it.',
    },
    {
      guards: ['transparent-ip-l4-only/1'],
      text: 'Client addresses are passed on if one port at least is served as TCP or UDP.',
    },
  ],
  appliesTo: ['cce', 'part'],
  needs: ['clusterType'],
  ...judgeConstraints('requires', id),
});

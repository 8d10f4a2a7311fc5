// What an app is told where a rule has several things to say.
import { CceValidation } from '../../src';
import { type Build, bothFamilies, certificate, checks, elb, foundInApp, World } from './cases/apps';

describe('one finding for one cause, and as bad as it is', () => {
  test.each<[string, string, string[], Build]>([
    [
      'listener-opened-by-empty-acl-id',
      'beside a status',
      ['warning'],
      (w) => w.existing({ [elb('acl-id')]: '', [elb('acl-status')]: 'on' }),
    ],
    ['listener-opened-by-empty-acl-id', 'alone', ['info'], (w) => w.existing({ [elb('acl-id')]: '' })],
    [
      'unusable-protocol-port',
      'a port that is not there, twice',
      ['error'],
      (w) => w.existing({ [elb('protocol-port')]: 'http:81,http:81' }),
    ],
    [
      'unusable-protocol-port',
      'the same entry three times',
      ['warning'],
      (w) => w.existing({ [elb('protocol-port')]: 'http:80,http:80,http:80' }),
    ],
    [
      'unusable-protocol-port',
      'two protocols for one port, one of them twice',
      ['error'],
      (w) => w.existing({ [elb('protocol-port')]: 'http:80,http:80,https:80', ...certificate }),
    ],
    [
      'ipv6-not-served',
      'for several reasons',
      ['warning'],
      (w) => w.standard({ version: 'v1.21' }).existing({}, bothFamilies),
    ],
    [
      'readiness-gate-never-met',
      'of a Service that is not there, where two select the pods',
      ['warning'],
      (w) => [w.turbo().gatedPods('web'), w.existing(), w.existing({}, { ports: [{ port: 81 }] })],
    ],
    [
      'readiness-gate-never-met',
      'of a Service that is not there, behind one that selects other pods',
      ['warning'],
      (w) => [
        w.turbo().gatedPods('web'),
        w.existing({}, { selector: { app: 'other' } }, 'performance'),
        w.existing({}, { ports: [{ port: 81 }] }, 'performance'),
      ],
    ],
    [
      'readiness-gate-never-met',
      'two workloads',
      ['warning'],
      (w) => [w.standard().gatedPods('s2'), w.gatedPods('s2'), w.existing()],
    ],
    [
      'health-check-of-unknown-port',
      'of two entries',
      ['warning', 'warning'],
      (w) => w.existing(checks([{ target_service_port: 'TCP:81' }, { target_service_port: 'UDP:80' }])),
    ],
  ])('%s: %s', (rule, _name, severities, build) => {
    const found = foundInApp(build).filter((each) => each.endsWith(`: ${rule}`));
    expect(found).toEqual(severities.map((severity) => `${severity}: ${rule}`));
  });

  test('the place of an entry behind one that is none', () => {
    const world = new World();
    world.existing(checks(['x', { target_service_port: 'TCP:80', protocol: 'UDP' }]));
    const [finding] = CceValidation.enable(world.app)
      .findings()
      .filter(({ rule }) => rule === 'health-check-protocol-mismatch');
    expect(finding.message).toMatch(/checks TCP:80 by UDP; expected TCP or HTTP/);
    expect(JSON.stringify(finding)).toContain('/1/protocol');
  });
});

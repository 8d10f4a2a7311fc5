import { answer } from '../../src/reachability/answer';
import { DEFAULT_TRANSFER } from '../../src/reachability/client-ip-transfer';
import { type Value, valuesOf } from '../../src/reachability/dimensions';
import { explain } from '../../src/reachability/explanation';
import { DECIDING, type Scene, situationsOf, surroundingsOf } from '../../src/reachability/scene';
import { fc } from '../support/fast-check';

const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

const scenes: fc.Arbitrary<Scene> = fc.record({
  possible: fc.record({
    clusterType: some(valuesOf('clusterType')),
    proxyMode: some(valuesOf('proxyMode')),
    elbClass: some(valuesOf('elbClass')),
    passThrough: some(valuesOf('passThrough')),
    externalTrafficPolicy: some(valuesOf('externalTrafficPolicy')),
    backendSpread: some(valuesOf('backendSpread')),
    backendKind: some(valuesOf('backendKind')),
  }),
  transferOf: fc.record({
    union: some(valuesOf('clientIpTransfer')),
    performance: fc.constant([DEFAULT_TRANSFER.performance] as readonly Value<'clientIpTransfer'>[]),
  }),
  listeners: fc.constantFrom(
    [{ listener: undefined, ports: [80] }],
    [{ listener: 'HTTPS' as const, ports: [443] }],
    [
      { listener: 'TCP' as const, ports: [80] },
      { listener: 'HTTPS' as const, ports: [443] },
    ],
    [
      { listener: 'TCP' as const, ports: [80], lacksNodePort: true },
      { listener: 'TCP' as const, ports: [81] },
    ],
  ),
  sharesWithoutPassThrough: fc.constantFrom('no' as const, 'perhaps' as const, 'yes' as const),
  isSoleBackend: fc.boolean(),
  internalTrafficPolicy: fc.constantFrom('Cluster' as const, 'Local' as const),
  hasEip: fc.constantFrom(true, false, undefined),
  isTransferStated: fc.boolean(),
  kubeProxy: fc.constantFrom(undefined, 13, 19, 21),
  remarks: fc.constant([]),
});

test('every possible situation has exactly one cell, and it says what the model says', () => {
  fc.assert(
    fc.property(
      scenes,
      fc.constantFrom(...valuesOf('client')),
      fc.constantFrom(...valuesOf('address')),
      (scene, client, address) => {
        const cells = explain(scene, { clients: [client], addresses: [address] });
        for (const group of scene.listeners) {
          const ofGroup = cells.filter(({ listener }) => listener === undefined || listener === group);
          for (const situation of situationsOf(scene, client, address)) {
            const matching = ofGroup.filter(({ assuming }) =>
              DECIDING.every(
                (dimension) => assuming[dimension] === undefined || assuming[dimension] === situation[dimension],
              ),
            );
            expect(matching).toHaveLength(1);
            const { remedies, ...verdict } = answer(situation, surroundingsOf(scene, group));
            expect(matching[0].verdict).toEqual({
              ...verdict,
              remedies: remedies.filter(({ do: text }) => scene.hasEip !== false || !text.includes('the EIP')),
            });
          }
        }
      },
    ),
    { numRuns: 150 },
  );
});

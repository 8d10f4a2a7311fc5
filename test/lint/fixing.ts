// Files, corrected in memory.
import type { ClusterFacts } from '../../src/cluster/cluster-facts';
import { type FixOutcome, fixFiles, type LintRun } from '../../src/lint/fix';
import { Linter, type LintOptions } from '../../src/lint/lint';
import type { Target } from '../../src/lint/target';

export interface Input {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly target: Target;
}

const NO_FACTS: ClusterFacts = {};

export function input(text: string | Uint8Array, name = 'a.yaml', target?: Target): Input {
  return { name, bytes: Buffer.from(text), target: target ?? { cluster: NO_FACTS, meantForCce: true } };
}

export function judgeInputs(inputs: readonly Input[], options: Partial<LintOptions> = {}) {
  return (files: readonly Uint8Array[]): LintRun => {
    const linter = new Linter({ onCrash: () => {}, ...options });
    for (const [index, { name, target }] of inputs.entries()) linter.add(name, files[index], target);
    return { result: linter.finish(), told: linter.told, crashed: linter.crashed };
  };
}

export function fixInputs(inputs: readonly Input[], options: Partial<LintOptions> = {}): FixOutcome {
  return fixFiles(
    inputs.map(({ bytes }) => bytes),
    judgeInputs(inputs, options),
  );
}

/** `rule: what`, and `rule: not, since ...`. */
export function account({ fixed, left }: FixOutcome): readonly string[] {
  return [
    ...fixed.map(({ finding, what }) => `${finding.rule}: ${what}`),
    ...left.map(({ finding, reason }) => `${finding.rule}: not, since ${reason}`),
  ];
}

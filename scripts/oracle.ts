import { REFUSALS } from '../src/manifest/yaml/refusals';
import { askKubectl, compare, findKubectl } from '../test/manifest/support/kubectl';
import { mutatedManifest, Random } from '../test/manifest/support/mutations';

const BATCH = 1000;
const SHOWN = 5;

const [count = '100000', seed = '1'] = process.argv.slice(2);
const kubectl = findKubectl();
if (kubectl === undefined) {
  console.error('There is no kubectl on this machine; KUBECTL names one elsewhere.');
  process.exit(2);
}
const random = new Random(Number(seed));
const agreed = new Set(['same', 'both refuse', 'typed', ...Object.keys(REFUSALS)]);
const counts: Record<string, number> = {};
let disagreements = 0;
for (let done = 0; done < Number(count); done += BATCH) {
  const files = Array.from({ length: Math.min(BATCH, Number(count) - done) }, () => mutatedManifest(random));
  const answers = askKubectl(kubectl, files);
  files.forEach((file, index) => {
    const result = compare(file, answers[index]);
    const name = agreed.has(result) ? result : 'DISAGREEMENT';
    counts[name] = (counts[name] ?? 0) + 1;
    if (!agreed.has(result) && disagreements++ < SHOWN) console.error(JSON.stringify({ result, file }));
  });
}
console.log(counts);
process.exit(disagreements === 0 ? 0 : 1);

import { didYouMean } from '../diagnostics/nearest';
import { show } from '../diagnostics/show';
import type { ExplainResult, ServiceExplanation } from '../explain/explain-result';
import { type Explained, Explainer } from '../explain/explainer';
import { givenText } from '../explain/words';
import type { KubeObject } from '../manifest/kube-object';
import { DECIDING, type Given } from '../reachability/scene';
import { counted } from '../reporters/closing';
import { pretty } from '../reporters/explain/pretty';
import { displayOf } from './display';
import { ExitCode } from './exit-code';
import { type ExplainArguments, parseExplainArguments } from './explain-arguments';
import { ManifestFiles } from './manifest-files';
import type { World } from './world';

/** Says of the Services in manifests who reaches them, from where, and why not. */
export function runExplain(args: readonly string[], world: World): ExitCode {
  const options = parseExplainArguments(args);
  const files = new ManifestFiles(options, { name: 'explain', does: 'explain' }, world);
  try {
    explainAll(options, files, world);
  } finally {
    files.progress.erase();
  }
  return files.troubles.length > 0 ? ExitCode.TROUBLE : ExitCode.OK;
}

function explainAll(options: ExplainArguments, files: ManifestFiles, world: World): void {
  const explainer = new Explainer();
  files.read(files.find(options.inputs), (file, bytes) => {
    const { name, target } = files.sourceOf(file);
    explainer.add(name, bytes, target);
  });
  for (const { file, problem } of explainer.refused) {
    const { line, column } = problem.range;
    files.complain(
      `${file}:${line}:${column}: ${problem.message}; kubectl refuses the document, and it is not explained`,
    );
  }
  const services = servicesOf(explainer, options, files);
  if (services.length > 0) report({ services }, options, files, world);
}

function servicesOf(
  explainer: Explainer,
  options: ExplainArguments,
  files: ManifestFiles,
): readonly ServiceExplanation[] {
  const { services: names, question } = options;
  const run = explainer.assemble();
  const { unclaimed } = explainer;
  if (unclaimed > 0) {
    const what = `${counted(unclaimed, 'LoadBalancer Service')} without an annotation of CCE`;
    files.say(`not explained: ${what}; to include such Services, give --cluster-type or a configuration`);
  }
  if (run.objects.length === 0 && files.troubles.length === 0)
    files.complain('nothing to explain: no LoadBalancer Service of CCE');
  if (run.objects.length > 0) for (const name of names) checkName(name, run, files);
  const isWanted = (object: KubeObject) => names.length === 0 || names.some((name) => isNamed(object, name));
  const explained = run.explain({ ...question, isWanted });
  sayOtherwise(explained, question.given, files);
  return explained;
}

/** `web` in any namespace, or `shop/web`. */
function isNamed({ namespace = 'default', name }: KubeObject, wanted: string): boolean {
  return wanted === name || wanted === `${namespace}/${name}`;
}

function checkName(wanted: string, { objects }: Explained, files: ManifestFiles): void {
  if (objects.some((object) => isNamed(object, wanted))) return;
  const known = objects.flatMap(({ namespace = 'default', name }) => [name, `${namespace}/${name}`]);
  files.complain(`--service: no LoadBalancer Service of CCE is called ${show(wanted)}${didYouMean(wanted, known)}`);
}

/** What manifests and options say counts, also against `--given`. */
function sayOtherwise(services: readonly ServiceExplanation[], asked: Given, files: ManifestFiles): void {
  for (const dimension of DECIDING) {
    const value = asked[dimension];
    if (value === undefined) continue;
    const others = services.filter(({ given }) => given[dimension] !== value);
    if (others.length === 0) continue;
    const [{ resource, given }] = others;
    const name = show(resource.name);
    const more = others.length === 1 ? name : `${name} and ${counted(others.length - 1, 'other Service')}`;
    const known = given[dimension] === undefined ? '' : ` (${givenText({ [dimension]: given[dimension] })})`;
    const option = givenText({ [dimension]: value });
    files.say(
      `--given ${option}: ignored for ${more}, where it contradicts what is known${known}; --what-if shows another value`,
    );
  }
}

function report(result: ExplainResult, options: ExplainArguments, files: ManifestFiles, world: World): void {
  const { reporter, output, color } = options;
  const settings = displayOf(world, color);
  world.stdout.write((output === undefined ? reporter : pretty)(result, settings));
  if (output !== undefined) files.write(output, reporter(result, { ...settings, color: false }));
}

import { assemble } from '../engine/assembly';
import type { CceService } from '../engine/cce-service';
import type { RunContext } from '../engine/run-context';
import { wantedOf } from '../lint/concern';
import { resourceOf } from '../lint/resource';
import { RunObjects } from '../lint/run-objects';
import type { Target } from '../lint/target';
import type { KubeObject } from '../manifest/kube-object';
import { type ReadProblem, readManifest } from '../manifest/manifest-reader';
import { kubeObjectOf, type ReadObject } from '../manifest/read-object';
import { INGRESS_ON_ONE_ELB } from '../reachability/cross-rules';
import { elsewhereOf } from '../reachability/elsewhere';
import { explain, type Question } from '../reachability/explanation';
import {
  canBe,
  DECIDING,
  type Given,
  givenOf,
  isOpen,
  possibleOf,
  type Scene,
  withDecided,
} from '../reachability/scene';
import { passThroughsUnder, sceneOf, sharingBy } from '../reachability/scene-of-service';
import { changesBetween } from './changes';
import type { ObjectPlace, OutOfReach, ServiceExplanation, State } from './explain-result';

/** What is asked of every Service. */
export interface ExplainOptions extends Question {
  /** Which Services. */
  readonly isWanted: (object: KubeObject) => boolean;
  /** Decides what the manifests leave open. */
  readonly given: Given;
  /** What would be different. */
  readonly whatIf?: Given;
}

/** A document that kubectl would refuse. */
export interface RefusedDocument {
  readonly file: string;
  readonly problem: ReadProblem;
}

/** Where an object comes from. */
interface Origin {
  readonly file: string;
  readonly object: ReadObject;
}

/** Of what thousands share, more places only make it larger. */
const MAX_OTHERS = 100;

/** Reads manifests, and tells of each Service that CCE serves who reaches it. */
export class Explainer {
  /** What is missing in the answer. */
  readonly refused: RefusedDocument[] = [];
  private readonly run = new RunObjects();

  /** Takes a file. */
  add(name: string, bytes: Uint8Array, { cluster, meantForCce }: Target): void {
    const { objects, problems } = readManifest(bytes, { wanted: wantedOf });
    for (const problem of problems) if (problem.kind === 'unreadable') this.refused.push({ file: name, problem });
    for (const object of objects) {
      const origin: Origin = { file: name, object };
      this.run.add({ object: kubeObjectOf(object, origin), cluster, meantForCce });
    }
  }

  get unclaimed(): number {
    return this.run.unclaimed;
  }

  /** The Services that CCE serves, with everything else that was read. */
  assemble(): Explained {
    const { context } = assemble(this.run);
    return new Explained(context);
  }
}

/** The Services of a run. */
export class Explained {
  /** Of thousands of Services the same is known, and then the same is to be told, in the same objects. */
  private readonly answers = new Map<string, Omit<State, 'elsewhere'>>();

  constructor(private readonly context: RunContext) {}

  get objects(): readonly KubeObject[] {
    return this.context.services.map(({ object }) => object);
  }

  /** In the order of the run. */
  explain(options: ExplainOptions): readonly ServiceExplanation[] {
    const { isWanted, given, whatIf, ...question } = options;
    this.answers.clear();
    const known = this.scenes((service) => {
      const told = sceneOf(service, this.context);
      return decide(service, told, onlyOpen(told, given));
    });
    const wanted = this.context.services.filter(({ object }) => isWanted(object));
    const states = wanted.map((each) => ({ ...originOf(each), ...this.stateOf(each, known(each), question) }));
    if (whatIf === undefined) return states;
    const supposed = this.scenes((service) =>
      isWanted(service.object) ? decide(service, known(service), whatIf) : known(service),
    );
    return states.map((state, index) => {
      const other = this.stateOf(wanted[index], supposed(wanted[index]), question);
      return { ...state, whatIf: { asked: whatIf, ...other, changes: changesBetween(state.cells, other.cells) } };
    });
  }

  /** Scenes, each beside its neighbours: what is decided of one Service concerns the others on its load balancer. */
  private scenes(sceneOfOne: (service: CceService) => Scene): (service: CceService) => Scene {
    const known = new Map<CceService, Scene>();
    const alone = (service: CceService) => {
      const scene = known.get(service) ?? sceneOfOne(service);
      known.set(service, scene);
      return scene;
    };
    const sharing = sharingBy((service) => alone(service).possible.passThrough);
    return (service) => ({ ...alone(service), sharesWithoutPassThrough: sharing(service, this.context) });
  }

  private stateOf(service: CceService, scene: Scene, question: Question): State {
    return { ...this.answerOf(scene, question), elsewhere: this.elsewhere(service, scene) };
  }

  private answerOf(scene: Scene, question: Question): Omit<State, 'elsewhere'> {
    const key = JSON.stringify(scene);
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = answerTo(scene, question);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private elsewhere(service: CceService, scene: Scene): readonly OutOfReach[] {
    return elsewhereOf(service, scene, this.context).map(({ rule, others, assuming, pages, remedies }) => ({
      what: rule === INGRESS_ON_ONE_ELB ? 'ingresses' : 'services-of-other-clusters',
      others: others.slice(0, MAX_OTHERS).map(placeOf),
      count: others.length,
      assuming,
      reason: rule.reason,
      notes: rule.note === undefined ? [] : [rule.note],
      confidence: rule.confidence,
      facts: [rule.id, ...rule.basis],
      pages,
      remedies,
    }));
  }
}

function answerTo(scene: Scene, question: Question): Omit<State, 'elsewhere'> {
  const open = DECIDING.filter((dimension) => isOpen(scene, dimension)).map((dimension) => ({
    dimension,
    values: possibleOf(scene, dimension),
  }));
  return {
    given: givenOf(scene),
    open,
    ...(scene.remarks.length === 0 ? {} : { remarks: scene.remarks }),
    ...(scene.hasEip === undefined ? {} : { hasEip: scene.hasEip }),
    cells: explain(scene, question),
  };
}

/** What the manifests say counts; what is only usual does not. */
function onlyOpen(scene: Scene, given: Given): Given {
  const open = DECIDING.filter((dimension) => {
    const value = given[dimension];
    return value !== undefined && canBe(scene, dimension, value);
  });
  return Object.fromEntries(open.map((dimension) => [dimension, given[dimension]]));
}

/** With the policy decided, what the platform makes of pass-through is another question. */
function decide(service: CceService, scene: Scene, decided: Given): Scene {
  const { externalTrafficPolicy, passThrough } = decided;
  const result = withDecided(scene, decided);
  if (externalTrafficPolicy === undefined || passThrough !== undefined) return result;
  const [known, ...more] = scene.possible.externalTrafficPolicy;
  if (known === externalTrafficPolicy && more.length === 0) return result;
  const possible = { ...result.possible, passThrough: passThroughsUnder(service, externalTrafficPolicy) };
  return { ...result, possible };
}

function originOf({ object, cluster: { edition } }: CceService): Omit<ServiceExplanation, keyof State> {
  return { ...placeOf(object), ...(edition === undefined ? {} : { edition }) };
}

function placeOf(object: KubeObject): ObjectPlace {
  const { file, object: read } = object.origin as Origin;
  return { resource: resourceOf(object), file, line: read.line };
}

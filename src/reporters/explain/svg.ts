import type { ExplainResult, Verdict } from '../../explain/explain-result';
import { givenText, OUTCOME_MARKS, OUTCOME_WORDS } from '../../explain/words';
import { wrap } from '../cells';
import { element, escapeXml } from '../xml';
import { type Lane, type LaneGroup, laneGroups } from './lanes';
import { type NamedState, namedStates } from './states';

type Hop = Verdict['path'][number];

/** The stations of the picture, from left to right, and what a hop is called there. */
const STATIONS = ['own', 'internet', 'elb', 'node', 'pod'] as const;
type Station = (typeof STATIONS)[number];

const HEADINGS: Readonly<Record<Station, string>> = {
  own: "the client's own node",
  internet: 'outside',
  elb: 'load balancer',
  node: 'the node it picks',
  pod: 'backend',
};

const HOPS: Readonly<Record<Exclude<Hop, 'client' | 'dropped'>, readonly [Station, string]>> = {
  'kube-proxy@client-node': ['own', 'kube-proxy'],
  'snat@egress': ['internet', 'source NAT'],
  'internet-edge': ['internet', 'Internet'],
  elb: ['elb', 'load balancer'],
  'node-port@backend-node': ['node', 'node port'],
  'node-port@other-node': ['node', 'another node port'],
  'node-port@client-node': ['node', 'its own node port'],
  'kube-proxy@receiving-node': ['node', 'kube-proxy'],
  'pod@local-node': ['pod', 'pod on that node'],
  'pod@any-node': ['pod', 'any pod'],
  'pod-eni': ['pod', "pod's interface"],
};

const MARGIN = 24;
const LINE = 18;
const PAD = 10;
/** Of a character of the small text, on the generous side: nobody knows the font. */
const CHARACTER = 6.9;
const CLIENT_CELLS = 46;
const CLIENT_WIDTH = CLIENT_CELLS * CHARACTER + 2 * PAD;
const BOX_WIDTH = 130;
const BOX_HEIGHT = 2 * LINE + PAD;
const GAP = 28;
const OUTCOME_CELLS = 34;
const OUTCOME_WIDTH = OUTCOME_CELLS * CHARACTER;
/** Between the clients and the first station: a word stands there where attempts part. */
const FIRST_GAP = 44;
/** Of the sign behind the last station. */
const LOST_WIDTH = 84;
const LANE_GAP = 12;
const MIN_BETWEEN = 2 * BOX_WIDTH + GAP;

const STYLE = `
text { font: 12.5px system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; fill: #1f2328 }
.page { fill: #ffffff }
.middle { text-anchor: middle }
.name { font-size: 18px; font-weight: 600 }
.address { font-size: 14px; font-weight: 600 }
.muted { fill: #59636e }
.condition { font-style: italic; fill: #59636e }
.rule { stroke: #d1d9e0 }
.box { stroke-width: 1.5 }
.client { fill: #f6f8fa; stroke: #818b98 }
.own, .node { fill: #ddf4ff; stroke: #0969da }
.internet { fill: #f6f8fa; stroke: #818b98; stroke-dasharray: 2 2 }
.elb { fill: #fff8c5; stroke: #9a6700 }
.pod { fill: #dafbe1; stroke: #1a7f37 }
.lost { fill: #ffebe9; stroke: #cf222e }
.way { fill: none; stroke: #59636e; stroke-width: 1.5 }
.broken { fill: none; stroke: #cf222e; stroke-width: 2; stroke-dasharray: 5 4 }
.cross { stroke: #cf222e; stroke-width: 2.5 }
.head { fill: #59636e }
.ok { fill: #1a7f37; font-weight: 600 }
.fail { fill: #cf222e; font-weight: 600 }
.intermittent, .unknown { fill: #9a6700; font-weight: 600 }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc }
.page { fill: #0d1117 }
.muted, .condition { fill: #9198a1 }
.rule { stroke: #3d444d }
.client { fill: #151b23; stroke: #656c76 }
.own, .node { fill: #121d2f; stroke: #4493f8 }
.internet { fill: #151b23; stroke: #656c76 }
.elb { fill: #272115; stroke: #d29922 }
.pod { fill: #12261e; stroke: #3fb950 }
.lost { fill: #25171c; stroke: #f85149 }
.way { stroke: #9198a1 }
.broken, .cross { stroke: #f85149 }
.head { fill: #9198a1 }
.ok { fill: #3fb950 }
.fail { fill: #f85149 }
.intermittent, .unknown { fill: #d29922 }
}
`;

/** A picture of the paths, in light and dark: clients on the left, then the stations that their connections come to. */
export function svg(result: ExplainResult): string {
  const pictures = namedStates(result).map(({ name, state }) => ({ name, state, groups: laneGroups(state) }));
  const drawing = new Drawing(layoutOf(pictures.flatMap(({ groups }) => groups.flatMap(({ lanes }) => lanes))));
  for (const picture of pictures) drawing.state(picture);
  return drawing.finish(pictures);
}

/** One state, and the ways to draw of it. */
interface Picture extends NamedState {
  readonly groups: readonly LaneGroup[];
}

/** The same for all states of a drawing: what is below each other can be compared. */
function layoutOf(lanes: readonly Lane[]): Layout {
  const stations = STATIONS.filter((station) => lanes.some((lane) => meets(lane, station)));
  return new Layout(
    stations,
    lanes.some((lane) => isLostAt(lane, stations.at(-1))),
  );
}

class Drawing {
  private readonly parts: string[] = [];
  private y = MARGIN;

  constructor(private readonly layout: Layout) {}

  state({ name, state, groups }: Picture): void {
    const { layout } = this;
    this.text(MARGIN, this.y + 16, name, 'name');
    this.y += 28;
    const given = Object.keys(state.given).length === 0 ? 'nothing' : givenText(state.given);
    for (const line of wrap(`given: ${given}`, Math.floor((layout.width - 2 * MARGIN) / CHARACTER))) {
      this.text(MARGIN, this.y + 12, line, 'muted');
      this.y += LINE;
    }
    this.y += PAD;
    this.text(MARGIN, this.y + 12, 'client', 'muted');
    for (const station of layout.stations) this.middle(layout.center(station), this.y + 12, HEADINGS[station], 'muted');
    this.text(layout.outcome, this.y + 12, 'what happens', 'muted');
    this.y += LINE;
    for (const group of groups) this.group(group);
    this.y += MARGIN;
  }

  private group({ addresses, lanes }: LaneGroup): void {
    this.add('line', { class: 'rule', x1: MARGIN, y1: this.y, x2: this.layout.width - MARGIN, y2: this.y });
    this.y += PAD;
    this.text(MARGIN, this.y + 14, `to the ${addresses.join(', or the ')}`, 'address');
    this.y += LINE + PAD;
    for (const lane of lanes) this.lane(lane);
  }

  private lane(lane: Lane): void {
    const { clients, condition, path, alternatePath, reason } = lane;
    const { layout } = this;
    const conditions = condition === '' ? [] : wrap(`if ${condition}`, CLIENT_CELLS);
    const outcomes = outcomeLines(lane);
    const ways = alternatePath === undefined ? [path] : [alternatePath, path];
    const reasons = reason === undefined ? [] : wrap(reason, Math.floor(layout.between / CHARACTER));
    const height = Math.max(
      (clients.length + conditions.length) * LINE + PAD,
      ways.length * (BOX_HEIGHT + LANE_GAP) - (ways.length === 1 ? LANE_GAP : 0),
      outcomes.length * LINE + PAD,
      reasons.length * LINE + PAD,
    );
    const top = this.y;
    this.add('rect', { class: 'box client', x: MARGIN, y: top, width: CLIENT_WIDTH, height, rx: 8 });
    const startOf = (count: number) => top + (height - count * LINE) / 2 + 13;
    const lines = [
      ...clients.map((text) => ({ text, style: '' })),
      ...conditions.map((text) => ({ text, style: 'condition' })),
    ];
    for (const [index, { text, style }] of lines.entries()) {
      this.text(MARGIN + PAD, startOf(lines.length) + index * LINE, text, style);
    }
    for (const [index, way] of ways.entries()) {
      const middle = top + ((index + 0.5) * height) / ways.length;
      this.way(way, middle, ways.length > 1);
    }
    for (const [index, text] of reasons.entries()) {
      this.text(layout.first, startOf(reasons.length) + index * LINE, text, 'muted');
    }
    for (const [index, { text, style }] of outcomes.entries()) {
      this.text(layout.outcome, startOf(outcomes.length) + index * LINE, text, style);
    }
    this.y += height + LANE_GAP;
  }

  /** From the clients to the last station, or to where the connection dies. */
  private way(path: Verdict['path'], middle: number, isOneOfTwo: boolean): void {
    let from = MARGIN + CLIENT_WIDTH;
    const isLost = path.includes('dropped');
    const stops = stopsOf(path);
    if (isOneOfTwo) this.text(from + 4, middle - 6, 'some', 'muted');
    for (const { station, labels } of stops) {
      const x = this.layout.left(station);
      this.arrow(from, x, middle, false);
      this.box(x, middle, station, labels);
      from = x + BOX_WIDTH;
    }
    if (isLost) {
      const x = from + GAP + 14;
      this.arrow(from, x - 13, middle, true);
      this.cross(x, middle);
    }
  }

  private box(x: number, middle: number, station: Station, labels: readonly string[]): void {
    const y = middle - BOX_HEIGHT / 2;
    const rx = station === 'pod' ? 23 : station === 'elb' ? 2 : 6;
    this.add('rect', { class: `box ${station}`, x, y, width: BOX_WIDTH, height: BOX_HEIGHT, rx });
    const first = middle - ((labels.length - 1) * LINE) / 2 + 4.5;
    for (const [index, label] of labels.entries()) this.middle(x + BOX_WIDTH / 2, first + index * LINE, label, '');
  }

  private arrow(from: number, to: number, y: number, isBroken: boolean): void {
    this.add('line', { class: isBroken ? 'broken' : 'way', x1: from, y1: y, x2: to - (isBroken ? 0 : 7), y2: y });
    if (!isBroken)
      this.add('path', { class: 'head', d: shape`M${to - 8} ${y - 4.5}L${to} ${y}L${to - 8} ${y + 4.5}Z` });
  }

  private cross(x: number, y: number): void {
    this.add('circle', { class: 'box lost', cx: x, cy: y, r: 12 });
    this.add('path', {
      class: 'cross',
      d: shape`M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x + 5} ${y - 5}L${x - 5} ${y + 5}`,
    });
    this.text(x + 17, y + 4.5, 'lost', 'fail');
  }

  private text(x: number, y: number, text: string, style: string): void {
    this.parts.push(element('text', { ...(style === '' ? {} : { class: style }), x: round(x), y: round(y) }, text));
  }

  private middle(x: number, y: number, text: string, style: string): void {
    this.parts.push(element('text', { class: `middle ${style}`.trim(), x: round(x), y: round(y) }, text));
  }

  private add(name: string, attributes: Readonly<Record<string, string | number>>): void {
    const rounded = Object.entries(attributes).map(([key, value]) => {
      const shown = typeof value === 'number' ? round(value) : value;
      return `${key}="${escapeXml(`${shown}`)}"`;
    });
    this.parts.push(`<${name} ${rounded.join(' ')}/>\n`);
  }

  finish(pictures: readonly Picture[]): string {
    const [width, height] = [Math.ceil(this.layout.width), Math.ceil(this.y)];
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">\n`,
      element('title', { id: 'title' }, `Who reaches ${pictures.map(({ name }) => name).join('; ')}`),
      element('desc', { id: 'desc' }, pictures.map(description).join(' ')),
      `<style>${STYLE}</style>\n`,
      `<rect class="page" width="${width}" height="${height}"/>\n`,
      ...this.parts,
      '</svg>\n',
    ].join('');
  }
}

/** Where the columns of a picture are. */
class Layout {
  constructor(
    readonly stations: readonly Station[],
    private readonly isLostAtTheEnd: boolean,
  ) {}

  /** Where the first station stands. */
  get first(): number {
    return MARGIN + CLIENT_WIDTH + FIRST_GAP;
  }

  left(station: Station): number {
    return this.first + this.stations.indexOf(station) * (BOX_WIDTH + GAP);
  }

  center(station: Station): number {
    return this.left(station) + BOX_WIDTH / 2;
  }

  get outcome(): number {
    return this.first + this.between + GAP;
  }

  /** The room of the stations, and of what is lost behind them; enough for some words where there is none. */
  get between(): number {
    const ofStations = this.stations.length * (BOX_WIDTH + GAP) - GAP;
    return Math.max(MIN_BETWEEN, ofStations + (this.isLostAtTheEnd ? LOST_WIDTH : 0));
  }

  get width(): number {
    return this.outcome + OUTCOME_WIDTH + MARGIN;
  }
}

/** The stations that a path comes to, with the hops in each. */
function stopsOf(path: Verdict['path']): readonly { readonly station: Station; readonly labels: readonly string[] }[] {
  const stops: { station: Station; labels: string[] }[] = [];
  for (const hop of path) {
    if (hop === 'client' || hop === 'dropped') continue;
    const [station, label] = HOPS[hop];
    const last = stops.at(-1);
    if (last?.station === station) last.labels.push(label);
    else stops.push({ station, labels: [label] });
  }
  return stops;
}

function meets({ path, alternatePath = [] }: Lane, station: Station): boolean {
  return [path, alternatePath].some((way) => stopsOf(way).some((stop) => stop.station === station));
}

function isLostAt({ path }: Lane, station: Station | undefined): boolean {
  return path.includes('dropped') && stopsOf(path).at(-1)?.station === station;
}

function outcomeLines({
  outcome,
  vendorOutcome,
  seen,
}: Lane): readonly { readonly text: string; readonly style: string }[] {
  return [
    { text: `${OUTCOME_MARKS[outcome]} ${OUTCOME_WORDS[outcome]}`, style: outcome },
    ...(vendorOutcome === undefined
      ? []
      : [{ text: `the pages say: ${OUTCOME_WORDS[vendorOutcome]}`, style: 'intermittent' }]),
    ...(seen === '' ? [] : wrap(`seen: ${seen}`, OUTCOME_CELLS).map((text) => ({ text, style: 'muted' }))),
  ];
}

/** For those who do not see the picture. */
function description({ name, groups: all }: Picture): string {
  const groups = all.map(({ addresses, lanes }) => {
    const texts = lanes.map(({ clients, condition, outcome }) => {
      const when = condition === '' ? '' : `, if ${condition}`;
      return `${OUTCOME_WORDS[outcome]} for ${clients.join(', ')}${when}`;
    });
    return `${addresses.join(', ')}: ${texts.join('; ')}.`;
  });
  return `${name}. ${groups.join(' ')}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** The data of a path. */
function shape(texts: TemplateStringsArray, ...values: readonly number[]): string {
  return String.raw({ raw: texts }, ...values.map(round));
}

/** How a node is written. `empty` is a value of which nothing is written but, maybe, its properties. */
export type NodeStyle = 'block' | 'flow' | 'plain' | 'single' | 'double' | 'literal' | 'folded' | 'empty';

/** A node of a document, with the places where it stands, as offsets. */
export class YamlNode {
  /** Of an alias, what it stands for. */
  target?: YamlNode = undefined;
  /** Of a literal or folded scalar, the column of the mapping or sequence around it. */
  indent = 0;
  /** Of a sequence: how many items the parser counted. It does not tell of empty ones. */
  length = 0;
  /** Of a scalar of JSON input, its value. */
  value?: string | number | boolean | null = undefined;
  /** In full (`tag:yaml.org,2002:str`). */
  tag?: string = undefined;
  anchor?: string = undefined;
  /** Of a scalar, if it is what stands there, without escapes and line breaks; of an alias, the name of the anchor. */
  text?: string = undefined;

  constructor(
    readonly kind: 'mapping' | 'sequence' | 'scalar' | 'alias',
    readonly style: NodeStyle,
    /** Where its properties begin, if it has any; else the same as `start`. */
    readonly outer: number,
    readonly start: number,
    public end: number,
    /** Keys and values by turns, or items. */
    public children: YamlNode[] = NO_CHILDREN,
  ) {}
}

const NO_CHILDREN: YamlNode[] = Object.freeze([]) as unknown as YamlNode[];

export function emptyNode(at: number): YamlNode {
  return new YamlNode('scalar', 'empty', at, at, at);
}

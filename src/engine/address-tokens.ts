/** Something in a text that reads like an address or the name of a host. */
export interface AddressToken {
  /** In lower case. */
  readonly host: string;
  /** The port that stands behind it, or that its scheme stands for. */
  readonly port?: number;
}

/** A whole word of the characters that addresses and names of hosts have, with what stands around it. */
const TOKEN =
  /(?:(?<scheme>[a-z][a-z0-9+.-]{0,20}):\/\/(?:[^\s/@]{0,200}@)?)?(?<![\w.-])(?<host>[a-z0-9](?:[\w.-]*[a-z0-9])?)(?![\w-])(?::(?<port>\d{1,5})(?!\w)|(?<block>\/\d{1,3}(?![\w/])))?/gi;

const PORT_OF_SCHEME: ReadonlyMap<string, number> = new Map([
  ['http', 80],
  ['ws', 80],
  ['https', 443],
  ['wss', 443],
]);

/** All of them, blocks of addresses left out: these say who may call, not who is called. */
export function* addressTokens(text: string): Iterable<AddressToken> {
  for (const { groups } of text.matchAll(TOKEN)) {
    const { scheme, host, port, block } = groups as Record<string, string | undefined>;
    if (scheme === undefined && block !== undefined) continue;
    const number = port === undefined ? PORT_OF_SCHEME.get(scheme?.toLowerCase() ?? '') : Number(port);
    yield { host: (host as string).toLowerCase(), ...(number === undefined ? {} : { port: number }) };
  }
}

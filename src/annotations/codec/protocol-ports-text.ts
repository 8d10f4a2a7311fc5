import { at, decoded, doubtful, encodeAt, InvalidValueError, invalid, type TextCodec } from './codec';
import { OTHER_SEPARATOR, spanOfPart } from './list-text';
import { isPort, PORT_RANGE } from './port';
import { placeholderHint } from './text';

/** What a listener of the load balancer speaks, and on which port of the Service. */
export interface ProtocolPort {
  readonly protocol: 'http' | 'https' | 'tls' | 'quic';
  readonly port: number;
}

const PROTOCOLS: readonly unknown[] = ['http', 'https', 'tls'];

/** `https:443,http:80`. */
export function protocolPortsText(): TextCodec<readonly ProtocolPort[]> {
  const expects = 'protocol:port pairs with commas between them, such as https:443,http:80, with http, https or tls';
  return {
    form: 'protocol:port list',
    expects,
    encode(entries) {
      if (!Array.isArray(entries) || entries.length === 0) throw new InvalidValueError(entries, expects);
      return Array.from(entries, (entry: ProtocolPort, index) =>
        encodeAt(index, () => {
          if (!PROTOCOLS.includes(entry?.protocol)) throw new InvalidValueError(entry?.protocol, 'http, https or tls');
          if (!isPort(entry.port)) throw new InvalidValueError(entry.port, `a port from ${PORT_RANGE}`);
          return `${entry.protocol}:${entry.port}`;
        }),
      ).join(',');
    },
    decode(text, { edition } = {}) {
      const entries: ProtocolPort[] = [];
      let untidy = false;
      for (const [index, part] of text.split(',').entries()) {
        const [, word, digits] = PROTOCOL_PORT.exec(part) ?? [];
        const protocol = word?.toLowerCase() as ProtocolPort['protocol'];
        const port = Number(digits);
        // How QUIC listeners are asked for was not seen: not judged where they may exist.
        if (!isPort(port) || (protocol === 'quic' && edition === 'otc')) {
          return at(spanOfPart(text, index), invalid(text, expects, placeholderHint(part) ?? entryHint(part, text)));
        }
        untidy ||= part !== `${protocol}:${port}`;
        entries.push({ protocol, port });
      }
      if (untidy) {
        const tidy = entries.map(({ protocol, port }) => `${protocol}:${port}`).join(',');
        const expected = `${expects}; in lower case, without blanks and leading zeros`;
        return doubtful(entries, text, expected, `write ${tidy}`);
      }
      if (edition === 'otc' && entries.some(({ protocol }) => protocol === 'tls')) {
        return doubtful(
          entries,
          text,
          'http or https: by their API the load balancers of Open Telekom Cloud have no TLS listeners',
        );
      }
      return decoded(entries);
    },
  };
}

const PROTOCOL_PORT = /^\s*(http|https|tls|quic)\s*:\s*(\d{1,5})\s*$/i;

/** What a likely mistake in an entry should be instead. */
function entryHint(part: string, text: string): string | undefined {
  const entry = part.trim();
  const apart = entry.split(OTHER_SEPARATOR);
  if (apart.length > 1 && apart.every((each) => PROTOCOL_PORT.test(each))) return 'put commas between the entries';
  if (entry === '') return text.trim() === '' ? undefined : 'remove the comma that has no entry beside it';
  if (/^(tcp|udp)\b/i.test(entry)) return 'leave out the ports that are to be TCP or UDP: they need no entry';
  if (/^(http|https|tls)\s*:?$/i.test(entry)) return 'write the port as well, as in https:443';
  if (/^\d{1,5}$/.test(entry)) return 'write the protocol as well, as in https:443';
  const [, port, protocol] = /^(\d{1,5})\s*:\s*(http|https|tls)$/i.exec(entry) ?? [];
  return protocol === undefined ? undefined : `write the protocol first: ${protocol.toLowerCase()}:${port}`;
}

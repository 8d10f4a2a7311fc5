import { show } from '../../diagnostics/show';
import { inKeyOrder } from '../../manifest/kube-object';
import { decoded, InvalidValueError, invalid, type TextCodec } from './codec';
import { CONTROL, MAX_TEXT } from './text';

const LOOKS_LIKE_JSON = /^\s*[{[]/;

/** `key=value` pairs with commas between them. */
export function pairsText(): TextCodec<Readonly<Record<string, string>>> {
  const expects = 'key=value pairs with commas between them';
  const aKey =
    "a key that is not empty, does not begin with a bracket, and has no '=', ',' and control characters in it";
  const aValue = "text without ',' and control characters";
  return {
    form: 'key=value list',
    expects,
    encode(value) {
      // A list, a text as an object or a Map has keys, or none, that nobody gave.
      if (Object.prototype.toString.call(value) !== '[object Object]') {
        throw new InvalidValueError(value, 'an object of texts');
      }
      // Maps of Go and Java have no order: it would be another one at each synthesis.
      const pairs = Object.entries(inKeyOrder(value));
      if (pairs.length === 0) throw new InvalidValueError(value, 'at least one key with a value');
      for (const [key, text] of pairs) {
        if (key === '' || /[=,]/.test(key) || CONTROL.test(key) || LOOKS_LIKE_JSON.test(key)) {
          throw new InvalidValueError(key, aKey);
        }
        if (typeof text !== 'string' || text.includes(',') || CONTROL.test(text)) {
          throw new InvalidValueError(text, aValue, [key]);
        }
      }
      const written = pairs.map(([key, text]) => `${key}=${text}`).join(',');
      if (written.length > MAX_TEXT) throw new InvalidValueError(value, `at most ${MAX_TEXT} characters in all`);
      return written;
    },
    decode(text) {
      if (LOOKS_LIKE_JSON.test(text)) return invalid(text, expects, 'JSON is not read here; write key=value');
      const pairs = new Map<string, string>();
      for (const pair of text.split(',')) {
        const equals = pair.indexOf('=');
        if (equals < 1)
          return invalid(text, expects, `write a key, an equals sign and a value instead of ${show(pair)}`);
        const key = pair.slice(0, equals);
        if (pairs.has(key)) return invalid(text, `${expects}, each key once`, `keep one of the values of ${show(key)}`);
        pairs.set(key, pair.slice(equals + 1));
      }
      return decoded(Object.fromEntries(pairs));
    },
  };
}

/** A path as a URI: relative paths stay relative, absolute ones are `file:` URIs. */
export function uriOf(file: string, windows: boolean): string {
  const path = windows ? file.replace(/\\/g, '/') : file;
  // A half of a character has no UTF-8.
  const encoded = path
    .replace(/^(\.\/+)+/, '')
    .split('/')
    .map((segment) => encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')))
    .join('/');
  if (windows && /^[A-Za-z]:\//.test(path)) return `file:///${encoded.replace('%3A', ':')}`;
  // Two slashes at the start name a server.
  if (windows && path.startsWith('//')) return `file:${encoded}`;
  return path.startsWith('/') ? `file://${encoded.replace(/^\/+/, '/')}` : encoded;
}

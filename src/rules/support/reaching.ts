/** What rules ask about who reaches a Service. It loads when one of them asks: for most Services none has to. */
export function reaching(): typeof import('./reachability') {
  return require('./reachability');
}

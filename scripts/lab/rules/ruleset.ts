/** A rule of iptables, as data. */
export interface Rule {
  readonly table: 'filter' | 'mangle' | 'nat';
  readonly chain: string;
  /** Matches and target, as iptables writes them. */
  readonly rule: string;
  /** By this name its packets are counted: in the nat table, the connections. */
  readonly counts?: string;
}

const BUILT_IN: Readonly<Record<Rule['table'], readonly string[]>> = {
  filter: ['INPUT', 'FORWARD', 'OUTPUT'],
  mangle: ['PREROUTING', 'INPUT', 'FORWARD', 'OUTPUT', 'POSTROUTING'],
  nat: ['PREROUTING', 'INPUT', 'OUTPUT', 'POSTROUTING'],
};

export const nat = (chain: string, rule: string, counts?: string): Rule => ({ table: 'nat', chain, rule, counts });
export const filter = (chain: string, rule: string): Rule => ({ table: 'filter', chain, rule });
export const mangle = (chain: string, rule: string): Rule => ({ table: 'mangle', chain, rule });

/** Hands connections to one of the targets. */
export function balance(chain: string, targets: readonly string[], balancing: 'turns' | 'random'): Rule[] {
  return targets.map((target, index) => {
    const left = targets.length - index;
    const share =
      balancing === 'random' ? `random --probability ${(1 / left).toFixed(10)}` : `nth --every ${left} --packet 0`;
    return nat(chain, left === 1 ? `-j ${target}` : `-m statistic --mode ${share} -j ${target}`);
  });
}

/** Input of `iptables-restore`. Every table is written, so that nothing of an earlier set remains. */
export function render(rules: readonly Rule[]): string {
  return Object.entries(BUILT_IN)
    .map(([table, builtIn]) => {
      const own = rules.filter((rule) => rule.table === table);
      const chains = new Set(
        own.flatMap(({ chain, rule }) => [chain, / -j ([A-Z]+-[\w-]+)$/.exec(` ${rule}`)?.[1] ?? chain]),
      );
      return [
        `*${table}`,
        ...builtIn.map((chain) => `:${chain} ACCEPT [0:0]`),
        ...[...chains].filter((chain) => !builtIn.includes(chain)).map((chain) => `:${chain} - [0:0]`),
        ...own.map(({ chain, rule, counts }) =>
          counts === undefined ? `-A ${chain} ${rule}` : `-A ${chain} -m comment --comment count:${counts} ${rule}`,
        ),
        'COMMIT\n',
      ].join('\n');
    })
    .join('');
}

/** Packets by name, from the output of `iptables-save -c`. Rules of one name are added up. */
export function counted(saved: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [, packets, name] of saved.matchAll(/^\[(\d+):\d+\] .*--comment "?count:([^\s"]+)/gm))
    counts.set(name, (counts.get(name) ?? 0) + Number(packets));
  return counts;
}

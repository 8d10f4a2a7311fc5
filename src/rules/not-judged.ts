export const NOT_JUDGED: readonly { readonly facts: readonly string[]; readonly reason: string }[] = [];

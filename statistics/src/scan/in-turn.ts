const NOTABLE_P = 0.05;

/** The most likely cluster, then each next one that keeps clear of those before it, as long as its p is notable. */
export function clustersInTurn<C extends { readonly p: number }>(
  next: (taken: readonly C[]) => C | undefined,
): { cluster: C | undefined; secondary: C[] } {
  const found: C[] = [];
  for (;;) {
    const one = next(found);
    if (!one || (found.length > 0 && one.p > NOTABLE_P)) break;
    found.push(one);
  }
  return { cluster: found[0], secondary: found.slice(1) };
}

/**
 * A record's life, declared once as data. The server's guards, the database's refusal, the status strip,
 * the buttons and the diagram in the docs are all read from it.
 */
export type StateDeclaration = {
  label: string;
  /** Whom the record waits on while it is in this state, as a person would say it. */
  waitsOn?: string;
  final?: boolean;
  tone?: 'info' | 'success' | 'warning' | 'error' | 'neutral';
};

export type MoveDeclaration<S extends string = string> = {
  label: string;
  from: readonly S[];
  to: S;
  /** The permission that makes the move; `null` for moves only the system makes (a job ends, a date passes). */
  permission: string | null;
  reason?: 'required' | 'optional' | 'none';
  /** Nobody who made one of these moves on the record may make this one: the two-person rule. `create` is the record's author. */
  notBy?: readonly string[];
  tone?: 'primary' | 'danger';
};

export type WorkflowDeclaration<S extends string = string, M extends string = string> = {
  name: string;
  /** schema.table holding the records, with columns id, site_id, state, state_since */
  table: string;
  /** The permission under which the record's history may be read. */
  readPermission: string;
  /**
   * How lists of work name a record: its columns (`due` a day), and its address in the staff application (`:site`, `:id`).
   * `owner` is the column with the one person an open record is on; without it, all who may move a record have it.
   */
  record: { noun: string; number: string; title: string; path: string; due?: string; owner?: string };
  initial: S;
  states: Record<S, StateDeclaration>;
  moves: Record<M, MoveDeclaration<S>>;
};

export function declareWorkflow<const S extends string, const M extends string>(
  declaration: WorkflowDeclaration<S, M>,
): WorkflowDeclaration<S, M> {
  return declaration;
}

export function movesFrom(declaration: WorkflowDeclaration, state: string): string[] {
  return Object.entries(declaration.moves)
    .filter(([, move]) => move.from.includes(state))
    .map(([name]) => name);
}

/** The one move a state waits for: the primary one a person can make, or `null` where the record rests. */
export function nextMove(declaration: WorkflowDeclaration, state: string): string | null {
  if (declaration.states[state]?.waitsOn === undefined) return null;
  const possible = movesFrom(declaration, state).filter(
    (name) => declaration.moves[name]!.permission !== null,
  );
  const primary = possible.find((name) => declaration.moves[name]!.tone === 'primary');
  return primary ?? possible.find((name) => declaration.moves[name]!.tone !== 'danger') ?? null;
}

/** Where a record stands in the staff application. */
export function addressOf(
  { record }: WorkflowDeclaration,
  { id, siteSlug }: { id: string; siteSlug: string | null },
): string {
  return record.path.replace(':site', siteSlug ?? '').replace(':id', id);
}

/** Faults a declaration could carry that no type can rule out; a test asserts there are none. */
export function faultsOf(declaration: WorkflowDeclaration): string[] {
  const reached = reachableFrom(declaration, declaration.initial);
  const states = Object.keys(declaration.states);
  const unreached = states.filter((state) => !reached.has(state)).map((state) => `${state} can't be reached`);
  const stuck = states
    .filter((state) => !declaration.states[state]?.final && movesFrom(declaration, state).length === 0)
    .map((state) => `${state} is not final but nothing leads out of it`);
  const alive = states
    .filter((state) => declaration.states[state]?.final && movesFrom(declaration, state).length > 0)
    .map((state) => `${state} is final but a move leads out of it`);
  return [...unreached, ...stuck, ...alive];
}

function reachableFrom(declaration: WorkflowDeclaration, start: string): Set<string> {
  const reached = new Set([start]);
  const open = [start];
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    for (const move of movesFrom(declaration, state)) {
      const to = declaration.moves[move]!.to;
      if (!reached.has(to)) {
        reached.add(to);
        open.push(to);
      }
    }
  }
  return reached;
}

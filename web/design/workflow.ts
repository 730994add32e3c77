/** The part of a capability's `states.ts` that screens draw from. */
export type WorkflowDeclaration = {
  initial: string;
  states: Readonly<Record<string, StateDeclaration>>;
  moves: Readonly<Record<string, MoveDeclaration>>;
};

export type StateDeclaration = {
  label: string;
  waitsOn?: string;
  final?: boolean;
  tone?: StateTone;
};

export type MoveDeclaration = {
  label: string;
  from: readonly string[];
  to: string;
  /** `null`: only the system makes this move. */
  permission: string | null;
  reason?: 'required' | 'optional' | 'none';
  /** Whoever made one of these moves on the record may not make this one; `create` is the author. */
  notBy?: readonly string[];
  tone?: 'primary' | 'danger';
};

export type StateTone = 'info' | 'success' | 'warning' | 'error' | 'neutral';
export type NamedMove = MoveDeclaration & { name: string };
export type RefusedMove = NamedMove & { because: string };

type Asker = {
  may: (permission: string) => boolean;
  /** The moves this person has made on the record; `create` stands for being its author. */
  iMade?: readonly string[];
};

/** The moves open to this person now: one to offer first, the rest for the menu, and those that another must make. */
export function movesFor(workflow: WorkflowDeclaration, state: string, asker: Asker) {
  const allowed: NamedMove[] = [];
  const refused: RefusedMove[] = [];
  for (const [name, move] of Object.entries(workflow.moves)) {
    if (move.permission === null || !move.from.includes(state) || !asker.may(move.permission)) continue;
    const earlier = move.notBy?.find((one) => asker.iMade?.includes(one));
    if (earlier === undefined) allowed.push({ name, ...move });
    else refused.push({ name, ...move, because: secondPerson(workflow, earlier) });
  }
  const primary =
    allowed.find((move) => move.tone === 'primary') ?? allowed.find((move) => move.tone !== 'danger');
  return { primary: primary ?? null, others: allowed.filter((move) => move !== primary), refused };
}

/** The way a record goes when all goes well, for the status strip. */
export function mainPath(workflow: WorkflowDeclaration): string[] {
  const path = [workflow.initial];
  for (let state = workflow.initial; ; ) {
    const next = forwardFrom(workflow, state, path);
    if (next === null) return path;
    path.push(next);
    state = next;
  }
}

export type StripStep = { state: string; label: string; place: 'done' | 'current' | 'ahead' };

/** The strip shows the main path; a state off it (declined, withdrawn) takes the place where the record left it. */
export function stripSteps(workflow: WorkflowDeclaration, state: string): StripStep[] {
  const path = mainPath(workflow);
  const shown = path.includes(state) ? path : [...path.slice(0, leftAt(workflow, path, state) + 1), state];
  const current = shown.indexOf(state);
  return shown.map((one, index) => ({
    state: one,
    label: workflow.states[one]?.label ?? one,
    place: index < current ? 'done' : index === current ? 'current' : 'ahead',
  }));
}

function forwardFrom(
  workflow: WorkflowDeclaration,
  state: string,
  visited: readonly string[],
): string | null {
  if (workflow.states[state]?.final) return null;
  const onward = Object.values(workflow.moves).filter(
    (move) => move.from.includes(state) && !visited.includes(move.to) && move.tone !== 'danger',
  );
  const goesWell = (move: MoveDeclaration) => workflow.states[move.to]?.tone !== 'error';
  const chosen = onward.find((move) => move.tone === 'primary') ?? onward.find(goesWell) ?? onward[0];
  return chosen?.to ?? null;
}

function leftAt(workflow: WorkflowDeclaration, path: readonly string[], state: string): number {
  const sources = Object.values(workflow.moves)
    .filter((move) => move.to === state)
    .flatMap((move) => move.from);
  return path.reduce((last, one, index) => (sources.includes(one) ? index : last), 0);
}

function secondPerson(workflow: WorkflowDeclaration, earlier: string): string {
  const label = workflow.moves[earlier]?.label;
  const yours =
    earlier === 'create' || label === undefined ? 'You wrote this' : `You made the step “${label}”`;
  return `${yours}: a second person decides.`;
}

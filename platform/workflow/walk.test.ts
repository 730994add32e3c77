import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PlatformWorld, personIn, platformWorld, siteIn } from '#platform/testing/platform-world.ts';
import { loan, openLoans } from './testing/loan.ts';
import { loanDesk, type Move, type State } from './testing/loan-desk.ts';

const moves = Object.keys(loan.moves) as Move[];
const states = Object.keys(loan.states) as State[];

let world: PlatformWorld;
let people: string[];
let desk: ReturnType<typeof loanDesk>;

beforeAll(async () => {
  world = await platformWorld();
  await openLoans(world);
  const site = await siteIn(world);
  desk = loanDesk(world, site);
  people = [await personIn(world, 'site executive', [site]), await personIn(world, 'site executive', [site])];
});
afterAll(() => world.close());

describe('whatever anyone tries', () => {
  test('only declared moves change a state, by the application or by SQL', async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(attempts, { size: 'medium' }), async (commands) => {
        const id = await desk.asked(people[0]!);
        const model: Model = { state: loan.initial, made: [{ move: 'create', person: 0 }] };
        await fc.asyncModelRun(() => ({ model, real: { id } }), commands);
      }),
      { numRuns: 15 },
    );
  });
});

type Model = { state: State; made: { move: string; person: number }[] };
type Real = { id: string };

const attempts = [
  fc
    .record({
      move: fc.constantFrom(...moves),
      from: fc.constantFrom(...states),
      to: fc.constantFrom(...states),
      person: fc.constantFrom(0, 1),
      reason: fc.constantFrom(null, 'A reason'),
      way: fc.constantFrom('move', 'sql', 'state alone'),
    })
    .map((tried) => new Attempt(tried)),
];

type Tried = { move: Move; from: State; to: State; person: number; reason: string | null; way: string };

class Attempt implements fc.AsyncCommand<Model, Real> {
  readonly tried: Tried;
  constructor(tried: Tried) {
    this.tried = tried;
  }
  check = () => true;

  async run(model: Model, { id }: Real): Promise<void> {
    const succeeded = await this.make(id, model.state);
    const target = this.targetIn(model);
    expect(succeeded).toBe(target !== null);
    if (target !== null) {
      model.state = target;
      model.made.push({ move: this.tried.move, person: this.tried.person });
    }
    const [row] = await world.asOwner<{ state: string }>('select state from fixture.loan where id = $1', [
      id,
    ]);
    expect(row!.state).toBe(model.state);
  }

  /** What the declaration says would come of it; `null`: nothing. */
  targetIn(model: Model): State | null {
    const { move, person, reason, way, from, to } = this.tried;
    const declared = loan.moves[move];
    const notBy: readonly string[] = declared.notBy ?? [];
    if (way === 'state alone') return null;
    if (way === 'sql' && (from !== model.state || to !== declared.to)) return null;
    if (!(declared.from as readonly State[]).includes(model.state)) return null;
    if (declared.permission === null) return null;
    if (declared.reason === 'required' && reason === null) return null;
    if (model.made.some((earlier) => notBy.includes(earlier.move) && earlier.person === person)) return null;
    return declared.to;
  }

  async make(id: string, state: State): Promise<boolean> {
    const { move, from, to, person, reason, way } = this.tried;
    const personId = people[person]!;
    try {
      if (way === 'move') return (await desk.makes(personId, id, move, reason ?? undefined)).ok;
      if (way === 'sql') await desk.bySql(personId, id, { move, from, to, reason });
      else {
        if (to === state) return false;
        await world.database.as({ personId }, (tx) => desk.setState(tx, id, to));
      }
      return true;
    } catch {
      return false;
    }
  }

  toString = () => JSON.stringify(this.tried);
}

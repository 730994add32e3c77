import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '#platform/workflow/declare.ts';
import {
  type ExchangeMove,
  exchangeWorkflow,
  type OfferMove,
  offerWorkflow,
  resourceWorkflow,
} from '../states.ts';
import { nextStep, type Standing } from './settle.ts';

type Offer = Standing['offers'][number];
type World = Omit<Standing, 'offers'> & { offers: Offer[] };

/** What people may do, as the database lets them; then the system settles what follows. */
const acts = [
  'offer',
  'plan',
  'agree',
  'withdraw-offer',
  'confirm',
  'replan',
  'visit',
  'report',
  'withdraw',
  'decline',
];

function act(world: World, name: string, which: number): void {
  const { offers } = world;
  const offer = offers[which % Math.max(1, offers.length)];
  const open = offer && ['offered', 'chosen', 'agreed'].includes(offer.state);
  const early = ['asked', 'offered'].includes(world.state);
  if (name === 'offer' && early && offers.length < 4)
    offers.push({ id: `o${offers.length}`, state: 'offered', agreedPlanRevision: null });
  if (name === 'plan' && early && open) {
    world.chosenOfferId = offer.id;
    world.planRevision = (world.planRevision ?? 0) + 1;
  }
  if (name === 'agree' && offer?.state === 'chosen') {
    offer.state = 'agreed';
    offer.agreedPlanRevision = world.planRevision;
  }
  if (name === 'withdraw-offer' && open) offer.state = 'withdrawn';
  if (name === 'confirm' && world.state === 'offered' && agreedTo(world)) world.state = 'planned';
  if (name === 'replan' && world.state === 'planned') world.state = 'offered';
  if (name === 'visit' && world.state === 'planned') world.state = 'visited';
  if (name === 'report' && world.state === 'visited') world.state = 'reported';
  if (name === 'withdraw' && ['asked', 'offered', 'planned'].includes(world.state)) world.state = 'withdrawn';
  if (name === 'decline' && early) world.state = 'declined';
}

function agreedTo({ offers, chosenOfferId, planRevision }: World): boolean {
  const chosen = offers.find(({ id }) => id === chosenOfferId);
  return chosen?.state === 'agreed' && chosen.agreedPlanRevision === planRevision;
}

/** Applies the system's steps as declared, and fails on one that the declarations do not have. */
function settle(world: World): number {
  for (let steps = 0; steps < 50; steps++) {
    const step = nextStep(world);
    if (!step) return steps;
    if (step.of === 'choice') world.chosenOfferId = null;
    else if (step.of === 'exchange') world.state = moved(exchangeWorkflow.moves, step.move, world.state);
    else {
      const offer = world.offers.find(({ id }) => id === step.id)!;
      offer.state = moved(offerWorkflow.moves, step.move, offer.state);
    }
  }
  throw new Error('It never settles.');
}

function moved<M extends string, S extends string>(
  moves: Record<M, { from: readonly S[]; to: S; permission: string | null }>,
  name: M,
  state: S,
): S {
  expect(moves[name].permission).toBeNull();
  expect(moves[name].from).toContain(state);
  return moves[name].to;
}

const someActs = fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(3)), { maxLength: 40 });

function eachWorld(check: (world: World) => void): void {
  fc.assert(
    fc.property(someActs, (taken) => {
      const world: World = { state: 'asked', chosenOfferId: null, planRevision: null, offers: [] };
      for (const [name, which] of taken) {
        act(world, name, which);
        settle(world);
        check(world);
      }
    }),
    { numRuns: 300 },
  );
}

describe.each([exchangeWorkflow, offerWorkflow, resourceWorkflow])('the life of $name', (workflow) => {
  it('has no state that can’t be reached and none that is stuck', () => {
    expect(faultsOf(workflow as never)).toEqual([]);
  });
});

describe('whatever the asking site and its hosts do in whatever order', () => {
  it('a visit is planned only with a host who has agreed to the plan as it stands', () => {
    eachWorld((world) => {
      if (world.state === 'planned') expect(agreedTo(world)).toBe(true);
    });
  });

  it('an exchange waits on the asking site only while a host is there', () => {
    eachWorld(({ state, offers }) => {
      const open = offers.filter((offer) => ['offered', 'chosen', 'agreed'].includes(offer.state)).length;
      if (state === 'asked') expect(open).toBe(0);
      if (state === 'offered' || state === 'planned') expect(open).toBeGreaterThan(0);
    });
  });

  it('at most one host is chosen, and nobody waits for an exchange that is over', () => {
    eachWorld(({ state, offers, chosenOfferId }) => {
      const taken = offers.filter((offer) => ['chosen', 'agreed'].includes(offer.state));
      expect(taken.every(({ id }) => id === chosenOfferId)).toBe(true);
      if (['visited', 'reported', 'closed', 'withdrawn', 'declined'].includes(state)) {
        expect(offers.every((offer) => ['hosted', 'passed-over', 'withdrawn'].includes(offer.state))).toBe(
          true,
        );
      }
    });
  });

  it('settling what is settled does nothing', () => {
    eachWorld((world) => expect(settle(world)).toBe(0));
  });
});

describe('reasons', () => {
  it('are asked for whatever goes against somebody', () => {
    const against: [Record<string, { reason?: string }>, (ExchangeMove | OfferMove)[]][] = [
      [exchangeWorkflow.moves, ['withdraw', 'decline', 'replan', 'return-report']],
      [offerWorkflow.moves, ['withdraw']],
    ];
    for (const [moves, names] of against)
      for (const name of names) expect([name, moves[name]?.reason]).toEqual([name, 'required']);
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Level } from '../contract.ts';
import { type Need, type ProviderFacts, rankProviders } from './rank-providers.ts';

const need: Need = {
  primary: 'gun-violence',
  others: ['investigations'],
  areaNames: { 'gun-violence': 'Gun Violence', investigations: 'Investigations' },
  site: { id: 'here', state: 'PA', cohortYear: 2024 },
  today: '2026-11-24',
};
const a = (changes: Partial<ProviderFacts> = {}): ProviderFacts => ({
  id: 'a',
  name: 'Alpha',
  capacity: 3,
  open: 1,
  awayUntil: null,
  expertise: { 'gun-violence': 'solid' },
  pastWork: [],
  conflict: null,
  ...changes,
});
const names = (...providers: ProviderFacts[]) => rankProviders(need, providers).map(({ name }) => name);
const reasonsOf = (provider: ProviderFacts) =>
  rankProviders(need, [provider])[0]!.reasons.map(({ text }) => text);

describe('each provider is listed with its reasons, in plain words', () => {
  it('says what it knows, what it carries and where it has worked', () => {
    const provider = a({
      expertise: { 'gun-violence': 'deep', investigations: 'some' },
      pastWork: [
        {
          siteId: 'x',
          site: 'Pittsburgh',
          state: 'PA',
          cohortYear: 2022,
          coreArea: 'gun-violence',
          requests: 2,
        },
        {
          siteId: 'y',
          site: 'Baton Rouge',
          state: 'LA',
          cohortYear: 2024,
          coreArea: 'gun-violence',
          requests: 1,
        },
        {
          siteId: 'z',
          site: 'Phoenix',
          state: 'AZ',
          cohortYear: 2025,
          coreArea: 'gun-violence',
          requests: 9,
        },
        {
          siteId: 'x',
          site: 'Pittsburgh',
          state: 'PA',
          cohortYear: 2022,
          coreArea: 'technology',
          requests: 9,
        },
      ],
    });
    expect(reasonsOf(provider)).toEqual([
      'Deep expertise in Gun Violence.',
      'Some expertise in Investigations as well.',
      'Has room: carries 1 of the 3 requests it can carry at once.',
      'Has worked on this before: Pittsburgh (the same state, twice); Baton Rouge (the same cohort, once).',
    ]);
  });

  it('says what speaks against it', () => {
    expect(reasonsOf(a({ expertise: {}, capacity: 1 }))).toEqual([
      'No expertise noted in Gun Violence.',
      'No room: carries 1 of the 1 request it can carry at once.',
      'No past work of this kind in sites like this one.',
    ]);
    expect(reasonsOf(a({ awayUntil: '2027-01-04' }))).toContain('Takes nothing new before January 4, 2027.');
    expect(reasonsOf(a({ conflict: 'Employs a former chief.' }))[0]).toBe(
      'Conflict of interest at this site: Employs a former chief.',
    );
  });
});

describe('the order', () => {
  it('asks for room before expertise, then for the other areas, past work and load', () => {
    const full = a({ id: 'f', name: 'Full', open: 3, expertise: { 'gun-violence': 'deep' } });
    const wide = a({ id: 'w', name: 'Wide', expertise: { 'gun-violence': 'solid', investigations: 'some' } });
    const idle = a({ id: 'i', name: 'Idle', open: 0 });
    const barred = a({ id: 'b', name: 'Barred', conflict: 'Owns a share of the vendor.', open: 0 });
    expect(names(barred, full, a(), idle, wide)).toEqual(['Wide', 'Idle', 'Alpha', 'Full', 'Barred']);
  });

  it('tells a provider with a free day from one that is away today', () => {
    const verdict = (awayUntil: string) => rankProviders(need, [a({ awayUntil })])[0]!.verdict;
    expect([verdict('2026-11-24'), verdict('2026-11-25')]).toEqual(['fits', 'no-room']);
  });
});

describe('whatever the providers are', () => {
  const level = fc.constantFrom<Level>('some', 'solid', 'deep');
  const area = fc.constantFrom('gun-violence', 'investigations', 'technology');
  const provider = fc.record({
    id: fc.uuid(),
    name: fc.constantFrom('Alpha', 'Beta', 'Gamma'),
    capacity: fc.nat(4),
    open: fc.nat(5),
    awayUntil: fc.option(fc.constantFrom('2026-11-01', '2026-12-01')),
    expertise: fc.dictionary(area, level),
    pastWork: fc.array(
      fc.record({
        siteId: fc.constantFrom('here', 'there'),
        site: fc.constant('A site'),
        state: fc.constantFrom('PA', 'LA'),
        cohortYear: fc.option(fc.constantFrom(2024, 2025)),
        coreArea: fc.option(area),
        requests: fc.integer({ min: 1, max: 9 }),
      }),
      { maxLength: 3 },
    ),
    conflict: fc.option(fc.constant('A conflict.')),
  });
  const providers = fc.uniqueArray(provider, { selector: ({ id }) => id, maxLength: 6 });

  test('a conflict always excludes, and whoever is excluded stands behind all others', () => {
    fc.assert(
      fc.property(providers, (facts) => {
        const ranked = rankProviders(need, facts);
        for (const candidate of ranked) {
          const { conflict } = facts.find(({ id }) => id === candidate.providerId)!;
          expect(candidate.verdict === 'excluded').toBe(conflict !== null);
        }
        const firstOut = ranked.findIndex(({ verdict }) => verdict === 'excluded');
        if (firstOut >= 0)
          expect(ranked.slice(firstOut).every(({ verdict }) => verdict === 'excluded')).toBe(true);
      }),
    );
  });

  test('more expertise never lowers a provider', () => {
    const raised: Record<Level, Level> = { some: 'solid', solid: 'deep', deep: 'deep' };
    fc.assert(
      fc.property(providers, fc.nat(5), area, (facts, which, where) => {
        const one = facts[which];
        if (!one) return;
        const known = one.expertise[where];
        const better = { ...one, expertise: { ...one.expertise, [where]: known ? raised[known] : 'some' } };
        const placeOf = (all: readonly ProviderFacts[]) =>
          rankProviders(need, all).findIndex(({ providerId }) => providerId === one.id);
        expect(placeOf(facts.map((each) => (each.id === one.id ? better : each)))).toBeLessThanOrEqual(
          placeOf(facts),
        );
      }),
    );
  });

  test('the order in which they come changes nothing, and nobody is lost', () => {
    fc.assert(
      fc.property(
        providers.chain((facts) =>
          fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
        ),
        ([facts, shuffled]) => {
          expect(rankProviders(need, shuffled)).toEqual(rankProviders(need, facts));
          expect(rankProviders(need, facts)).toHaveLength(facts.length);
        },
      ),
    );
  });
});

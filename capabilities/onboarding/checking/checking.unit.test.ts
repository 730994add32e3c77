import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportKind, importKinds, kinds } from '../contract.ts';
import { type CheckedRow, checkRows, countsOf, type Facts, type KindRules } from './check-rows.ts';
import { faultsOfMapping, guessMapping } from './guess-mapping.ts';
import { type KnownPeople, peopleRules } from './people.ts';
import { type KnownPlans, planRules } from './plans.ts';
import { readDay } from './read-day.ts';
import { type KnownRequests, requestRules } from './requests.ts';
import { type KnownSites, siteRules } from './sites.ts';

const sites = new Set(['testville-pa', 'elsewhere-ny']);
const noSites: KnownSites = { sites: new Map(), withData: new Set(), cohorts: new Set([2024]) };
const noPeople: KnownPeople = {
  memberships: new Map(),
  agencies: new Map([['testville police', 'Testville Police']]),
  sites,
  ownEmail: 'me@demo.example',
  today: '2026-11-24',
};
const noRequests: KnownRequests = {
  requests: new Map(),
  sites,
  coreAreas: new Map([
    ['gun-violence', 'gun-violence'],
    ['gun violence', 'gun-violence'],
  ]),
  today: '2026-11-24',
};
const noPlans: KnownPlans = { plans: new Map(), paths: new Map(), sites };

type Row = Record<string, string>;

function check<F extends Facts, B>(kind: ImportKind, rules: KindRules<F, B>, ...rows: Row[]): CheckedRow[] {
  const header = kinds[kind].fields.map(({ key }) => key);
  const mapping = Object.fromEntries(header.map((key) => [key, key]));
  const lines = rows.map((row, index) => ({ row: index + 2, fields: header.map((key) => row[key] ?? '') }));
  return checkRows(lines, { kind, header, mapping, dateOrder: 'month-first' }, rules);
}
const faultsOf = (row: CheckedRow) => row.reasons.map(({ field }) => field);

const site: Row = {
  slug: 'testville-pa',
  name: 'Testville',
  state: 'pa',
  timeZone: 'america/new_york',
  epsg: 'EPSG:32618',
};
const person: Row = {
  name: 'Demo Coordinator',
  email: 'Coordinator@Demo.example',
  agency: 'testville police',
  role: 'Site coordinator',
  sites: 'testville-pa; elsewhere-ny',
};
const request: Row = {
  number: 'OLD-7',
  site: 'testville-pa',
  title: 'Help with nonfatal shootings',
  coreArea: 'Gun Violence',
  standing: 'Closed',
  askedOn: '3/9/2024',
  endedOn: '2024-06-01',
};
const plan: Row = {
  site: 'testville-pa',
  plan: 'Plan of Testville',
  startsOn: '2025-01-01',
  endsOn: '2027-12-31',
  goal: 'Fewer people are shot',
  objective: 'Every nonfatal shooting is investigated',
  activity: 'Open a nonfatal-shooting team',
  dueOn: '2025-06-01',
};

describe('a row', () => {
  it('tells all that is wrong with it at once, by field, with the mend', () => {
    const [row] = check('requests', requestRules(noRequests), {
      ...request,
      site: 'nowhere',
      standing: 'lost',
      askedOn: '2026-13-01',
    });
    expect(row!.verdict).toBe('set aside');
    expect(faultsOf(row!)).toEqual(['site', 'standing', 'askedOn']);
    expect(row!.reasons.every(({ message, mend }) => message.length > 0 && mend.length > 0)).toBe(true);
  });

  it('that repeats an earlier one is set aside and names it', () => {
    const [, second] = check('sites', siteRules(noSites), site, { ...site, name: 'Testville again' });
    expect(second!.reasons[0]!.message).toBe('Row 2 has the same address.');
  });

  it('that cannot be told apart by the header is set aside whole', () => {
    const problem = { message: 'Row 2 has 3 fields.', mend: 'Add the missing fields.' };
    const reading = {
      kind: 'sites',
      header: ['slug'],
      mapping: { slug: 'slug' },
      dateOrder: 'year-first',
    } as const;
    const [row] = checkRows([{ row: 2, fields: ['a'], problem }], reading, siteRules(noSites));
    expect(row!.reasons).toEqual([{ field: 'row', ...problem }]);
  });
});

describe('a site', () => {
  it('is understood however its zone, state and projection are written', () => {
    expect(check('sites', siteRules(noSites), site)[0]!.facts).toEqual({
      slug: 'testville-pa',
      name: 'Testville',
      state: 'PA',
      timeZone: 'America/New_York',
      epsg: 32618,
      cohortYear: null,
    });
  });

  it('is unchanged when the same comes again, changed when it differs, and keeps its ground once it has data', () => {
    const facts = check('sites', siteRules(noSites), site)[0]!.facts as never;
    const known = {
      ...noSites,
      sites: new Map([['testville-pa', facts]]),
      withData: new Set(['testville-pa']),
    };
    const verdictOf = (row: Row) => check('sites', siteRules(known), row)[0]!.verdict;
    expect(verdictOf(site)).toBe('unchanged');
    expect(verdictOf({ ...site, name: 'New Testville' })).toBe('changed');
    expect(verdictOf({ ...site, epsg: '32617' })).toBe('set aside');
  });

  it('needs its cohort to be known', () => {
    expect(faultsOf(check('sites', siteRules(noSites), { ...site, cohortYear: '2031' })[0]!)).toEqual([
      'cohortYear',
    ]);
  });
});

describe('a person', () => {
  it('is understood by the role’s name and the sites’ addresses', () => {
    expect(check('people', peopleRules(noPeople), person)[0]!.facts).toMatchObject({
      email: 'coordinator@demo.example',
      agency: 'Testville Police',
      role: 'site coordinator',
      sites: ['elsewhere-ny', 'testville-pa'],
    });
  });

  it.each([
    ['their own address', { email: 'me@demo.example' }, 'email'],
    ['no address', { email: 'somebody' }, 'email'],
    ['a role that is given by hand', { role: 'Program administrator' }, 'role'],
    ['a role at sites and no site', { sites: '' }, 'sites'],
    ['a site that is not there', { sites: 'nowhere-zz' }, 'sites'],
    ['an agency that is not known and of no kind', { agency: 'Somewhere Sheriff' }, 'agencyKind'],
    ['a role that has ended', { validTo: '2020-01-01' }, 'validTo'],
  ])('with %s is set aside', (_, change, field) => {
    expect(faultsOf(check('people', peopleRules(noPeople), { ...person, ...change })[0]!)).toEqual([field]);
  });

  it('who has the role for other sites is left to the administrators', () => {
    const key = 'coordinator@demo.example | testville police | site coordinator';
    const known = { ...noPeople, memberships: new Map([[key, { sites: ['testville-pa'], validTo: null }]]) };
    const [row] = check('people', peopleRules(known), person);
    expect(row!.reasons[0]!.message).toContain('has this role already, for testville-pa');
    expect(check('people', peopleRules(known), { ...person, sites: 'testville-pa' })[0]!.verdict).toBe(
      'unchanged',
    );
  });
});

describe('a request', () => {
  it('keeps its old number and its past days', () => {
    expect(check('requests', requestRules(noRequests), request)[0]!.facts).toMatchObject({
      number: 'OLD-7',
      coreArea: 'gun-violence',
      askedOn: '2024-03-09',
      endedOn: '2024-06-01',
    });
  });

  it.each([
    ['that ended before it was asked', { endedOn: '2024-01-01' }, 'endedOn'],
    ['whose day has not come', { acknowledgedOn: '2027-01-01' }, 'acknowledgedOn'],
    ['that is closed without a day', { endedOn: '' }, 'endedOn'],
    ['that is open and has ended', { standing: 'open' }, 'standing'],
  ])('%s is set aside', (_, change, field) => {
    expect(faultsOf(check('requests', requestRules(noRequests), { ...request, ...change })[0]!)).toEqual([
      field,
    ]);
  });
});

describe('a row of a plan', () => {
  it('is known by its titles from the plan down', () => {
    expect(check('plans', planRules(noPlans), plan)[0]!.key).toBe(
      'testville-pa | Plan of Testville | Fewer people are shot | Every nonfatal shooting is investigated | As the plan that was brought in has it | Open a nonfatal-shooting team',
    );
  });

  it.each([
    ['an activity without an objective', { objective: '' }, 'objective'],
    ['a day without an activity', { activity: '' }, 'activity'],
    ['an end before its start', { endsOn: '2024-01-01' }, 'endsOn'],
  ])('with %s is set aside', (_, change, field) => {
    expect(faultsOf(check('plans', planRules(noPlans), { ...plan, ...change })[0]!)).toEqual([field]);
  });

  it('adds nothing to a plan that its site has taken over', () => {
    const plans = new Map([
      [
        'testville-pa | Plan of Testville',
        { startsOn: '2025-01-01', endsOn: '2027-12-31', closed: 'It is published.' },
      ],
    ]);
    expect(faultsOf(check('plans', planRules({ ...noPlans, plans }), plan)[0]!)).toEqual(['plan']);
  });
});

describe('a mapping', () => {
  it('is found by headings, whatever their case and punctuation', () => {
    expect(
      guessMapping('people', ['Full Name', 'E-Mail_Address', 'ORGANIZATION', 'Role', 'Shoe size']),
    ).toEqual({
      name: 'Full Name',
      email: 'E-Mail_Address',
      agency: 'ORGANIZATION',
      role: 'Role',
    });
  });

  it.each(importKinds)('of %s asks for every field that is needed', (kind) => {
    const needed = kinds[kind].fields.filter(({ required }) => required).map(({ key }) => key);
    expect(faultsOfMapping(kind, {}, []).map(({ field }) => field)).toEqual(needed);
  });
});

it('a day is read in the order that was chosen, and only if there is such a day', () => {
  expect(readDay('03/09/2024', 'month-first')).toBe('2024-03-09');
  expect(readDay('03/09/2024', 'day-first')).toBe('2024-09-03');
  expect(readDay('03/09/2024', 'year-first')).toBeUndefined();
  expect(readDay('2023-02-29', 'year-first')).toBeUndefined();
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true, min: new Date('1960-01-01'), max: new Date('2100-01-01') }),
      (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(readDay(day, 'year-first')).toBe(day);
      },
    ),
  );
});

it('whatever a file holds, each row has one verdict and each row set aside says why', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('testville-pa', 'open', '2024-01-01', 'x@y.zz', ''));
  const rows = fc.array(
    fc.dictionary(fc.constantFrom(...kinds.requests.fields.map(({ key }) => key)), text),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(rows, (some) => {
      const checked = check('requests', requestRules(noRequests), ...some);
      const counts = countsOf(checked);
      expect(counts.new + counts.changed + counts.unchanged + counts.setAside).toBe(some.length);
      expect(checked.every(({ verdict, reasons }) => (verdict === 'set aside') === reasons.length > 0)).toBe(
        true,
      );
    }),
  );
});

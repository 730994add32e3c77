import { demoId } from '#demo/demo-id.ts';
import { addDays, type Day } from '#platform/clock/days.ts';
import { demoSites, inventedSites } from './demo-sites.ts';
import { type PositionKey, positionKeys } from './team/contract.ts';

type Holder = { personId: string } | { name: string; agency: string };
type DemoHolding = {
  siteId: string;
  position: PositionKey;
  from: Day;
  to?: Day;
  acting?: boolean;
  note?: string;
} & Holder;

const person = (key: string): Holder => ({ personId: demoId(`person ${key}`) });
const contact = (name: string, agency: string): Holder => ({
  name: `Demo ${name}`,
  agency: `Demo ${agency}`,
});

const agencies: Record<PositionKey, string> = {
  'executive-leadership': 'City Office',
  'usao-contact': 'U.S. Attorney’s Office',
  'law-enforcement-contact': 'Police Department',
  champion: 'DOJ Program Office',
  liaison: 'DOJ Program Office',
  'atf-contact': 'ATF',
  'dea-contact': 'DEA',
  'fbi-contact': 'FBI',
  'usms-contact': 'USMS',
  advisor: 'TTA Provider',
};

/** Teams of the demo: people where the demo has them, plainly made-up contacts elsewhere, and some gaps. */
export function demoTeams(today: Day): DemoHolding[] {
  return [
    ...philadelphia(today),
    ...newYork(),
    ...inventedSites.flatMap(({ id, index }) => invented(id, index, today)),
  ];
}

function philadelphia(today: Day): DemoHolding[] {
  const at = { siteId: demoSites.philadelphia.id };
  const since = '2024-02-05';
  return [
    { ...at, position: 'executive-leadership', from: since, ...person('executive-philadelphia') },
    {
      ...at,
      position: 'usao-contact',
      from: since,
      ...contact('assistant attorney', agencies['usao-contact']),
    },
    {
      ...{ ...at, position: 'law-enforcement-contact', from: since },
      ...contact('deputy commissioner', 'Philadelphia Police'),
    },
    { ...at, position: 'champion', from: since, ...person('champion') },
    {
      ...{
        ...at,
        position: 'liaison',
        from: since,
        to: '2025-06-02',
        note: 'Demo: moved to another office.',
      },
      ...contact('former liaison', agencies.liaison),
    },
    { ...at, position: 'liaison', from: '2025-06-02', ...person('liaison') },
    { ...at, position: 'atf-contact', from: since, ...contact('ATF contact', agencies['atf-contact']) },
    {
      ...{ ...at, position: 'dea-contact', from: since, to: '2026-09-14' },
      ...contact('DEA contact', agencies['dea-contact']),
    },
    {
      ...{ ...at, position: 'fbi-contact', acting: true, from: addDays(today, -40) },
      ...contact('acting FBI contact', agencies['fbi-contact']),
    },
    { ...at, position: 'usms-contact', from: since, ...contact('USMS contact', agencies['usms-contact']) },
    { ...at, position: 'advisor', from: since, ...person('advisor') },
  ];
}

function newYork(): DemoHolding[] {
  const at = { siteId: demoSites.newYork.id };
  const since = '2025-03-03';
  return [
    { ...at, position: 'executive-leadership', from: since, ...contact('executive', 'New York City Office') },
    {
      ...at,
      position: 'usao-contact',
      from: since,
      ...contact('assistant attorney', agencies['usao-contact']),
    },
    { ...at, position: 'champion', from: since, ...person('champion') },
    { ...at, position: 'liaison', from: since, ...person('liaison') },
    { ...at, position: 'atf-contact', from: since, ...contact('ATF contact', agencies['atf-contact']) },
    { ...at, position: 'fbi-contact', from: since, ...contact('FBI contact', agencies['fbi-contact']) },
    { ...at, position: 'advisor', from: since, ...person('advisor') },
  ];
}

/** Every position but a few: which ones are vacant differs from site to site. */
function invented(siteId: string, index: number, today: Day): DemoHolding[] {
  const from = addDays(today, -30 - index * 9);
  return positionKeys
    .filter((position, n) => position === 'champion' || (index + n * 3) % 9 !== 0)
    .map((position) => ({
      ...{ siteId, position, from },
      ...(position === 'champion' ? person('champion') : contact(`contact ${index + 3}`, agencies[position])),
    }));
}

import {
  aPerson,
  aSite,
  type TestApplication,
  testApplication,
} from '#capabilities/testing/test-application.ts';
import type { Role } from '#platform/access/roles.ts';
import type { Capability } from '#platform/http/capability.ts';

const roles = {
  administrator: 'program administrator',
  champion: 'champion',
  liaison: 'liaison',
  coordinator: 'site coordinator',
  executive: 'site executive',
  advisor: 'advisor',
  analyst: 'crime analyst',
  provider: 'tta provider',
  detective: 'detective',
  auditor: 'auditor',
} as const satisfies Record<string, Role>;

type Who = keyof typeof roles;
const everywhere: readonly Who[] = ['administrator', 'champion', 'auditor'];

export type Partnership = TestApplication & {
  home: { id: string; slug: string };
  away: { id: string; slug: string };
  people: Record<Who | 'stranger', string>;
  at(path: string): string;
};

/** A site with everyone who works on it, and another site with a liaison of its own. */
export async function aPartnership(capabilities?: readonly Capability[]): Promise<Partnership> {
  const application = await testApplication(capabilities);
  const { services } = application;
  const home = await aSite(services, 'Homeville');
  const away = await aSite(services, 'Awayville');
  const people = {} as Partnership['people'];
  for (const [who, role] of Object.entries(roles) as [Who, Role][])
    people[who] = await aPerson(services, role, everywhere.includes(who) ? [] : [home]);
  people.stranger = await aPerson(services, 'liaison', [away]);
  return { ...application, home, away, people, at: (path) => `/api/sites/${home.slug}${path}` };
}

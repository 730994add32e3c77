import { demoAgencies, demoPeople } from '#capabilities/identity/server.ts';
import { demoSites } from '#capabilities/program/server.ts';
import { demoId } from '#demo/demo-id.ts';
import type { Services } from '#platform/http/capability.ts';
import type { Side } from '../legal-record/kinds.ts';
import type { Teller } from './case-rows.ts';
import { loadCases } from './load-cases.ts';

const USUAL_CASES = 20_000;

/** Ten years of cases that never were. `PSP_DEMO_CASES` says how many, for machines and tests that need fewer. */
export async function loadDemoCases(services: Services): Promise<void> {
  await loadCases(services, {
    cases: Number(process.env.PSP_DEMO_CASES || USUAL_CASES),
    siteId: demoSites.philadelphia.id,
    tellers: {
      police: teller('philadelphiaPolice', 'police', 'demo-rms'),
      prosecutor: teller('philadelphiaProsecutor', 'prosecutor', 'demo-pcms'),
      court: teller('philadelphiaCourt', 'court', 'demo-court'),
      federal: teller('atf', 'federal', 'demo-federal'),
    },
    people: {
      detective: demoPeople['detective-philadelphia'],
      prosecutor: demoPeople['prosecutor-philadelphia'],
    },
  });
}

function teller(key: keyof typeof demoAgencies, side: Side, source: string): Teller {
  return { agencyId: demoId(`agency ${String(key)}`), agencyKind: demoAgencies[key].kind, side, source };
}

import { randomUUID } from 'node:crypto';
import { addDays, dayIn } from '#platform/clock/days.ts';
import type { PersonAtWork } from './person.ts';

/** What a provider writes down while it helps a site, all of it made up. */
export const today = dayIn('America/New_York', new Date());

export const workPlan = {
  scope: 'Demo: an assessment of how nonfatal shootings are investigated, and advice on a team for them.',
  ...{
    ttaType: 'technical-assistance',
    supportType: 'planning',
    startsOn: today,
    endsOn: addDays(today, 180),
  },
  milestones: [{ kind: 'work-product', title: 'The assessment is handed over', dueOn: addDays(today, 60) }],
  measures: [{ measure: 'deliverables-accepted', target: 1 }],
  budget: [{ kind: 'travel', cents: 250_000 }],
};

export const activity = (milestoneId: string) => ({
  title: 'Demo: assessment on site',
  ...{ kind: 'assessment', method: 'in-person', reason: 'request-of-site' },
  ...{ ttaType: 'technical-assistance', supportType: 'planning', targetPopulations: ['detectives'] },
  ...{ startsOn: today, endsOn: addDays(today, 14), milestoneId },
});

export const session = {
  title: 'Demo: interviews with detectives',
  ...{ heldOn: today, minutes: 240, inPerson: 9, virtual: 0 },
};

export const assessment = (milestoneId: string) => ({
  kind: 'assessment',
  title: 'Demo assessment: how nonfatal shootings are investigated',
  ...{ dueOn: addDays(today, 60), milestoneId },
  summary: 'Demo: nobody is theirs alone. A team of detectives that takes every one of them is advised.',
});

/** Sends what a form of the person’s would send, where the story is not about filling it in. */
// biome-ignore lint/suspicious/noExplicitAny: whatever the server answered, read as it is
export async function send({ context }: PersonAtWork, path: string, data: object): Promise<any> {
  const headers = { 'x-psp-csrf': '1', 'idempotency-key': randomUUID() };
  const answer = await context.request.post(`/api/sites/philadelphia-pa/${path}`, { headers, data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return await answer.json();
}

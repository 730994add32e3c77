import { aDeliveryWorld, anAssessment, expectDone } from '#capabilities/assistance/testing/delivery-world.ts';
import type { RecommendationDraft } from '../contract.ts';

export const aRecommendation: Omit<RecommendationDraft, 'deliverableId'> = {
  title: 'Set up a team for nonfatal shootings',
  advice: 'Four detectives and a supervisor who take every nonfatal shooting, day and night.',
  basis: 'Of 60 nonfatal shootings looked at, 41 were closed without an interview.',
  coreArea: 'investigations',
};

/** A site that was assessed: its people, a provider that delivered the assessment, and a plan with a goal. */
export async function aRecommendationWorld() {
  const world = await aDeliveryWorld();
  const { people } = world;
  const { id: requestId } = await world.approved();
  const assess = async () => {
    const made = await world.done(
      people.provider,
      'POST',
      `/requests/${requestId}/deliverables`,
      anAssessment,
    );
    return made.id as string;
  };
  const assessment = await assess();
  await expectDone(await world.moves.deliverable(people.provider, assessment, 'submit'));
  const at = (path: string) => `/api/sites/${world.site.slug}/recommendations${path}`;
  const call = (person: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: object) =>
    world.call(person, method, at(path), body);
  const done = async (...args: Parameters<typeof call>) => expectDone(await call(...args));
  const propose = (changes: Partial<RecommendationDraft> = {}) =>
    done(people.provider, 'POST', '', { ...aRecommendation, deliverableId: assessment, ...changes });
  const move = (person: string, id: string, name: string, reason?: string) =>
    call(person, 'POST', `/${id}/moves`, { move: name, ...(reason ? { reason } : {}) });
  const acceptance = { ownerId: people.coordinator, dueOn: '2027-03-31' };
  const accepted = async () => {
    const { id } = await propose();
    return (await done(people.executive, 'POST', `/${id}/accept`, acceptance)) as { id: string };
  };
  const underWay = async () => {
    const { id } = await accepted();
    await done(people.coordinator, 'POST', `/${id}/plan`, { by: 'initiative', initiative: 'The new team' });
    await expectDone(await move(people.coordinator, id, 'begin'));
    return id;
  };
  const implemented = async (implementedOn: string) => {
    const id = await underWay();
    const what = 'Five people work in the team since that day, around the clock.';
    await done(people.coordinator, 'POST', `/${id}/implement`, { implementedOn, what });
    return id;
  };
  const aGoal = async () => {
    const plan = (path: string) => `/api/sites/${world.site.slug}/plans${path}`;
    const opened = await expectDone(
      await world.call(people.coordinator, 'POST', plan(''), {
        ...{ title: 'Fewer shootings by 2029', summary: '', startsOn: '2026-01-01', endsOn: '2028-12-31' },
      }),
    );
    const goal = await expectDone(
      await world.call(people.coordinator, 'POST', plan(`/${opened.id}/parts`), {
        ...{ parentId: null, words: { kind: 'goal', fields: { title: 'Fewer people shot' } } },
      }),
    );
    return { planId: opened.id as string, goalId: goal.id as string };
  };
  return {
    ...world,
    ...{ requestId, assessment, assess, recommend: { at, call, done, move } },
    ...{ propose, acceptance, accepted, underWay, implemented, aGoal },
  };
}

export type RecommendationWorld = Awaited<ReturnType<typeof aRecommendationWorld>>;

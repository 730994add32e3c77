import { z } from 'zod';
import { type Exchange, PlanDraft } from '../contract.ts';
import { centsOf } from './words.ts';

type Person = { side: string; name: string; role: string };
type Travel = { what: string; amount: string; paidBy: string };

/** What the form holds: text as typed; empty lines are left out. */
export type PlanForm = {
  offerId: string;
  startsOn: string;
  endsOn: string;
  place: string;
  agenda: string;
  people: Person[];
  travel: Travel[];
  cautionsSeen: boolean;
};

const isWritten = (line: Record<string, string>) =>
  Object.entries(line).some(([key, value]) => key !== 'side' && value.trim() !== '');

/** The revision is the plan’s own: a plan that someone changed meanwhile is not written over. */
export function planForm(revision: number) {
  return z.preprocess((typed) => {
    const { people, travel, ...plan } = typed as PlanForm;
    return {
      ...plan,
      people: people.filter(isWritten),
      travel: travel
        .filter(isWritten)
        .map(({ what, amount, paidBy }) => ({ what, cents: centsOf(amount), paidBy })),
      revision,
    };
  }, PlanDraft);
}

export function formOfPlan({ plan, offers }: Exchange): PlanForm {
  const open = offers.filter(({ state }) => ['offered', 'chosen', 'agreed'].includes(state));
  const chosen = open.find(({ isChosen }) => isChosen) ?? (open.length === 1 ? open[0] : undefined);
  return {
    offerId: chosen?.id ?? '',
    startsOn: plan?.startsOn ?? '',
    endsOn: plan?.endsOn ?? '',
    place: plan?.place ?? '',
    agenda: plan?.agenda ?? '',
    people: plan?.people?.length ? plan.people : [noPerson()],
    travel: plan?.travel?.length
      ? plan.travel.map(({ what, cents, paidBy }) => ({ what, amount: (cents / 100).toFixed(2), paidBy }))
      : [noTravel()],
    cautionsSeen: false,
  };
}

export const noPerson = (): Person => ({ side: 'visitor', name: '', role: '' });
export const noTravel = (): Travel => ({ what: '', amount: '', paidBy: '' });

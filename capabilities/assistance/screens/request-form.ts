import { RequestText } from '../contract.ts';

export type RequestFormValues = {
  title: string;
  problem: string;
  wantedOutcome: string;
  primaryCoreArea: string;
  coreAreas: string[];
  objectiveId: string;
  urgency: RequestText['urgency'];
  intensity: RequestText['intensity'];
};

export const emptyRequest: RequestFormValues = {
  ...{ title: '', problem: '', wantedOutcome: '', primaryCoreArea: '', coreAreas: [], objectiveId: '' },
  ...{ urgency: 'routine', intensity: 'targeted' },
};

export function valuesOf(text: RequestText): RequestFormValues {
  return { ...text, primaryCoreArea: text.primaryCoreArea ?? '', objectiveId: text.objectiveId ?? '' };
}

/** A choice that was not made is none. */
export function textOf(values: RequestFormValues): RequestText {
  return {
    ...values,
    primaryCoreArea: values.primaryCoreArea || null,
    coreAreas: values.coreAreas.filter((area) => area !== values.primaryCoreArea),
    objectiveId: values.objectiveId || null,
  };
}

/** While it is written a request needs its title alone; what else is missing is said when it is submitted. */
export const RequestForm = RequestText.pick({ title: true })
  .loose()
  .transform((values) => textOf(values as RequestFormValues));

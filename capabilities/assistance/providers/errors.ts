import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: providerErrors, failWith } = declareErrors({
  'assistance.provider-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such provider, or it is not yours to see.',
    mend: 'Check the link, or choose it in the list of providers.',
  },
  'assistance.provider-listed': {
    status: 409,
    title: 'This agency is listed already',
    detail: 'An agency is listed once as a provider.',
    mend: 'Open its record and change that.',
  },
  'assistance.not-a-provider': {
    status: 422,
    title: 'This agency is no provider',
    detail: 'Only an agency of the kind "TTA provider" can be listed.',
    mend: 'Choose another agency, or ask an administrator to correct its kind.',
  },
  'assistance.provider-not-yours': {
    status: 403,
    title: 'Not yours to describe',
    detail: 'A provider is described by its own people or by the program office.',
    mend: 'Ask someone of that agency.',
  },
  'assistance.provider-changed-meanwhile': {
    status: 409,
    title: 'The record was changed meanwhile',
    detail: 'Someone saved this provider after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'assistance.core-area-unknown': {
    status: 422,
    title: 'There is no such core area',
    detail: 'Expertise is noted in a core area of the program.',
    mend: 'Choose one of the list.',
  },
  'assistance.conflict-declared': {
    status: 409,
    title: 'The conflict is declared already',
    detail: 'This provider has an open conflict of interest at that site.',
    mend: 'End the open one first if its reason has changed.',
  },
  'assistance.conflict-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such open conflict of interest, or it is not yours to see.',
    mend: 'Reload the page.',
  },
  'assistance.conflict-excludes': {
    status: 422,
    title: 'A conflict of interest excludes this provider',
    detail: (p: { provider: string }) => `${p.provider} has declared a conflict of interest at this site.`,
    mend: 'Choose another provider.',
  },
  'assistance.offer-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such offer at this site, or it is not yours to see.',
    mend: 'Check the link, or open the request.',
  },
  'assistance.not-to-be-offered': {
    status: 409,
    title: 'The request can’t be offered now',
    detail: 'A request is offered to providers once it was triaged and until it is delivered.',
    mend: 'Finish its triage first.',
  },
  'assistance.offered-already': {
    status: 409,
    title: 'This provider has it already',
    detail: 'The request was offered to this provider, or accepted by it.',
    mend: 'Wait for its answer, or take the offer back.',
  },
  'assistance.one-lead': {
    status: 409,
    title: 'Another provider leads',
    detail: 'One provider leads a request.',
    mend: 'Offer this one a part, or say that it leads instead.',
  },
  'assistance.lead-first': {
    status: 409,
    title: 'Nobody leads yet',
    detail: 'The first provider that is asked is the one who leads.',
    mend: 'Offer the request to the provider who is to lead it.',
  },
  'assistance.answer-by-passed': {
    status: 422,
    title: 'That day has passed',
    detail: 'A provider is asked to answer by a day to come.',
    mend: 'Choose a later day.',
  },
});

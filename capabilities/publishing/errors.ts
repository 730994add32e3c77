import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: publishingErrors, failWith } = declareErrors({
  'publishing.not-found': {
    status: 404,
    title: 'There is no such published page',
    detail: (p: { number: string }) => `${p.number} is not in view, or not yours to see.`,
    mend: 'Check the number.',
  },
  'publishing.discloses': {
    status: 422,
    title: 'It would reveal a small count',
    detail: (p: { where: string }) =>
      `A count under 10 could be worked out from what is shown and what was published before: ${p.where}.`,
    mend: 'Use longer periods or larger areas so that the small counts come together, then publish again.',
  },
  'publishing.statement-tells': {
    status: 422,
    title: 'The text tells a number that is withheld',
    detail: (p: { figure: string }) =>
      `“${p.figure}” rests on fewer than 10 and is withheld, but the statement or the summary says it.`,
    mend: 'Withdraw the finding and draft it again without that number.',
  },
  'publishing.not-understood': {
    status: 422,
    title: 'The finding lacks something its page needs',
    detail: (p: { field: string; problem: string }) => `${p.field}: ${p.problem}.`,
    mend: 'Run the analysis again and draft the finding from the new run.',
  },
  'publishing.reason-missing': {
    status: 422,
    title: 'A reason is needed',
    detail: 'The public page will say why it was taken from view.',
    mend: 'Write the reason in a sentence that anyone may read.',
  },
});

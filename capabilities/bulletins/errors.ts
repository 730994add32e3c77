import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: bulletinsErrors, failWith } = declareErrors({
  'bulletins.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such bulletin or alert at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'bulletins.no-data': {
    status: 409,
    title: 'The site has no accepted data yet',
    detail: 'A bulletin rests on an accepted version of the site’s shootings, and there is none.',
    mend: 'Import a file and accept it; the bulletin then drafts itself.',
  },
  'bulletins.not-editable': {
    status: 409,
    title: 'The words can’t be changed now',
    detail: (p: { state: string }) => `The bulletin is ${p.state}.`,
    mend: 'Have it returned to draft first. What was sent is corrected by a new bulletin.',
  },
  'bulletins.changed-meanwhile': {
    status: 409,
    title: 'The bulletin was changed meanwhile',
    detail: 'It was saved elsewhere, or newer data arrived, after you opened it.',
    mend: 'Reload it, look at what changed, and make your change again.',
  },
  'bulletins.own-words': {
    status: 403,
    title: 'A second person is needed',
    detail: 'You wrote the words of this bulletin, so someone else reads and sends it.',
    mend: 'Ask a colleague who may send the site’s bulletins.',
  },
  'bulletins.explanation-short': {
    status: 422,
    title: 'The explanation is too short',
    detail: 'The explanation stands in the bulletin and is read by people who were not there.',
    mend: 'Say in a sentence of at least ten letters what explains the change.',
  },
});

import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: analysisErrors, failWith } = declareErrors({
  'analysis.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such analysis or finding at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'analysis.no-data': {
    status: 409,
    title: 'The site has no accepted data yet',
    detail: 'An analysis rests on an accepted version of the site’s incidents, and there is none.',
    mend: 'Import a file and accept it, then come back.',
  },
  'analysis.version-unknown': {
    status: 422,
    title: 'That data version is not one of the site’s',
    detail: 'The analysis names a data version that the site does not have, or that was not accepted.',
    mend: 'Choose one of the accepted versions.',
  },
  'analysis.outcome-refused': {
    status: 422,
    title: 'This outcome can’t be analysed',
    detail: (p: { reason: string }) => p.reason,
    mend: 'Choose an outcome reported by victims or confirmed by evidence.',
  },
  'analysis.unanswerable': {
    status: 422,
    title: 'This question can’t be answered as asked',
    detail: (p: { reason: string }) => p.reason,
    mend: (p: { mend: string }) => p.mend,
  },
  'analysis.parameters-invalid': {
    status: 422,
    title: 'The analysis has settings that don’t fit',
    detail: 'Some settings are missing or outside their range.',
    mend: 'Correct the marked settings.',
  },
  'analysis.no-published-grid': {
    status: 409,
    title: 'The site has no published grid',
    detail: 'Where-questions are answered on the site’s published grid: its origin and its boundary.',
    mend: 'Ask a program administrator to record the site’s boundary and grid origin.',
  },
  'analysis.no-newer-data': {
    status: 409,
    title: 'There are no newer data',
    detail: 'The analysis rests on the newest accepted version of these data already.',
    mend: 'Import the newer file and accept it, or run the analysis again as it is.',
  },
  'analysis.repeated-already': {
    status: 409,
    title: 'It was asked of these data already',
    detail: (p: { number: string }) => `${p.number} asks the same question of the newest version.`,
    mend: 'Open that one.',
  },
  'analysis.of-a-design': {
    status: 409,
    title: 'It belongs to an evaluation design',
    detail: 'A design says beforehand on which data it looks, and when.',
    mend: 'Open the evaluation; it looks again on its schedule.',
  },
  'analysis.run-ended': {
    status: 409,
    title: 'The run has ended',
    detail: 'A run that has ended can’t be stopped.',
    mend: 'Reload the page to see how it ended.',
  },
  'analysis.run-broke': {
    status: 500,
    title: 'The run broke off',
    detail:
      'The analysis stopped for a reason that is not in the data. It was tried again and stopped again.',
    mend: 'Run it again; if it stops once more, tell your administrator the analysis number.',
  },
  'findings.run-unfinished': {
    status: 409,
    title: 'The run has no result yet',
    detail: 'A finding rests on a finished run.',
    mend: 'Wait until the run has finished, or choose another.',
  },
  'findings.figure-unknown': {
    status: 422,
    title: 'The run has no such figure',
    detail: 'A finding states one of the figures that the run has found.',
    mend: 'Choose a figure of the run.',
  },
  'findings.not-author': {
    status: 403,
    title: 'Only its author changes what a finding says',
    detail: 'Someone else wrote this finding.',
    mend: 'Ask its author, or return it with what should change.',
  },
  'findings.not-editable': {
    status: 409,
    title: 'The finding can’t be changed now',
    detail: (p: { state: string }) => `It is ${p.state}: others are reading what it says.`,
    mend: 'Have it returned first, or draft a new finding.',
  },
  'findings.changed-meanwhile': {
    status: 409,
    title: 'The finding was changed meanwhile',
    detail: 'It was saved elsewhere after you opened it.',
    mend: 'Reload it, look at what changed, and make your change again.',
  },
});

import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: forecastsErrors, failWith } = declareErrors({
  'forecasts.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such forecast at this site, or it is not yours to see.',
    mend: 'Check the link, or ask the site for access.',
  },
  'forecasts.outcome-refused': {
    status: 422,
    title: 'This outcome can’t be forecast',
    detail: (p: { reason: string }) => p.reason,
    mend: 'Choose an outcome reported by victims or confirmed by evidence.',
  },
  'forecasts.purpose-refused': {
    status: 422,
    title: 'A forecast can’t serve this purpose',
    detail: (p: { reason: string }) => p.reason,
    mend: 'Choose from the purposes listed, and say what will be done at the places.',
  },
  'forecasts.plan-does-not-fit': {
    status: 422,
    title: 'The plan does not keep the rules',
    detail: 'The cells, the area, the method or the end date can’t stand as given.',
    mend: 'Correct the marked fields.',
  },
  'forecasts.no-grid': {
    status: 409,
    title: 'The site has no published grid',
    detail: 'A forecast names cells of the site’s published grid; its origin or its boundary is missing.',
    mend: 'Ask the program office to publish the site’s boundary and grid origin.',
  },
  'forecasts.not-author': {
    status: 403,
    title: 'Only its author changes a plan',
    detail: 'A plan is changed, tested and submitted by the person who drafted it.',
    mend: 'Ask its author, or plan a forecast of your own.',
  },
  'forecasts.not-editable': {
    status: 409,
    title: 'The plan can’t be changed now',
    detail: (p: { state: string }) => `A plan that is ${p.state} does not change.`,
    mend: 'Take a tested plan back first; a plan in review can be returned. A live one is stopped and planned anew.',
  },
  'forecasts.changed-meanwhile': {
    status: 409,
    title: 'The plan was changed meanwhile',
    detail: 'Someone saved the plan after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'forecasts.backtest-missing': {
    status: 409,
    title: 'The plan was not tested as it stands',
    detail: 'There is no finished backtest of exactly these settings.',
    mend: 'Run the backtest, read what it says, then go on.',
  },
  'forecasts.backtest-under-way': {
    status: 409,
    title: 'There is a backtest of these settings',
    detail: 'The plan was tested, or is being tested, with exactly these settings.',
    mend: 'Wait for its result; change the settings for another test.',
  },
  'forecasts.end-passed': {
    status: 409,
    title: 'The end date leaves no time',
    detail: 'The end date has passed, or no whole forecast period fits before it.',
    mend: 'Return the plan to its author for a later end date, or plan a new forecast.',
  },
  'forecasts.statement-too-short': {
    status: 422,
    title: 'Say what you weighed',
    detail: 'A signature is kept with its statement: why these places, for this purpose, on this evidence.',
    mend: 'Write at least 20 letters.',
  },
});

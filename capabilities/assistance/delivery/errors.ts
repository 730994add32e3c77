import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: deliveryErrors, failWith } = declareErrors({
  'assistance.delivery-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record of delivery at this site, or it is not yours to see.',
    mend: 'Check the link, or open the request.',
  },
  'assistance.not-your-request': {
    status: 403,
    title: 'Your agency has not taken this request on',
    detail: 'What is delivered is planned, reported and paid by the providers who accepted the request.',
    mend: 'Accept the offer first, or ask the liaison of the site.',
  },
  'assistance.plan-exists': {
    status: 409,
    title: 'There is a work plan already',
    detail: 'A request has one work plan; it is changed, returned or opened again.',
    mend: 'Open that plan.',
  },
  'assistance.plan-too-early': {
    status: 409,
    title: 'The request has no provider yet',
    detail: 'A work plan is written once a provider leads the request.',
    mend: 'Accept the offer first.',
  },
  'assistance.parts-do-not-fit': {
    status: 422,
    title: 'The parts don’t fit together',
    detail: 'Something that was given can’t be kept as it is.',
    mend: 'Correct what is marked.',
  },
  'assistance.not-in-your-hands': {
    status: 409,
    title: 'It can’t be changed now',
    detail: (p: { noun: string; state: string }) => `The ${p.noun} is ${p.state}.`,
    mend: 'Ask whoever has it to return it to you.',
  },
  'assistance.delivery-changed-meanwhile': {
    status: 409,
    title: 'It was changed meanwhile',
    detail: 'A colleague saved it after you opened it.',
    mend: 'Reload the page; what you typed stays in this browser.',
  },
  'assistance.plan-not-approved': {
    status: 409,
    title: 'The work plan is not approved',
    detail:
      'Delivery begins, and costs are recorded, once the site and the program office have approved the plan.',
    mend: 'Wait for the approval, or see whom the plan waits on.',
  },
  'assistance.session-to-come': {
    status: 422,
    title: 'That session has not been held yet',
    detail: 'Attendance is noted for a session that was held.',
    mend: 'Correct its day, or note it when it was held.',
  },
  'assistance.attendance-does-not-fit': {
    status: 422,
    title: 'The attendance doesn’t fit the method',
    detail: (p: { method: string }) => `The activity is ${p.method}.`,
    mend: 'Correct the numbers, or make the activity hybrid.',
  },
  'assistance.report-unfinished': {
    status: 422,
    title: 'The report is not finished',
    detail: 'A report has a summary, at least one session that was held, and those who are to agree.',
    mend: 'Complete what is marked.',
  },
  'assistance.not-an-approver': {
    status: 403,
    title: 'You were not asked about this report',
    detail: 'Those who were named when it was submitted answer for it, each once.',
    mend: 'Ask its writer to name you.',
  },
  'assistance.more-than-budget': {
    status: 422,
    title: 'More than is left of the budget',
    detail: (p: { left: string }) => `${p.left} is left of what was approved.`,
    mend: 'Correct the amount, or ask the program office to open the plan again.',
  },
  'assistance.budget-below-spent': {
    status: 422,
    title: 'The budget is less than was spent',
    detail: (p: { spent: string }) => `${p.spent} was recorded already.`,
    mend: 'Return the plan so that its budget covers what was spent.',
  },
  'assistance.not-yours-to-answer': {
    status: 403,
    title: 'Someone else is asked',
    detail: (p: { owner: string }) => `This follow-up is on ${p.owner}.`,
    mend: 'Ask them to answer, or have it handed over to you.',
  },
});

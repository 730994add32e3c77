import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: retentionErrors, failWith } = declareErrors({
  'retention.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record of retention at this site, or it is not your agency’s.',
    mend: 'Check the link, or go back to the list.',
  },
  'retention.not-your-agency': {
    status: 403,
    title: 'Not an agency you answer for',
    detail: 'Schedules, holds and purges are an agency’s own.',
    mend: 'Choose your own agency.',
  },
  'retention.class-unknown': {
    status: 422,
    title: 'This class of records is not kept here',
    detail: (p: { recordClass: string }) =>
      `No part of the platform keeps records of the class ${p.recordClass}.`,
    mend: 'Choose a class from the list.',
  },
  'retention.schedule-known': {
    status: 409,
    title: 'There is a schedule of that day already',
    detail: 'A schedule is never changed, so that what was promised at any time stays known.',
    mend: 'Choose a later day from which the new one holds.',
  },
  'retention.schedule-in-past': {
    status: 422,
    title: 'A schedule can’t begin in the past',
    detail: 'What was promised for days that are over does not change.',
    mend: 'Choose today or a later day.',
  },
  'retention.review-in-past': {
    status: 422,
    title: 'The day of review has passed',
    detail: 'A hold is looked at again on a day that is still to come.',
    mend: 'Choose a later day.',
  },
  'retention.hold-over': {
    status: 409,
    title: 'The hold was released already',
    detail: 'What was released stays released; or it is not yours to release.',
    mend: 'Place a new hold when the matter is open again.',
  },
  'retention.no-schedule': {
    status: 409,
    title: 'No schedule lets these records go',
    detail: 'The agency has set no time for this class, or keeps it for good.',
    mend: 'Set a schedule with the authority it rests on first.',
  },
  'retention.nothing-due': {
    status: 409,
    title: 'Nothing is due to be purged',
    detail: (p: { cutoff: string }) =>
      `No record of this class is from before ${p.cutoff}, or all of them are on hold.`,
    mend: 'Come back when records have reached the end of their time.',
  },
  'retention.purge-open': {
    status: 409,
    title: 'A purge of this class is open already',
    detail: 'Two purges of one class would count the same records.',
    mend: 'Decide on the one that is open first.',
  },
  'retention.not-finished': {
    status: 409,
    title: 'There is no certificate yet',
    detail: 'The certificate is written when the purge has been carried out to its end.',
    mend: 'Wait until the purge is done.',
  },
});

import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: onboardingErrors, failWith } = declareErrors({
  'onboarding.file-missing': {
    status: 422,
    title: 'No file was sent',
    detail: 'The request holds no file.',
    mend: 'Choose a CSV file or an Excel workbook and send it again.',
  },
  'onboarding.file-refused': {
    status: 422,
    title: 'The file can’t be read',
    detail: (p: { message: string }) => p.message,
    mend: (p: { mend: string }) => p.mend,
  },
  'onboarding.too-many-rows': {
    status: 422,
    title: 'The file has too many rows',
    detail: (p: { most: number }) => `At most ${p.most.toLocaleString('en-US')} rows are read from one file.`,
    mend: 'Split it, by year for example, and bring in the parts one after another.',
  },
  'onboarding.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such import, or it is not yours to see.',
    mend: 'Check the link.',
  },
  'onboarding.mapping-faulty': {
    status: 422,
    title: 'Some columns are still to choose',
    detail: 'The file can’t be checked before every needed field has its column.',
    mend: 'Choose the columns named below.',
  },
  'onboarding.changed-meanwhile': {
    status: 409,
    title: 'The records have changed since the check',
    detail: (p: { row: number; was: string; is: string }) =>
      `Row ${p.row} was ${p.was} when it was checked and is ${p.is} now. Nothing was applied.`,
    mend: 'Check the file again, look at the rows, then apply it.',
  },
  'onboarding.nothing-to-apply': {
    status: 422,
    title: 'There is nothing to apply',
    detail: 'No row of the file is new or changed.',
    mend: 'Mend the rows that are set aside and upload the file again, or discard this import.',
  },
  'onboarding.row-refused': {
    status: 422,
    title: 'A row could not be applied',
    detail: (p: { row: number; why: string }) => `Row ${p.row}: ${p.why} Nothing was applied.`,
    mend: (p: { mend: string }) => p.mend,
  },
  'onboarding.nobody-to-invite': {
    status: 422,
    title: 'There is nobody to invite',
    detail: 'Everyone whom this file brought in has an invitation, or has come in.',
    mend: 'Bring in people first.',
  },
});

import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: feedErrors, failWith } = declareErrors({
  'cases.feed-agency-unclear': {
    status: 422,
    title: 'On behalf of which agency?',
    detail: 'You may record for several agencies at this site, and the request names none.',
    mend: 'Name the agency in the field agencyId.',
  },
  'cases.feed-no-agency': {
    status: 403,
    title: 'No agency to record for',
    detail: 'You record for no agency that is a party to cases at this site.',
    mend: 'Ask the agency’s administrator for a role that records cases here.',
  },
  'cases.feed-file-missing': {
    status: 422,
    title: 'No file was sent',
    detail: 'The request holds no file.',
    mend: 'Choose a file and send it again.',
  },
  'cases.feed-file-refused': {
    status: 422,
    title: 'The file can’t be read',
    detail: (p: { message: string }) => p.message,
    mend: (p: { mend: string }) => p.mend,
  },
  'cases.feed-columns-missing': {
    status: 422,
    title: 'Columns are missing',
    detail: 'Without these columns no row says what happened in which case. Nothing was taken in.',
    mend: 'Name the columns as below, and send the file again.',
  },
  'cases.feed-too-many-rows': {
    status: 422,
    title: 'The file has too many rows',
    detail: (p: { most: number }) => `At most ${p.most.toLocaleString('en-US')} rows are read from one file.`,
    mend: 'Split it, by year for example, and bring in the parts one after another.',
  },
  'cases.feed-not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such delivery, row or webhook at this site, or it is not your agency’s.',
    mend: 'Check the link.',
  },
  'cases.feed-settled': {
    status: 409,
    title: 'Already settled',
    detail: 'This was applied, recorded or discarded meanwhile.',
    mend: 'Reload and look at what became of it.',
  },
  'cases.feed-still-aside': {
    status: 422,
    title: 'The row still can’t be recorded',
    detail: 'The mended row has something that can’t be read or is not known.',
    mend: 'Correct the fields below.',
  },
  'cases.webhook-target-refused': {
    status: 422,
    title: 'The address can’t be used',
    detail: (p: { why: string }) => p.why,
    mend: 'Give an https address of a host that is reachable from outside.',
  },
  'cases.webhook-client-unknown': {
    status: 422,
    title: 'No such system',
    detail: 'The system is not one of your agency’s that may read cases.',
    mend: 'Register the machine client first, with the scope cases.read.',
  },
});

import { declareErrors } from '#platform/outcome/declare-errors.ts';

export const { catalogue: identityErrors, failWith } = declareErrors({
  'identity.session-locked': {
    status: 401,
    title: 'The session is locked',
    detail: 'Nothing happened here for half an hour, so the session was locked. What you typed is kept.',
    mend: 'Confirm that it is you to go on where you were.',
  },
  'identity.sign-in-unfinished': {
    status: 401,
    title: 'Signing in is not finished',
    detail: 'The password was right, but a second step is still to be given.',
    mend: 'Go to the sign-in page and give the second step.',
  },
  'identity.demo-role-unknown': {
    status: 404,
    title: 'There is no such demo role',
    detail: 'The demo has no person of that name.',
    mend: 'Choose one of the demo roles that GET /api/session lists.',
  },
});

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
  'identity.no-unfinished-sign-in': {
    status: 401,
    title: 'There is no sign-in to go on with',
    detail: 'It took too long, or it was finished in another window.',
    mend: 'Start again with your e-mail and password.',
  },
  'identity.wrong-credentials': {
    status: 401,
    title: 'That did not match',
    detail: 'The e-mail and password do not belong together.',
    mend: 'Check both and try again. After five failures sign-in closes for ten minutes. If the password is lost, ask your agency’s administrator for a new invitation link.',
  },
  'identity.wrong-code': {
    status: 401,
    title: 'That code did not match',
    detail: 'The code is wrong, is over, or was used before.',
    mend: 'Wait for the next code in your app and type that one.',
  },
  'identity.locked-out': {
    status: 429,
    title: 'Sign-in is closed for a while',
    detail: (p: { minutes: number }) =>
      `There were five failures in a row, so sign-in with this e-mail is closed for ${p.minutes === 1 ? 'one minute' : `${p.minutes} minutes`}.`,
    mend: 'Wait, then try again. If it was not you, tell your agency’s administrator.',
  },
  'identity.passkey-refused': {
    status: 401,
    title: 'The passkey was not accepted',
    detail: 'It is not known here, or its answer could not be checked.',
    mend: 'Try again, or sign in with your password.',
  },
  'identity.wrong-proof': {
    status: 403,
    title: 'That did not match',
    detail: 'The password or passkey is not yours.',
    mend: 'Try again. After five failures confirming closes for ten minutes.',
  },
  'identity.confirm-first': {
    status: 403,
    title: 'Confirm that it is you',
    detail: 'This changes who can get in, and it is a while since you showed that it is you.',
    mend: 'Give your password or passkey again, then repeat the step.',
  },
  'identity.password-refused': {
    status: 422,
    title: 'Choose another password',
    detail: 'The password does not protect enough.',
    mend: 'Change it as said beside the field.',
  },
  'identity.already-enrolled': {
    status: 409,
    title: 'An authenticator is set up already',
    detail: 'It was set up in another window.',
    mend: 'Start again with your e-mail and password, and give a code from the app.',
  },
  'identity.enrolment-not-started': {
    status: 409,
    title: 'There is no authenticator to confirm',
    detail: 'Setting it up was not started, or it was finished in another window.',
    mend: 'Begin again with showing the code to scan.',
  },
  'identity.first-code-wrong': {
    status: 422,
    title: 'That code did not match',
    detail: 'The code does not come from what was just scanned, or it is over.',
    mend: 'Check that the time of the phone is right, then type the code it shows now.',
  },
  'identity.new-passkey-refused': {
    status: 422,
    title: 'The passkey was not added',
    detail: 'The answer of the browser could not be checked.',
    mend: 'Try again; if it stays, use another browser or device.',
  },
  'identity.last-factor': {
    status: 409,
    title: 'It is your only second step',
    detail: 'Your role can see operational records, so signing in takes a second step.',
    mend: 'Set up another authenticator or passkey first, then remove this one.',
  },
  'identity.not-found': {
    status: 404,
    title: 'Not found',
    detail: 'There is no such record, or it is not yours to see.',
    mend: 'Go back to the list and choose again.',
  },
  'identity.invitation-over': {
    status: 410,
    title: 'This link no longer works',
    detail: 'It was used, withdrawn, replaced by a newer one, or its week is over.',
    mend: 'Ask the administrator who invited you for a new link.',
  },
  'identity.email-known': {
    status: 409,
    title: 'Someone with this e-mail is known already',
    detail: 'A person is invited once; more roles are given to the same person.',
    mend: 'Find them in the list and give a membership. If they are not in your list, ask a program administrator.',
  },
  'identity.agency-known': {
    status: 409,
    title: 'There is an agency of this name',
    detail: 'Names of agencies are unique.',
    mend: 'Use the one that is there, or choose a name that tells them apart.',
  },
  'identity.not-yours-to-give': {
    status: 403,
    title: 'This is more than you can give',
    detail:
      'An agency’s administrator gives roles of their own agency, at the sites they share, to people who have no wider role. Nobody gives a role to themselves.',
    mend: 'Ask a program administrator.',
  },
  'identity.role-needs-sites': {
    status: 422,
    title: 'Say at which sites',
    detail: (p: { role: string }) => `The role ${p.role} is for named sites.`,
    mend: 'Choose at least one site.',
  },
  'identity.last-administrator': {
    status: 409,
    title: 'They are the last program administrator',
    detail: 'Without one nobody could invite people or mend access.',
    mend: 'Make another person program administrator first.',
  },
  'identity.scope-too-wide': {
    status: 422,
    title: 'A scope does not fit the role',
    detail: (p: { scopes: string[] }) => `The role does not bring: ${p.scopes.join(', ')}.`,
    mend: 'Choose scopes that the role brings. Keys never administer people.',
  },
  'identity.two-keys-valid': {
    status: 409,
    title: 'Two keys are valid already',
    detail: 'Two may overlap while a key is being changed, not more.',
    mend: 'Revoke one of them first.',
  },
  'identity.shown-once': {
    status: 409,
    title: 'It was shown already',
    detail: 'This was made by an earlier try of the same request, and its secret is shown only once.',
    mend: 'If it was not kept, revoke it and make a new one.',
  },
  'identity.key-refused': {
    status: 401,
    title: 'The key is not accepted',
    detail: 'It is unknown, revoked or over, or its client is suspended.',
    mend: 'Ask the administrator who issued it for a new key.',
  },
  'identity.too-many-calls': {
    status: 429,
    title: 'Too many calls with this key',
    detail: (p: { seconds: number }) => `The limit for this client is reached for ${p.seconds} seconds.`,
    mend: 'Wait, then go on more slowly.',
  },
  'identity.demo-role-unknown': {
    status: 404,
    title: 'There is no such demo role',
    detail: 'The demo has no person of that name.',
    mend: 'Choose one of the demo roles that GET /api/session lists.',
  },
});

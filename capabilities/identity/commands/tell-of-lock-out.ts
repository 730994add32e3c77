import type { EventHandler } from '#platform/http/capability.ts';

/** The notice goes out after the answer, so that how long an answer takes says nothing about who exists. */
export const tellOfLockOut: EventHandler = {
  name: 'identity.tell-of-lock-out',
  hears: ['identity.sign-in-locked'],
  handle: async (tx, event, { mail }) => {
    const person = await tx
      .selectFrom('identity.person')
      .select(['name', 'email'])
      .where('id', '=', event.subject.id)
      .executeTakeFirst();
    if (!person?.email) return;
    await mail.send({
      to: person.email,
      subject: 'Sign-in was closed for ten minutes',
      text: [
        `Hello ${person.name},`,
        'Five tries to sign in with your e-mail failed in a row, so sign-in is closed for ten minutes.',
        'If it was you, wait and try again. If it was not, tell your agency’s administrator.',
      ].join('\n\n'),
    });
  },
};

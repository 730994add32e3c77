/** The first that a person hears of it: what it is, what to do, and until when. */
export function invitationText(
  name: string,
  link: string,
  expiresAt: string,
): { subject: string; text: string } {
  const until = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(expiresAt),
  );
  return {
    subject: 'Your invitation to the Public Safety Partnership platform',
    text: [
      `${name},`,
      'The Public Safety Partnership has a place for you where your site’s requests, plans and meetings are kept.',
      `Open this link to come in. It works once, until ${until}:\n${link}`,
      'If you did not expect this, you need do nothing.',
    ].join('\n\n'),
  };
}

import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { beforeSignIn } from '../before-sign-in.ts';
import { acceptInvitation } from '../commands/accept-invitation.ts';
import { acceptInvitationBody, invitationToken, invitationView, signInReply } from '../contract.ts';
import { deviceWords } from '../device-words.ts';
import { failWith } from '../errors.ts';
import { openInvitation } from '../queries/read-invitation.ts';
import { guessing } from './guessing.ts';
import { signedIn } from './session.ts';

const tags = ['invitations'];
const config = { needs: 'everyone', ...guessing } as const;

/** The token travels in the body: addresses end up in logs and histories. */
export function addInvitationRoutes(app: App, services: Services): void {
  app.post(
    '/api/invitations/reading',
    {
      config,
      schema: {
        summary: 'What an invitation link is for',
        tags,
        body: invitationToken,
        response: { 200: invitationView },
      },
    },
    async (request, reply) => {
      const now = services.clock.now();
      const invitation = await beforeSignIn(services, (tx) => openInvitation(tx, request.body.token, now));
      if (!invitation) return reply.problem(failWith('identity.invitation-over', {}).failure);
      return { ...invitation, expiresAt: invitation.expiresAt.toISOString() };
    },
  );

  app.post(
    '/api/invitations/acceptance',
    {
      config,
      schema: {
        summary: 'Accept an invitation: name and password; signs in or goes on to the second step',
        tags,
        body: acceptInvitationBody,
        response: { 200: signInReply },
      },
    },
    async (request, reply) => {
      const device = deviceWords(request.headers['user-agent']);
      const outcome = await acceptInvitation(services, { ...request.body, device });
      if (!outcome.ok) return reply.problem(outcome.failure);
      return signedIn(reply, services, outcome.value.token, outcome.value.step);
    },
  );
}

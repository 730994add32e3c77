import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import { succeed } from '#platform/outcome/outcome.ts';
import { markOnRosterIn, signInIn, takeBackIn } from '../commands/sign-in.ts';
import { Roster, RosterMark, SessionCode, SignedIn, SignInRequest } from '../contract.ts';
import { rosterOf } from '../queries/people-there.ts';
import { findSession } from '../queries/summits.ts';
import { codeAt } from '../signing-in/code.ts';
import { byId, host, notFound, read, tags } from './shared.ts';

const path = '/api/summit-sessions/:id';
const byMark = z.object({ id: z.uuid(), attendance: z.uuid() });

export function addSigningInRoutes(app: App, services: Services): void {
  addOwnSignIn(app, services);
  addRoster(app, services);
}

function addOwnSignIn(app: App, { clock, secret, config }: Services): void {
  app.post(
    `${path}/sign-in`,
    {
      config: read,
      schema: {
        ...{ tags, summary: 'Sign in to a session with the code that its room shows', params: byId },
        ...{ body: SignInRequest, response: { 200: SignedIn } },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) =>
        signInIn(tx, request.params.id, request.body, { now: clock.now(), secret }),
      );
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.get(
    `${path}/code`,
    {
      config: host,
      schema: {
        ...{ tags, summary: 'The code to show in the room now', params: byId },
        response: { 200: SessionCode },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const now = clock.now();
      if (!(await request.read((tx) => findSession(tx, id, now)))) return reply.problem(notFound);
      const { code, until } = codeAt(secret, id, now);
      const link = `${config.publicUrl}/app/summit/sign-in/${id}?code=${code}`;
      return reply.header('cache-control', 'no-store').send({ code, until: until.toISOString(), link });
    },
  );
}

function addRoster(app: App, { clock }: Services): void {
  app.get(
    `${path}/roster`,
    {
      config: host,
      schema: {
        ...{ tags, summary: 'Who is registered and who is there, for the host', params: byId },
        response: { 200: Roster },
      },
    },
    (request) => request.read((tx) => rosterOf(tx, request.params.id)),
  );
  app.post(
    `${path}/roster`,
    {
      config: host,
      schema: {
        ...{ tags, summary: 'Mark a person without a phone as there', params: byId },
        ...{ body: RosterMark, response: { 200: Roster } },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const outcome = await request.write(async (tx) => {
        const marked = await markOnRosterIn(tx, id, request.body.registrationId, clock.now());
        return marked.ok ? succeed(await rosterOf(tx, id)) : marked;
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
  app.delete(
    `${path}/roster/:attendance`,
    {
      config: host,
      schema: {
        ...{ tags, summary: 'Take back a mark made by mistake', params: byMark },
        response: { 200: Roster },
      },
    },
    async (request, reply) => {
      const { id, attendance } = request.params;
      const outcome = await request.write(async (tx) => {
        const taken = await takeBackIn(tx, id, attendance);
        return taken.ok ? succeed(await rosterOf(tx, id)) : taken;
      });
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

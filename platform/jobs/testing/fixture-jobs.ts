import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Capability, EventHandler, Services } from '#platform/http/capability.ts';
import { declareJob } from '../declare.ts';

/** Where the fixture's work leaves its traces; made by the owner before the test. */
export const FIXTURE_TABLE = `
  create schema fixture;
  create table fixture.trace (
    work text not null, subject uuid, pid integer not null, attempt integer, what text not null,
    at timestamptz not null default clock_timestamp());
  grant usage on schema fixture to psp_system;
  grant select, insert on fixture.trace to psp_system`;

async function trace(
  services: Services,
  work: string,
  subject: string | null,
  attempt: number,
  what: string,
) {
  await services.database.asSystem('a trace of the fixture', (tx) =>
    sql`insert into fixture.trace (work, subject, pid, attempt, what)
      values (${work}, ${subject}, ${process.pid}, ${attempt}, ${what})`.execute(tx),
  );
}

const noted: EventHandler = {
  name: 'fixture notes',
  hears: ['fixture.said'],
  handle: async (tx, event) => {
    await sql`insert into fixture.trace (work, subject, pid, what)
      values ('notes', ${event.subject.id}, ${process.pid}, 'heard')`.execute(tx);
  },
};

/** Writes, then fails: what it wrote must not stay. */
const failing: EventHandler = {
  name: 'fixture fails',
  hears: ['fixture.doomed', 'platform.job-died'],
  handle: async (tx, event) => {
    await sql`insert into fixture.trace (work, subject, pid, what)
      values ('fails', ${event.subject.id}, ${process.pid}, 'half-done')`.execute(tx);
    throw new Error('the fixture always fails');
  },
};

const said = (event: { subject: { id: string } }) => ({ subject: event.subject.id });

type Input = { subject: string };

export const fixture: Capability = {
  name: 'fixture',
  handlers: [noted, failing],
  jobs: [
    declareJob<Input>({
      name: 'fixture.quick',
      startedBy: [{ kind: 'fixture.said', input: said }],
      run: async ({ subject }, services, { attempt }) => {
        await trace(services, 'quick', subject, attempt, 'began');
        await wait(30);
        await trace(services, 'quick', subject, attempt, 'done');
      },
    }),
    declareJob<Input>({
      name: 'fixture.long',
      startedBy: [{ kind: 'fixture.long', input: said }],
      run: async ({ subject }, services, { attempt, signal }) => {
        await trace(services, 'long', subject, attempt, 'began');
        // A process told to hang shows what happens to work whose process is killed in the midst.
        await wait(process.env.FIXTURE_HANGS ? 600_000 : 200, undefined, { signal });
        await trace(services, 'long', subject, attempt, 'done');
      },
    }),
    declareJob<Input>({
      name: 'fixture.doomed',
      startedBy: [{ kind: 'fixture.doomed-job', input: said }],
      retries: 2,
      run: async ({ subject }, services, { attempt }) => {
        await trace(services, 'doomed', subject, attempt, 'began');
        throw new Error('the fixture job always fails');
      },
    }),
    declareJob({
      name: 'fixture.recurring',
      every: '* * * * *',
      run: async (_input, services, { attempt }) => trace(services, 'recurring', null, attempt, 'done'),
    }),
  ],
};

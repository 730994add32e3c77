import { declareJob } from '#platform/jobs/declare.ts';

const DAY = 24 * 60 * 60_000;

/** What no longer opens anything is not kept: used one-time codes, unanswered questions, stale counts, half-made sign-ins. */
export const forgetWhatIsOver = declareJob<object>({
  name: 'identity.forget-what-is-over',
  every: '17 8 * * *',
  run: async (_input, { database, clock }) => {
    const yesterday = new Date(clock.now().getTime() - DAY);
    await database.asSystem('what is over is forgotten, whoever it was', async (tx) => {
      await tx.deleteFrom('identity.used_code').where('used_at', '<', yesterday).execute();
      await tx.deleteFrom('identity.passkey_challenge').where('expires_at', '<', yesterday).execute();
      await tx.deleteFrom('identity.failed_tries').where('last_at', '<', yesterday).execute();
      await tx
        .deleteFrom('identity.session')
        .where('stage', '<>', 'open')
        .where('ends_at', '<', yesterday)
        .execute();
    });
  },
});

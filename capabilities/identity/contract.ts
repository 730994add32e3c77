import { z } from 'zod';

/** What signing in still waits for; `done` means the person is signed in. */
export const signInStep = z.enum(['done', 'second step', 'enrolment']);

export const sessionView = z.object({
  person: z.object({ id: z.string(), name: z.string(), email: z.string() }).nullable(),
  demo: z.boolean(),
  stepUpUntil: z.string().nullable(),
  sites: z.array(z.object({ id: z.string(), slug: z.string(), name: z.string(), timeZone: z.string() })),
  permissions: z.record(z.string(), z.union([z.literal('all'), z.array(z.string())])),
  agencies: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string() })),
  demoRoles: z
    .array(z.object({ key: z.string(), label: z.string(), description: z.string() }))
    .optional()
    .describe('One-click sign-in, in demo mode only.'),
  /** The browser holds a session that is not open now: what it waits for, and whose it is. */
  waiting: z
    .object({
      for: z.enum(['second step', 'enrolment', 'unlock']),
      name: z.string(),
      email: z.string(),
      isDemo: z.boolean(),
    })
    .optional(),
});

export type SessionView = z.infer<typeof sessionView>;

export const signInReply = z.object({ step: signInStep });
export type SignInReply = z.infer<typeof signInReply>;

export const demoSignIn = z.object({ role: z.string().max(60) });

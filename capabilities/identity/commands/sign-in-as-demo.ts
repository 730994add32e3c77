import type { Services } from '#platform/http/capability.ts';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { beforeSignIn, recognized } from '../before-sign-in.ts';
import { type DemoRole, demoPeople } from '../demo-people.ts';
import { failWith } from '../errors.ts';
import { openSession } from '../sessions.ts';

/** One click stands for both factors: there is nothing behind a demo person but open data. */
export async function signInAsDemo(
  services: Services,
  input: { role: string; device: string },
): Promise<Outcome<{ token: string }>> {
  if (!Object.hasOwn(demoPeople, input.role)) return failWith('identity.demo-role-unknown', {});
  const personId = demoPeople[input.role as DemoRole];
  const token = await beforeSignIn(services, async (tx) => {
    await recognized(tx, personId);
    const opening = { personId, stage: 'open', secondFactor: true, device: input.device } as const;
    return openSession(tx, opening, services.clock.now());
  });
  return succeed({ token });
}

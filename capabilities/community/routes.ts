import { z } from 'zod';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import type { communityAccess } from './access.ts';
import { failWith } from './errors.ts';

export const tags = ['community'];
export const needs = <const P extends keyof typeof communityAccess>(permission: P) => ({
  needs: { permission },
});
export const byId = z.object({ id: z.uuid() });
export const notFound = failWith('community.not-found', {}).failure;
export const thenShow = thenShowOr(notFound);

import { z } from 'zod';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { failWith } from '../errors.ts';

export const tags = ['research'];
export const needs = <const P extends string>(permission: P) => ({ needs: { permission } });
export const ofSite = z.object({ site: z.string() });
export const byId = z.object({ site: z.string(), id: z.uuid() });

export const notFound = failWith('research.not-found', {}).failure;
export const thenShow = thenShowOr(notFound);

import { z } from 'zod';
import { thenShowOr } from '#platform/outcome/outcome.ts';
import { failWith } from './errors.ts';

export const tags = ['assistance'];
export const needs = <const P extends string>(permission: P) => ({ needs: { permission } });
/** Providers read their own requests by this one too: what they see of it is for the policies to say. */
export const follows = needs('assistance.read');
export const byId = z.object({ site: z.string(), id: z.uuid() });
export const notFound = failWith('assistance.delivery-not-found', {}).failure;
export const thenShow = thenShowOr(notFound);

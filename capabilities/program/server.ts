import type { Capability } from '#platform/http/capability.ts';
import { programAccess } from './access.ts';

export const program: Capability = { name: 'program', access: programAccess };

import type { Capability } from '#platform/http/capability.ts';
import { bulletinsOn } from './capability.ts';
import { loadDemoBulletins } from './demo.ts';
import { figuresSource } from './figures-source.ts';

export const bulletins: Capability = { ...bulletinsOn(figuresSource), demo: loadDemoBulletins };

import type { Capability } from '#platform/http/capability.ts';
import { bulletinsOn } from './capability.ts';
import { loadDemoBulletins } from './demo.ts';
import { figuresSource } from './figures-source.ts';

/** A document laid out as a tagged PDF, for other capabilities that print. */
export { pdfOf } from './pdf/bulletin-pdf.ts';

export const bulletins: Capability = { ...bulletinsOn(figuresSource), demo: loadDemoBulletins };

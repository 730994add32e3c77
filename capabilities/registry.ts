import type { Capability } from '#platform/http/capability.ts';
import { analysis } from './analysis/server.ts';
import { assistance } from './assistance/server.ts';
import { bulletins } from './bulletins/server.ts';
import { cases } from './cases/server.ts';
import { community } from './community/server.ts';
import { evaluation } from './evaluation/server.ts';
import { forecasts } from './forecasts/server.ts';
import { identity } from './identity/server.ts';
import { incidents } from './incidents/server.ts';
import { meetings } from './meetings/server.ts';
import { notificationsOver } from './notifications/server.ts';
import { onboarding } from './onboarding/server.ts';
import { planning } from './planning/server.ts';
import { engagements, program } from './program/server.ts';
import { publishing } from './publishing/server.ts';
import { recommendations } from './recommendations/server.ts';
import { research } from './research/server.ts';
import { sharing } from './sharing/server.ts';
import { summit } from './summit/server.ts';

/**
 * Every capability of the product; adding one is adding its line. The order is the order of the demo world:
 * sites before the people who work on them, data before what is said of it.
 */
export const capabilities: readonly Capability[] = [
  program,
  identity,
  engagements,
  incidents,
  analysis,
  evaluation,
  planning,
  assistance,
  recommendations,
  forecasts,
  bulletins,
  publishing,
  research,
  meetings,
  summit,
  community,
  sharing,
  cases,
  onboarding,
  notificationsOver(() => capabilities),
];

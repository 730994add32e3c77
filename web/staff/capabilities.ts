import { screens as analysis } from '#capabilities/analysis/screens/index.ts';
import { screens as assistance } from '#capabilities/assistance/screens/index.ts';
import { screens as bulletins } from '#capabilities/bulletins/screens/index.ts';
import { screens as cases } from '#capabilities/cases/screens/index.ts';
import { screens as community } from '#capabilities/community/screens/index.ts';
import { screens as evaluation } from '#capabilities/evaluation/screens/index.ts';
import { screens as forecasts } from '#capabilities/forecasts/screens/index.ts';
import { screens as identity } from '#capabilities/identity/screens/index.ts';
import { screens as incidents } from '#capabilities/incidents/screens/index.ts';
import { screens as meetings } from '#capabilities/meetings/screens/index.ts';
import { screens as notifications } from '#capabilities/notifications/screens/index.ts';
import { screens as onboarding } from '#capabilities/onboarding/screens/index.ts';
import { screens as planning } from '#capabilities/planning/screens/index.ts';
import { screens as program } from '#capabilities/program/screens/index.ts';
import { screens as publishing } from '#capabilities/publishing/screens/index.ts';
import { screens as recommendations } from '#capabilities/recommendations/screens/index.ts';
import { screens as research } from '#capabilities/research/screens/index.ts';
import { screens as sharing } from '#capabilities/sharing/screens/index.ts';
import { screens as summit } from '#capabilities/summit/screens/index.ts';
import type { CapabilityScreens } from '#web/design/screens.ts';

/** Every capability with screens, one line each; the shell, the rail and the router are built from this list. */
export const capabilities: readonly CapabilityScreens[] = [
  analysis,
  assistance,
  bulletins,
  cases,
  community,
  evaluation,
  forecasts,
  identity,
  incidents,
  meetings,
  notifications,
  onboarding,
  planning,
  program,
  publishing,
  recommendations,
  research,
  sharing,
  summit,
];

import type { Capability } from '#platform/http/capability.ts';
import { platformEvents } from '#platform/jobs/dead-letters.ts';
import { code, page, table } from './markdown.ts';

export function eventsPage(capabilities: readonly Capability[]): string {
  const events = [
    ...Object.entries(platformEvents),
    ...capabilities.flatMap((capability) => Object.entries(capability.events ?? {})),
  ];
  return page(
    'Events',
    'What happened, told in the transaction that did it. Each is heard at least once; browsers hear those their person may see.',
    table(
      ['Event', 'What it tells', 'Who hears'],
      events.map(([kind, words]) => [code(kind), words, hearersOf(kind, capabilities)]),
    ),
  );
}

function hearersOf(kind: string, capabilities: readonly Capability[]): string {
  const hearers = capabilities.flatMap((capability) => [
    ...(capability.handlers ?? []).filter((one) => one.hears.includes(kind)).map((one) => one.name),
    ...(capability.jobs ?? [])
      .filter((one) => one.startedBy?.some((start) => start.kind === kind))
      .map((one) => `starts the job ${code(one.name)}`),
  ]);
  return hearers.join('; ') || 'browsers';
}

import { timesToEvent } from '#capabilities/analysis/server.ts';
import { allStages } from '../clock/contract.ts';
import { type AssistanceReport, FEW, type TimesOfGroup } from './contract.ts';
import { durationsTo, type ReportedRequest } from './read-requests.ts';

/** What a report says of these requests. Pure: the same requests give the same report. */
export function reportOn(requests: readonly ReportedRequest[], now: Date): AssistanceReport {
  return {
    at: now.toISOString(),
    requests: requests.length,
    byArea: timesBy(requests, ({ area }) => area),
    byProvider: timesBy(
      requests.filter(({ provider }) => provider !== null),
      ({ provider }) => provider!,
    ),
    load: loadOf(requests),
    unmet: unmetOf(requests),
  };
}

function timesBy(
  requests: readonly ReportedRequest[],
  groupOf: (request: ReportedRequest) => string,
): TimesOfGroup[] {
  return grouped(requests, groupOf).map(([group, members]) => ({
    group,
    few: members.length < FEW,
    stages: allStages.map((stage) => ({ stage, ...timesToEvent(durationsTo(members, stage)) })),
  }));
}

function loadOf(requests: readonly ReportedRequest[]): AssistanceReport['load'] {
  const led = requests.filter(({ provider }) => provider !== null);
  return grouped(led, ({ provider }) => provider!).map(([provider, members]) => ({
    provider,
    open: members.filter(({ state }) => ['matched', 'scoped', 'approved'].includes(state)).length,
    delivering: members.filter(({ state }) => state === 'delivering').length,
    done: members.filter(({ state }) => ['delivered', 'closed'].includes(state)).length,
  }));
}

function unmetOf(requests: readonly ReportedRequest[]): AssistanceReport['unmet'] {
  const counted = (members: readonly ReportedRequest[], state: string) =>
    members.filter((request) => request.state === state).length;
  return grouped(requests, ({ area }) => area).map(([area, members]) => ({
    area,
    asked: members.length,
    declined: counted(members, 'declined'),
    withdrawn: counted(members, 'withdrawn'),
    pastTarget: members.filter((request) => request.pastTarget).length,
    missedTargets: members.reduce((sum, { missed }) => sum + missed, 0),
  }));
}

function grouped<T>(rows: readonly T[], groupOf: (row: T) => string): [string, T[]][] {
  return [...Map.groupBy(rows, groupOf)].sort(([one], [other]) => one.localeCompare(other));
}

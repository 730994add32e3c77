import type { BusinessCalendar } from '#platform/clock/business-calendar.ts';
import { type TargetStage, targetStages, type Urgency } from './contract.ts';
import type { ClockRules, Entry } from './ledger.ts';
import { minutesOf, momentAt, type Pause, type Round, reachedAt, roundsOf } from './rounds.ts';

export const escalationLevels = [75, 100, 150] as const;
export type EscalationLevel = (typeof escalationLevels)[number];

export type MissedTarget = {
  round: number;
  stage: TargetStage;
  /** What the target was when it was missed. */
  urgency: Urgency;
  minutes: number;
  missedAt: number;
  ownerId: string | null;
};

export type TargetReading = {
  stage: TargetStage;
  minutes: number;
  dueAt: number;
  reachedAt: number | null;
  /** How much of it is used, in percent of its business minutes. */
  used: number;
};

export type Escalation = { round: number; stage: TargetStage; level: EscalationLevel; at: number };

export type ClockReading = {
  round: number;
  startedAt: number;
  endedAt: number | null;
  urgency: Urgency;
  grossMinutes: number;
  netMinutes: number;
  /** The pause that holds now. */
  pause: Pause | null;
  targets: readonly TargetReading[];
  /** The target that is ahead, or that was missed and is still to be reached. */
  next: TargetReading | null;
  missed: readonly MissedTarget[];
  /** Of the next target, those whose time has come. */
  escalations: readonly Escalation[];
  /** When something will happen by itself: a share of the target used, a target missed, a pause over. */
  nextCheckAt: number | null;
};

/** What the clock of a request says at a moment; `null` before it was submitted. Pure: the same ledger reads the same. */
export function readClock(
  entries: readonly Entry[],
  rules: ClockRules,
  calendar: BusinessCalendar,
  now: number,
): ClockReading | null {
  const known = entries.filter(({ at }) => at <= now);
  const rounds = roundsOf(known, rules.mostPausedMinutes, calendar);
  const round = rounds.at(-1);
  if (!round) return null;
  const urgency = round.urgencies.at(-1)!.urgency;
  const { gross, net } = minutesOf(round, now, calendar);
  const targets = targetStages.map((stage) => {
    const minutes = rules.targets[urgency][stage];
    const reached = reachedAt(round, stage);
    const until = reached === null ? net : minutesOf(round, reached, calendar).net;
    const dueAt = momentAt(round, minutes, calendar);
    return { stage, minutes, dueAt, reachedAt: reached, used: (100 * until) / minutes };
  });
  const open = round.endedAt === null;
  const next = open ? (targets.find((target) => target.reachedAt === null) ?? null) : null;
  const moments = next ? escalationMoments(round, next, calendar) : [];
  const pause = round.pauses.find(({ from, until }) => from <= now && now < until) ?? null;
  return {
    round: round.number,
    startedAt: round.startedAt,
    endedAt: round.endedAt,
    urgency,
    grossMinutes: gross,
    netMinutes: net,
    pause: open ? pause : null,
    targets,
    next,
    missed: rounds.flatMap((one) => missedIn(one, known, rules, calendar, now)),
    escalations: moments.filter(({ at }) => at < now),
    nextCheckAt: open ? soonest(now, moments, targets, pause) : null,
  };
}

/**
 * A target is missed when it passes before its stage is reached, under the urgency that held at that moment. What is
 * said later (another urgency, another owner, a reopening) can’t unsay it: only what came before is read.
 */
function missedIn(
  round: Round,
  entries: readonly Entry[],
  rules: ClockRules,
  calendar: BusinessCalendar,
  now: number,
): MissedTarget[] {
  return targetStages.flatMap((stage) => {
    const stop = Math.min(reachedAt(round, stage) ?? Infinity, round.endedAt ?? Infinity, now);
    for (const [index, { at: from, urgency }] of round.urgencies.entries()) {
      const minutes = rules.targets[urgency][stage];
      const until = Math.min(round.urgencies[index + 1]?.at ?? Infinity, stop);
      const missedAt = Math.max(momentAt(round, minutes, calendar), from);
      if (missedAt < until) {
        return [
          { round: round.number, stage, urgency, minutes, missedAt, ownerId: ownerAt(entries, missedAt) },
        ];
      }
    }
    return [];
  });
}

function ownerAt(entries: readonly Entry[], at: number): string | null {
  let owner: string | null = null;
  for (const entry of entries) if (entry.kind === 'owner' && entry.at <= at) owner = entry.ownerId;
  return owner;
}

function escalationMoments(round: Round, target: TargetReading, calendar: BusinessCalendar): Escalation[] {
  return escalationLevels.map((level) => ({
    round: round.number,
    stage: target.stage,
    level,
    at: momentAt(round, (target.minutes * level) / 100, calendar),
  }));
}

function soonest(
  now: number,
  escalations: readonly Escalation[],
  targets: readonly TargetReading[],
  pause: Pause | null,
): number | null {
  const ahead = [
    ...escalations.map(({ at }) => at),
    ...targets.filter((target) => target.reachedAt === null).map(({ dueAt }) => dueAt),
    ...(pause ? [pause.until] : []),
  ].filter((at) => at >= now);
  return ahead.length > 0 ? Math.min(...ahead) : null;
}

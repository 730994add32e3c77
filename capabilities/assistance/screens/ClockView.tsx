import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { type KeyFigure, KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { AssistanceRequest, Clock } from '../contract.ts';
import { partyWords, stageWords, urgencyWords } from '../contract.ts';
import { businessTime, spanWords } from './words.tsx';

/** On whom it waits, for how long, and how far the target is: the three things anyone asks. */
export function ClockFigures({ request, clock }: { request: AssistanceRequest; clock: Clock }) {
  const formats = useFormats();
  return <KeyFigures items={[waiting(request, formats), target(request, clock, formats), ran(clock)]} />;
}

type Formats = ReturnType<typeof useFormats>;

function waiting(request: AssistanceRequest, formats: Formats): KeyFigure {
  if (!request.waitsOn || !request.waitsSince) return { label: 'Waiting on', value: 'Nobody' };
  return {
    label: `Waiting on ${partyWords[request.waitsOn]}`,
    value: request.owner.name,
    note: `for ${spanWords(formats, Date.now() - Date.parse(request.waitsSince))}`,
  };
}

function target(request: AssistanceRequest, { next, pause }: Clock, formats: Formats): KeyFigure {
  if (!next)
    return { label: 'Next target', value: 'None', note: 'Every target was reached, or it has ended.' };
  const label = `Target: ${stageWords[next.stage]}`;
  if (pause)
    return {
      label,
      value: 'Clock paused',
      note: `until the answer, at the latest ${formats.date(pause.dueBackOn)}`,
    };
  const away = Date.parse(next.dueAt) - Date.now();
  return {
    label,
    value: request.pastTarget ? `${spanWords(formats, -away)} past` : `in ${spanWords(formats, away)}`,
    note: formats.dateTime(next.dueAt),
    ...(request.pastTarget
      ? { tone: 'error' as const }
      : next.used >= 75
        ? { tone: 'warning' as const }
        : {}),
  };
}

function ran(clock: Clock): KeyFigure {
  return {
    label: 'Clock has run',
    value: businessTime(clock.netMinutes),
    note:
      clock.pausedMinutes > 0
        ? `${businessTime(clock.grossMinutes)} with pauses; ${businessTime(clock.pausedMinutes)} of at most ${businessTime(clock.mostPausedMinutes)} paused`
        : 'in business time of the site, never paused',
  };
}

/** Every target of the round, and every one that was missed: those do not change any more. */
export function ClockTab({ request }: { request: AssistanceRequest }) {
  const formats = useFormats();
  const { clock, missed } = request;
  if (!clock) return <Notice>The clock starts when the request is submitted.</Notice>;
  return (
    <div className="stack">
      <Section
        title={clock.round > 1 ? `Targets since it was reopened (round ${clock.round})` : 'Targets'}
        lead="Business days of the site, from 9 to 17, without federal holidays. The clock stands still only while the site is asked something."
        plain
      >
        <DataTable
          caption="Targets"
          rows={clock.targets}
          rowKey={(row) => row.stage}
          columns={[
            { key: 'stage', label: 'Until it is', value: (row) => stageWords[row.stage] },
            { key: 'time', label: 'Within', value: (row) => businessTime(row.minutes) },
            { key: 'due', label: 'Due', value: (row) => formats.dateTime(row.dueAt) },
            {
              key: 'reached',
              label: 'Reached',
              value: (row) => (row.reachedAt ? formats.dateTime(row.reachedAt) : 'Not yet'),
            },
            { key: 'used', label: 'Used', value: (row) => `${row.used} %`, align: 'end' },
          ]}
        />
      </Section>
      <Section title="Missed targets" plain>
        {missed.length === 0 ? (
          <p>None.</p>
        ) : (
          <DataTable
            caption="Missed targets"
            rows={missed}
            rowKey={(row) => `${row.round} ${row.stage}`}
            columns={[
              { key: 'stage', label: 'Was to be', value: (row) => stageWords[row.stage] },
              { key: 'time', label: 'Within', value: (row) => businessTime(row.targetMinutes) },
              { key: 'urgency', label: 'As', value: (row) => urgencyWords[row.urgency] },
              { key: 'at', label: 'Passed', value: (row) => formats.dateTime(row.missedAt) },
              { key: 'owner', label: 'It was with', value: (row) => row.owner ?? 'nobody' },
            ]}
          />
        )}
      </Section>
    </div>
  );
}

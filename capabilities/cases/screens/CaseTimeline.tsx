import { Timeline } from '#web/design/parts/Timeline.tsx';
import type { CaseRecord } from '../contract.ts';

/** What happened, across agencies, newest first; and, always, what kinds of record are not shown here. */
export function CaseTimeline({ record }: { record: CaseRecord }) {
  return (
    <>
      <Timeline
        entries={record.timeline.map(({ id, at, agency, label, says, replaced, kind }) => ({
          ...{ id, at, who: agency, kind: kind === 'screened' ? ('decision' as const) : ('event' as const) },
          text: replaced ? <s>{label}</s> : label,
          detail: replaced ? 'A later entry replaced this one.' : says || undefined,
        }))}
      />
      <Closed closed={record.closed} />
    </>
  );
}

export function Closed({ closed }: Pick<CaseRecord, 'closed'>) {
  if (closed.length === 0) return null;
  return (
    <details className="panel">
      <summary>What is closed to you at this site, and why</summary>
      <p>This list is the same on every case. It does not say whether this one has any.</p>
      <ul>
        {closed.map(({ what, why }) => (
          <li key={what}>
            <strong>{what}.</strong> {why}
          </li>
        ))}
      </ul>
    </details>
  );
}

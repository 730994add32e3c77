import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import type { EngagementView, PhaseView, SiteProgram } from '../contract.ts';
import { engagementWorkflow } from '../states.ts';

type Props = { engagement: EngagementView; earlier: SiteProgram['earlier'] };

/** When each phase was planned to begin and when it did, with every plan before and its reason. */
export function PhasesView({ engagement, earlier }: Props) {
  const formats = useFormats();
  const replanned = engagement.phases.flatMap((phase) =>
    phase.revisions.slice(0, -1).map((revision, n) => ({
      ...revision,
      phase: phase.phase,
      before: phase.revisions[n + 1]!.beginsOn,
    })),
  );
  return (
    <div className="stack">
      <DataTable<PhaseView>
        caption="Phases, planned and actual"
        keepTable
        rowKey={(row) => row.phase}
        rows={engagement.phases}
        columns={[
          { key: 'phase', label: 'Phase', value: (row) => engagementWorkflow.states[row.phase].label },
          { key: 'planned', label: 'Planned', value: (row) => row.plannedOn && formats.date(row.plannedOn) },
          { key: 'actual', label: 'Began', value: (row) => row.actualOn && formats.date(row.actualOn) },
        ]}
      />
      {replanned.length > 0 && (
        <Section title="Planned anew" plain>
          <ul>
            {replanned.map((one) => (
              <li key={`${one.phase} ${one.revision}`}>
                {engagementWorkflow.states[one.phase].label}: {formats.date(one.before)} became{' '}
                {formats.date(one.beginsOn)}. {one.reason} ({one.by ?? 'A colleague'}, {formats.date(one.at)})
              </li>
            ))}
          </ul>
        </Section>
      )}
      {engagement.extensions.length > 0 && (
        <Section title="Extensions" plain>
          <p>Agreed at first to end on {formats.date(engagement.plannedEnd)}.</p>
          <ul>
            {engagement.extensions.map((one) => (
              <li key={one.endsOn}>
                To {formats.date(one.endsOn)}. {one.reason} ({one.by ?? 'A colleague'}, {formats.date(one.at)}
                )
              </li>
            ))}
          </ul>
        </Section>
      )}
      {earlier.length > 0 && (
        <Section title="Earlier engagements" plain>
          <ul>
            {earlier.map((one) => (
              <li key={one.id} className="row">
                {one.number}, {formats.date(one.startsOn)} to {formats.date(one.endsOn)}
                <StateTag workflow={engagementWorkflow} state={one.state} />
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

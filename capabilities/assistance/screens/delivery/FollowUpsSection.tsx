import { useFormats } from '#web/design/formats.ts';
import { useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type FollowUpSummary, followUpKinds, outcomes } from '../../contract.ts';
import { followUpWorkflow } from '../../states.ts';

/** How it was, and what came of it. */
export function FollowUpsSection({ followUps }: { followUps: FollowUpSummary[] }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <Section title="What came of it" lead="Asked at close, and after 90 and 180 days." plain>
      <DataTable
        caption="Follow-ups"
        rows={followUps}
        rowKey={(row) => row.id}
        rowTitle={(row) => followUpKinds[row.kind]}
        to={(row) => sitePath(`/assistance/follow-ups/${row.id}`)}
        columns={[
          { key: 'kind', label: 'Question', value: (row) => followUpKinds[row.kind] },
          { key: 'answer', label: 'Answer', value: answerText },
          { key: 'owner', label: 'On', value: (row) => row.owner ?? 'Whoever may answer' },
          { key: 'due', label: 'Due', value: (row) => formats.date(row.dueOn), narrow: true },
          {
            key: 'state',
            label: 'State',
            value: (row) => followUpWorkflow.states[row.state].label,
            render: (row) => <StateTag workflow={followUpWorkflow} state={row.state} />,
            narrow: true,
          },
        ]}
        empty={
          <NothingYet title="Not asked yet">
            The questions are scheduled when the request is closed.
          </NothingYet>
        }
      />
    </Section>
  );
}

export function answerText({
  kind,
  state,
  outcome,
  timeliness,
  quality,
  usefulness,
}: FollowUpSummary): string {
  if (state !== 'answered') return 'None yet';
  if (kind === 'satisfaction') return `On time ${timeliness}, good ${quality}, useful ${usefulness} of 5`;
  return outcome ? outcomes[outcome] : 'None yet';
}

import { useFormats } from '#web/design/formats.ts';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { StateTag, Tag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import type { ActivityStatus, PartOf, Plan, PlanPart } from '../contract.ts';
import { activityWorkflow } from '../states.ts';
import { money } from './words.ts';

type Row = { status: ActivityStatus; part: PlanPart & PartOf<'activity'> };

/** How the activities go: what is late and what is blocked before all else. */
export function ProgressTab({ plan }: { plan: Plan }) {
  const formats = useFormats();
  const go = useGo();
  const sitePath = useSitePath();
  const { progress } = plan;
  const rows = rowsOf(plan);
  if (rows.length === 0)
    return (
      <NothingYet title="No activities yet">
        Activities hang under strategies. They are taken into work when a version that holds them is
        published.
      </NothingYet>
    );
  return (
    <div className="stack">
      <KeyFigures
        items={[
          {
            label: 'Progress',
            value: progress.percent === null ? 'Not begun' : `${progress.percent}%`,
            note: 'Mean of what the owners last said',
          },
          { label: 'Done', value: `${progress.done} of ${progress.activities}` },
          { label: 'Late', value: progress.late, ...(progress.late > 0 ? { tone: 'error' as const } : {}) },
          {
            label: 'Blocked',
            value: progress.blocked,
            ...(progress.blocked > 0 ? { tone: 'warning' as const } : {}),
          },
          { label: 'Spent', value: money(progress.spentCents), note: `of ${money(progress.budgetCents)}` },
        ]}
      />
      <DataTable<Row>
        caption="Activities of the plan"
        rows={rows}
        rowKey={({ status }) => status.id}
        onOpen={({ status }) => go(sitePath(`/plan-activities/${status.id}`))}
        columns={[
          { key: 'title', label: 'Activity', value: ({ part }) => part.fields.title },
          {
            key: 'state',
            label: 'State',
            value: ({ status }) => activityWorkflow.states[status.state].label,
            render: ({ status }) => (
              <>
                <StateTag workflow={activityWorkflow} state={status.state} />{' '}
                {status.isLate && <Tag tone="error">Late</Tag>}
              </>
            ),
          },
          {
            key: 'percent',
            label: 'Percent',
            value: ({ status }) => status.percent ?? 0,
            align: 'end',
            sortable: true,
          },
          {
            key: 'due',
            label: 'Due',
            value: ({ part }) => part.fields.dueOn ?? '',
            render: ({ part }) => (part.fields.dueOn ? formats.date(part.fields.dueOn) : ''),
            sortable: true,
          },
          { key: 'owner', label: 'Owner', value: ownerOf },
          {
            key: 'told',
            label: 'Last word',
            value: ({ status }) => status.blocker ?? status.lastWords ?? '',
          },
          {
            key: 'spent',
            label: 'Spent',
            value: ({ status }) => status.spentCents,
            render: ({ status, part }) => `${money(status.spentCents)} of ${money(part.fields.budgetCents)}`,
            align: 'end',
          },
        ]}
      />
    </div>
  );
}

function rowsOf(plan: Plan): Row[] {
  const parts = new Map(plan.parts.map((part) => [part.id, part]));
  return plan.statuses.flatMap((status) => {
    const part = parts.get(status.id);
    return part?.kind === 'activity' ? [{ status, part }] : [];
  });
}

function ownerOf({ part: { fields } }: Row): string {
  return [fields.owner, fields.ownerAgency].filter(Boolean).join(', ') || 'Nobody yet';
}

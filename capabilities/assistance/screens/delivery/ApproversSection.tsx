import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import type { Activity } from '../../contract.ts';

const answers = { agrees: 'Agrees', 'needs-action': 'Needs action' } as const;

/** Who is to agree with the report, and what each said. */
export function ApproversSection({ approvers }: Pick<Activity, 'approvers'>) {
  const formats = useFormats();
  return (
    <Section
      title="Approval"
      lead="Everyone asked must agree; one “needs action” sends the report back."
      plain
    >
      <DataTable
        caption="Approvers"
        rows={approvers}
        rowKey={(row) => row.personId}
        columns={[
          { key: 'name', label: 'Asked', value: (row) => row.name },
          {
            key: 'answer',
            label: 'Answer',
            value: (row) => (row.answer ? answers[row.answer] : 'Not answered yet'),
          },
          { key: 'note', label: 'Note', value: (row) => row.note },
          {
            key: 'at',
            label: 'On',
            value: (row) => (row.answeredAt ? formats.date(row.answeredAt) : ''),
            narrow: true,
          },
        ]}
        empty={
          <NothingYet title="Nobody asked yet">
            Its writer names those who are to agree when the report is submitted.
          </NothingYet>
        }
      />
    </Section>
  );
}

import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import type { Agreement } from '../contract.ts';

type Row = Agreement['lines'][number];

/** Line by line: who lets whom read what. */
export function LinesView({ agreement }: { agreement: Agreement }) {
  const sitePath = useSitePath();
  const receivers = new Map(agreement.lines.map(({ receiverId, receiver }) => [receiverId, receiver]));
  return (
    <div className="stack">
      <DataTable<Row>
        caption="What the agreement opens"
        rows={agreement.lines}
        rowKey={(row) => `${row.giverId} ${row.receiverId} ${row.recordClass} ${row.field}`}
        columns={[
          { key: 'giver', label: 'Records of', value: (row) => row.giver },
          { key: 'receiver', label: 'Read by', value: (row) => row.receiver },
          { key: 'class', label: 'Class', value: (row) => row.classLabel },
          { key: 'field', label: 'Field', value: (row) => row.fieldLabel },
        ]}
        empty={<p>No lines yet: it opens nothing.</p>}
      />
      <div className="row">
        {[...receivers].map(([id, name]) => (
          <LinkButton key={id} small to={sitePath(`/sharing/sees?agency=${id}&proposed=${agreement.id}`)}>
            What would {name} see?
          </LinkButton>
        ))}
      </div>
    </div>
  );
}

import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import type { Preview } from '../../contract.ts';

/** The first rows as they stand in the file. */
export function PreviewTable({ preview }: { preview: Preview }) {
  const rows = preview.rows.map((fields, index) => ({ key: String(index), fields }));
  return (
    <DataTable
      caption="First rows of the file"
      rows={rows}
      rowKey={(row) => row.key}
      keepTable
      columns={preview.header.map((name, index) => ({
        key: name,
        label: name,
        value: (row: { fields: string[] }) => row.fields[index] ?? '',
      }))}
    />
  );
}

/** What the mapping would make of the first rows: said before anything is imported. */
export function TrialNotice({ preview }: { preview: Preview }) {
  const formats = useFormats();
  const { trial, rowsLooked } = preview;
  if (!trial) return null;
  if (trial.problem) {
    return (
      <Notice tone="error" title="The mapping does not fit the file" announce>
        {trial.problem.message} {trial.problem.mend}
      </Notice>
    );
  }
  const share = rowsLooked > 0 ? trial.setAside / rowsLooked : 0;
  const tone = share > 0.5 ? 'error' : trial.setAside > 0 ? 'warning' : 'success';
  return (
    <Notice
      tone={tone}
      title={`Of the first ${formats.count(rowsLooked, 'row')}, ${formats.number(trial.accepted)} would be taken`}
      announce
    >
      {trial.setAside > 0 && (
        <>
          <p>
            {formats.number(trial.setAside)} would be set aside.{' '}
            {share > 0.5 && 'That is most of them: the mapping is probably wrong.'}
          </p>
          <ul>
            {trial.examples.slice(0, 5).map(({ row, reasons }) => (
              <li key={row}>
                Row {row}: {reasons.map(({ message }) => message).join(' ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

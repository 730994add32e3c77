import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { RadioField, SelectField } from '#web/design/forms/fields.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { asProblem } from '#web/design/problem.ts';
import { useApiMutation } from '#web/design/queries.ts';
import { Counts, type DateOrder, type ImportRecord, kinds, type Mapping } from '../contract.ts';

const mappedBy: Record<ImportRecord['mappedBy'], string> = {
  'this import': 'As it was checked last.',
  'the last file': 'As the last file of this kind was mapped; look whether it still fits.',
  'the headings': 'Found by the headings of the file; look whether it is right.',
};

/** Which column is what, and the dry run: nothing is brought in by it. */
export function CheckSection({ record }: { record: ImportRecord }) {
  const [mapping, setMapping] = useState<Mapping>(record.mapping);
  const [dateOrder, setDateOrder] = useState<DateOrder>(record.dateOrder);
  const check = useApiMutation(
    () => api.post(`/api/program-imports/${record.id}/check`, { mapping, dateOrder }, Counts),
    { quiet: true, refresh: ['/api/program-imports'], done: 'Every row was checked' },
  );
  const problem = check.error && asProblem(check.error);
  const faults = new Map(problem?.errors.map(({ field, message }) => [field, message]));
  const { fields } = kinds[record.kind];
  const columns = record.header.map((name) => ({ value: name, label: name }));
  const withDays = fields.some(({ key }) => /On$|From$|To$/.test(key));
  return (
    <Section title="Columns" lead={mappedBy[record.mappedBy]}>
      <div className="stack">
        <FirstRows record={record} />
        <div className="split">
          {fields.map(({ key, label, hint, required }) => (
            <SelectField
              key={key}
              id={`column-${key}`}
              name={key}
              label={label}
              hint={hint}
              required={required}
              empty="- Not in this file -"
              options={columns}
              value={mapping[key] ?? ''}
              onChange={(column) => setMapping({ ...mapping, [key]: column })}
              error={faults.get(key)}
            />
          ))}
        </div>
        {withDays && (
          <RadioField
            id="date-order"
            name="dateOrder"
            label="How days are written"
            required
            value={dateOrder}
            onChange={(order) => setDateOrder(order as DateOrder)}
            error={undefined}
            options={[
              { value: 'year-first', label: 'Year first', hint: '2024-07-04; workbooks keep days so' },
              { value: 'month-first', label: 'Month first', hint: '07/04/2024 is July 4' },
              { value: 'day-first', label: 'Day first', hint: '04/07/2024 is July 4' },
            ]}
          />
        )}
        {problem && (
          <Notice tone="error" title="The file was not checked" announce>
            {problem.detail} {problem.mend}
          </Notice>
        )}
        <div className="row">
          <Button
            tone={record.state === 'received' ? 'primary' : 'quiet'}
            busy={check.isPending}
            onClick={() => check.mutate(undefined)}
          >
            {record.state === 'received' ? 'Check every row' : 'Check again'}
          </Button>
        </div>
      </div>
    </Section>
  );
}

function FirstRows({ record }: { record: ImportRecord }) {
  return (
    <DataTable
      caption="First rows of the file"
      rows={record.firstRows.map((fields, index) => ({ key: String(index), fields }))}
      rowKey={(row) => row.key}
      keepTable
      columns={record.header.map((name, index) => ({
        key: name,
        label: name,
        value: (row: { fields: string[] }) => row.fields[index] ?? '',
      }))}
    />
  );
}

import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { Extract } from '../contract.ts';

type AppliedRulesViewProps = { sentences: readonly string[]; extract: Extract | null };

/** What an extract tells and what it keeps back; once it is prepared, how much each rule took away. */
export function AppliedRulesView({ sentences, extract }: AppliedRulesViewProps) {
  const formats = useFormats();
  return (
    <Section title={extract ? 'What the extract tells' : 'What the extract would tell'}>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {extract && (
        <div className="stack">
          <p>
            {formats.count(extract.rows, 'person', 'people')} of {extract.dataLabel},{' '}
            {formats.date(extract.periodFrom)} to {formats.date(extract.periodTo)}. Rules:{' '}
            {extract.rules.version}.
          </p>
          <DataTable
            caption="What the rules took away"
            keepTable
            rows={extract.removed}
            rowKey={({ rule }) => rule}
            columns={[
              { key: 'rule', label: 'Rule', value: ({ rule }) => rule },
              { key: 'what', label: 'Of', value: ({ what }) => what },
              { key: 'count', label: 'Taken away', value: ({ count }) => count, align: 'end' },
            ]}
          />
        </div>
      )}
    </Section>
  );
}

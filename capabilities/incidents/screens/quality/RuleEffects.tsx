import { useFormats } from '#web/design/formats.ts';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { FlagCount } from '../../contract.ts';

/** How many victims each rule in force leaves out or marks. */
export function RuleEffects({ flags, victims }: { flags: readonly FlagCount[]; victims: number }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <Section
      title="What rules leave out or mark"
      actions={<LinkButton to={sitePath('/incidents/sources')}>Change rules</LinkButton>}
    >
      {flags.length === 0 ? (
        <p>No rule is in force for this source.</p>
      ) : (
        <DataTable
          caption="What rules leave out or mark"
          rows={flags}
          rowKey={({ rule }) => rule.id}
          columns={[
            { key: 'reason', label: 'Rule', value: ({ rule }) => rule.reason },
            {
              key: 'effect',
              label: 'Effect',
              value: ({ rule }) => (rule.effect === 'exclude' ? 'Left out of analyses' : 'Marked'),
              narrow: true,
            },
            {
              key: 'victims',
              label: 'Victims',
              value: (flag) => flag.victims,
              render: (flag) => formats.number(flag.victims),
              align: 'end',
            },
            {
              key: 'share',
              label: 'Share',
              value: (flag) => flag.victims / victims,
              render: (flag) => formats.percent(flag.victims / victims, 2),
              align: 'end',
            },
          ]}
        />
      )}
    </Section>
  );
}

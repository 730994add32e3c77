import type { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import type { AnalysisDetail } from '../contract.ts';
import { runStates } from './words.ts';

type Detail = z.infer<typeof AnalysisDetail>;

export function RecipeSection({ analysis }: { analysis: Detail }) {
  const formats = useFormats();
  const { filter, flagRules } = analysis;
  const rules = flagRules.map(({ reason, effect }) => `${effectWords[effect]}: ${reason}`);
  return (
    <Section
      title="The recipe"
      lead="What the answer rests on. It is never changed; a changed question is a new analysis."
    >
      <Facts
        items={[
          { label: 'Data version', value: analysis.dataLabel },
          {
            label: 'What is counted',
            value: analysis.unit === 'victims' ? 'People (victims)' : 'Incidents (events)',
          },
          { label: 'Outcome', value: filter.outcome.replaceAll('-', ' ') },
          {
            label: 'Period',
            value: `${formats.date(filter.period.from)} to ${formats.date(filter.period.to)}`,
          },
          { label: 'Districts', value: filter.districts.length > 0 ? filter.districts.join(', ') : 'All' },
          {
            label: 'Rules',
            value: rules.length > 0 ? rules.map((rule) => <p key={rule}>{rule}</p>) : 'None',
          },
          { label: 'Made', value: `${formats.dateTime(analysis.createdAt)} by ${analysis.createdBy}` },
        ]}
      />
    </Section>
  );
}

const effectWords = { exclude: 'Left out', flag: 'Flagged', ignore: 'Not applied' } as const;

export function RunsSection({ analysis }: { analysis: Detail }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <Section title="Runs" lead="Runs of one recipe on one version of the code give the same result.">
      <DataTable
        caption="Runs of this analysis"
        columns={[
          { key: 'ordinal', label: 'Run', value: (run) => `Run ${run.ordinal}` },
          {
            key: 'state',
            label: 'State',
            value: (run) => runStates[run.state].label,
            render: (run) => <Tag tone={runStates[run.state].tone}>{runStates[run.state].label}</Tag>,
          },
          { key: 'at', label: 'Asked for', value: (run) => formats.dateTime(run.requestedAt) },
          { key: 'by', label: 'By', value: (run) => run.requestedBy },
          { key: 'hash', label: 'Result', value: (run) => run.resultHash?.slice(0, 12) },
          { key: 'code', label: 'Code', value: (run) => run.codeVersion },
        ]}
        rows={analysis.runs}
        rowKey={(run) => run.id}
        rowTitle={(run) => `Run ${run.ordinal}`}
        to={(run) => sitePath(`/analyses/${analysis.id}?run=${run.id}`)}
      />
    </Section>
  );
}

import type { z } from 'zod';
import { figureText, intervalText } from '#web/design/figures/numbers.ts';
import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type FindingSummary, findingList } from '../contract.ts';
import { type FindingState, findingWorkflow } from '../states.ts';
import { formatOfUnit } from './words.ts';

type Row = z.infer<typeof FindingSummary>;
const states = Object.keys(findingWorkflow.states) as FindingState[];

/** A site’s findings and where each stands on its way to the public. */
export default function FindingsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<Row>
      title="Findings"
      lead="What the site says of its data: one sentence, one figure, two people."
      noun={['finding', 'findings']}
      path={`/api/sites/${site.slug}/findings`}
      schema={findingList}
      live={['findings.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.statement}
      to={(row) => sitePath(`/findings/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'To review', filters: { state: ['in-review'] } },
        { label: 'To publish', filters: { state: ['approved'] } },
        { label: 'Published', filters: { state: ['published'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: findingWorkflow.states[value].label })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'statement', label: 'Finding', value: (row) => row.statement },
        {
          key: 'state',
          label: 'State',
          value: (row) => findingWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={findingWorkflow} state={row.state} />,
          narrow: true,
        },
        {
          key: 'value',
          label: 'Value',
          value: (row) => row.value,
          render: (row) =>
            figureText(row.value, { format: formatOfUnit(row.unit, row.value), unit: row.unit }),
          align: 'end',
        },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'author', label: 'Author', value: (row) => row.author },
        { key: 'since', label: 'Since', value: (row) => formats.date(row.stateSince) },
      ]}
      panel={(row) => <Summary row={row} />}
      nothingYet={
        <NothingYet
          title="No findings yet"
          action={<LinkButton to={sitePath('/analyses')}>Open an analysis</LinkButton>}
        >
          A finding states one figure of an analysis in a sentence. Draft one from a finished run; a second
          person approves it before it can be published.
        </NothingYet>
      }
    />
  );
}

function Summary({ row }: { row: Row }) {
  const formats = useFormats();
  const format = formatOfUnit(row.unit, row.value);
  return (
    <div className="stack">
      <StateTag workflow={findingWorkflow} state={row.state} />
      <Facts
        items={[
          { label: startOfLabel(row.figureLabel), value: figureText(row.value, { format, unit: row.unit }) },
          { label: 'Interval', value: intervalText({ ...row, format }) ?? 'None' },
          { label: 'Number', value: row.number },
          { label: 'Author', value: row.author },
          { label: 'Drafted', value: formats.date(row.createdAt) },
        ]}
      />
    </div>
  );
}

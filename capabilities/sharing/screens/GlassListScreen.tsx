import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type GlassSummary, glassList } from '../contract.ts';
import { type GlassState, glassWorkflow } from '../states.ts';

const states = Object.keys(glassWorkflow.states) as GlassState[];

/** Cases that were opened without an agreement: by me, and at the agency I answer for. */
export default function GlassListScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayBreak = useMay()('sharing.break-glass', site.id);
  return (
    <ListPage<GlassSummary>
      title="Broken glass"
      lead="One case, opened for some hours where waiting would do harm. The owner is told at once and reviews it."
      crumbs={[{ label: 'Sharing', to: sitePath('/sharing') }]}
      noun={['use of broken glass', 'uses of broken glass']}
      path={`/api/sites/${site.slug}/broken-glass`}
      schema={glassList}
      live={['sharing.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.number}
      to={(row) => sitePath(`/sharing/broken-glass/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'In use', filters: { state: ['in use'] } },
        { label: 'To review', filters: { state: ['ended'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: glassWorkflow.states[value].label })),
        },
      ]}
      columns={[
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        {
          key: 'state',
          label: 'State',
          value: (row) => glassWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={glassWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'case', label: 'Case', value: (row) => row.caseNumber },
        { key: 'owner', label: 'Records of', value: (row) => row.owner },
        { key: 'reader', label: 'Opened by', value: (row) => `${row.reader}, ${row.readerAgency}` },
        { key: 'from', label: 'From', value: (row) => formats.dateTime(row.startedAt), narrow: true },
        { key: 'until', label: 'Until', value: (row) => formats.dateTime(row.endsAt), narrow: true },
      ]}
      {...(mayBreak
        ? {
            actions: (
              <LinkButton to={sitePath('/sharing/broken-glass/new')} tone="danger">
                Break the glass
              </LinkButton>
            ),
          }
        : {})}
      nothingYet={
        <NothingYet title="The glass is whole">No case was opened without an agreement.</NothingYet>
      }
    />
  );
}

import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { May, useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type BulletinSummary, bulletinList, DraftAsked } from '../contract.ts';
import { type BulletinState, bulletinWorkflow } from '../states.ts';

const { states } = bulletinWorkflow;

/** A site’s weekly bulletins: what waits for words, what waits for a second person, what was sent. */
export default function BulletinsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  return (
    <ListPage<BulletinSummary>
      title="Weekly bulletins"
      lead={
        <>
          Drafted each Monday and with each new data version; read by a second person before it leaves.{' '}
          <AppLink to={sitePath('/bulletins/settings')}>E-mail and watched series</AppLink>
        </>
      }
      noun={['bulletin', 'bulletins']}
      path={`/api/sites/${site.slug}/bulletins`}
      schema={bulletinList}
      live={['bulletins.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/bulletins/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'To word', filters: { state: ['drafted'] } },
        { label: 'To review', filters: { state: ['in-review'] } },
        { label: 'Sent', filters: { state: ['sent'] } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: Object.entries(states).map(([value, { label }]) => ({ value, label })),
        },
      ]}
      columns={[
        { key: 'title', label: 'Week', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => states[row.state as BulletinState].label,
          render: (row) => <StateTag workflow={bulletinWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'headline', label: 'Says', value: (row) => row.headline },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'data', label: 'Data version', value: (row) => row.dataLabel },
        { key: 'corrects', label: 'Corrects', value: (row) => row.corrects, hidden: true },
      ]}
      panel={(row) => <Summary row={row} />}
      actions={<LinkButton to={sitePath('/bulletins/alerts')}>Alerts</LinkButton>}
      nothingYet={<NoBulletinYet />}
    />
  );
}

function Summary({ row }: { row: BulletinSummary }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <StateTag workflow={bulletinWorkflow} state={row.state} />
      <p>{row.headline}</p>
      <Facts
        items={[
          { label: 'Number', value: row.number },
          { label: 'Data version', value: row.dataLabel },
          ...(row.corrects ? [{ label: 'Corrects', value: row.corrects }] : []),
          { label: 'Sent', value: row.sentAt ? formats.dateTime(row.sentAt) : 'Not yet' },
        ]}
      />
    </div>
  );
}

function NoBulletinYet() {
  const sitePath = useSitePath();
  const may = useMay();
  const site = useSite();
  return (
    <NothingYet
      title="No bulletin yet"
      action={
        <div className="row">
          <May permission="bulletins.draft" siteId={site.id}>
            <AskForDraft />
          </May>
          {may('incidents.import', site.id) && (
            <LinkButton to={sitePath('/incidents/imports/new')}>Import a file</LinkButton>
          )}
        </div>
      }
    >
      A bulletin drafts itself when a file of shootings is accepted, and each Monday after that.
    </NothingYet>
  );
}

/** For data that were there before the bulletins were. */
function AskForDraft() {
  const site = useSite();
  const path = `/api/sites/${site.slug}/bulletins`;
  const ask = useApiMutation(() => api.post(`${path}/draft`, {}, DraftAsked), {
    refresh: [path],
    done: 'The bulletin of the last whole week is being drafted; it appears here by itself.',
  });
  return (
    <Button tone="primary" busy={ask.isPending} onClick={() => ask.mutate(undefined)}>
      Draft the last whole week
    </Button>
  );
}

import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PlanSummary, planList } from '../contract.ts';
import { versionWorkflow } from '../states.ts';
import { money, progressWords } from './words.ts';

/** What the site and its collaboratives have set out to do, and how far they are. */
export default function PlansScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayWrite = useMay()('planning.write', site.id);
  const begin = <LinkButton to={sitePath('/plans/new')}>New plan</LinkButton>;
  return (
    <ListPage<PlanSummary>
      title="Plans"
      lead="From problems in the data to goals, objectives, strategies and activities, version by version."
      noun={['plan', 'plans']}
      path={`/api/sites/${site.slug}/plans`}
      schema={planList}
      live={['planning.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/plans/${row.id}`)}
      filters={[{ key: 'q', label: 'Search', kind: 'text' }]}
      columns={[
        { key: 'title', label: 'Plan', value: (row) => row.title },
        { key: 'owner', label: 'Owner', value: (row) => row.owner },
        { key: 'progress', label: 'Progress', value: (row) => progressWords(row.progress), narrow: true },
        { key: 'version', label: 'Version', value: versionWords, narrow: true },
        { key: 'ends', label: 'Until', value: (row) => formats.date(row.endsOn), narrow: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => <Summary row={row} />}
      actions={
        <>
          <LinkButton to={sitePath('/collaboratives')} tone="plain">
            Collaboratives
          </LinkButton>
          {mayWrite && begin}
        </>
      }
      nothingYet={
        <NothingYet title="No plans yet" {...(mayWrite ? { action: begin } : {})}>
          A plan begins with a problem that the site’s findings show. A second person publishes each version
          of it.
        </NothingYet>
      }
    />
  );
}

function versionWords({ publishedVersion, draft }: PlanSummary): string {
  const published = publishedVersion ? `Version ${publishedVersion}` : 'Not published yet';
  return draft ? `${published}; next: ${versionWorkflow.states[draft].label.toLowerCase()}` : published;
}

function Summary({ row }: { row: PlanSummary }) {
  const formats = useFormats();
  return (
    <Facts
      items={[
        { label: 'Owner', value: row.owner },
        { label: 'Period', value: `${formats.date(row.startsOn)} to ${formats.date(row.endsOn)}` },
        { label: 'Version', value: versionWords(row) },
        { label: 'Progress', value: progressWords(row.progress) },
        { label: 'Spent', value: `${money(row.progress.spentCents)} of ${money(row.progress.budgetCents)}` },
        { label: 'Public page', value: row.isPublic ? 'Yes' : 'No' },
      ]}
    />
  );
}

import { api } from '#web/design/api.ts';
import { csvOf, saveText } from '#web/design/downloads.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type CheckedTable, Release, type ReleaseCheck } from '../contract.ts';
import { releaseWorkflow } from '../states.ts';
import { InsideResultView } from './InsideResultView.tsx';
import { History } from './words.tsx';

/** Disclosure review: what would leave, what is hidden of it and why, and what has left. */
export default function ReleaseScreen() {
  const site = useSite();
  const { releaseId } = useRouteParams<'releaseId'>();
  const path = `/api/sites/${site.slug}/research/releases/${releaseId}`;
  const query = useApiQuery(path, Release, { live: ['research.release-changed'] });
  return (
    <QueryStates query={query} what="the release">
      {(release) => <ReleaseRecord release={release} path={path} />}
    </QueryStates>
  );
}

function ReleaseRecord({ release, path }: { release: Release; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const go = useGo();
  const edit = {
    key: 'edit',
    label: 'Change the request',
    run: () => go(sitePath(`/research/releases/${release.id}/edit`)),
  };
  return (
    <RecordPage
      number={release.number}
      kind="Release of results"
      title={release.title}
      crumbs={[
        { label: 'Research', to: sitePath('/research') },
        { label: release.project.number, to: sitePath(`/research/${release.project.id}?tab=releases`) },
      ]}
      workflow={releaseWorkflow}
      state={release.state}
      since={release.stateSince}
      siteId={site.id}
      iMade={release.iMade}
      onMove={(move, reason) => api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Release)}
      refresh={[`/api/sites/${site.slug}/research`]}
      more={release.state === 'returned' && release.isMember ? [edit] : []}
      facts={[
        {
          label: 'Project',
          value: <AppLink to={sitePath(`/research/${release.project.id}`)}>{release.project.title}</AppLink>,
        },
        { label: 'Asked by', value: release.requestedBy },
        { label: 'Asked on', value: formats.date(release.createdAt) },
        { label: 'Tables', value: formats.number(release.tables) },
      ]}
      timeline={<History steps={release.history} />}
    >
      <Section title="What it is for" plain>
        <p>{release.why}</p>
      </Section>
      {release.check && <CheckView check={release.check} />}
      {release.released?.map((table) => (
        <ReleasedTable key={table.analysisNumber} table={table} />
      ))}
      {!release.check && !release.released && release.state === 'requested' && (
        <Notice>
          A person of the site counts the tables again and looks at their small counts. Nothing has left.
        </Notice>
      )}
    </RecordPage>
  );
}

function CheckView({ check }: { check: ReleaseCheck }) {
  const formats = useFormats();
  return (
    <>
      {check.obstacles.length > 0 ? (
        <Notice tone="error" title="It can’t leave as it is">
          <ul>
            {check.obstacles.map((obstacle) => (
              <li key={obstacle}>{obstacle}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice tone="success" title="The rules find nothing in the way">
          Counts from 1 to {check.smallestShown - 1} are hidden, and others so that they can’t be worked out,
          also together with what left before. Whether the tables should leave is yours to judge.
        </Notice>
      )}
      {check.tables.map(({ before, after, asRun }) => (
        <Section
          key={after.analysisNumber}
          title={after.question}
          lead={`${after.analysisNumber}, from ${after.extractName}. ${formats.count(after.hidden, 'count')} would be hidden.`}
        >
          {!asRun && (
            <Notice tone="error">
              Counted again from the extract, it is not what the researcher’s result says. It can’t be
              released.
            </Notice>
          )}
          <h3>What would leave</h3>
          <InsideResultView result={after.result} />
          <details>
            <summary>The true counts, for the reviewer</summary>
            <InsideResultView result={before} />
          </details>
        </Section>
      ))}
    </>
  );
}

function ReleasedTable({ table }: { table: CheckedTable }) {
  const formats = useFormats();
  return (
    <Section
      title={table.question}
      lead={`${table.analysisNumber}, from ${table.extractName} (${table.dataLabel}). ${formats.count(table.hidden, 'count')} hidden.`}
      actions={
        <Button
          icon="file_download"
          onClick={() => download(table)}
          aria-label={`Download ${table.question}`}
        >
          Download CSV
        </Button>
      }
    >
      <InsideResultView result={table.result} />
    </Section>
  );
}

function download({ analysisNumber, result }: CheckedTable): void {
  const csv =
    result.kind === 'counts'
      ? csvOf(
          [
            { label: result.by, value: (row) => row.label },
            { label: 'died', value: (row) => row.died },
            { label: 'survived', value: (row) => row.survived },
            { label: 'people shot', value: (row) => row.total },
          ],
          result.rows,
        )
      : csvOf(
          [
            { label: 'share of people', value: (row) => row.share },
            { label: 'cells', value: (row) => row.places },
            { label: 'share of cells', value: (row) => row.shareOfPlaces },
            { label: 'cells by chance alone', value: (row) => row.atRandom },
          ],
          result.holding,
        );
  saveText(`${analysisNumber}.csv`, csv, 'text/csv');
}

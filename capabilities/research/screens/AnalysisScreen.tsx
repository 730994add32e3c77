import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Analysis } from '../contract.ts';
import { InsideResultView } from './InsideResultView.tsx';
import { methodText } from './ProjectTabs.tsx';

/** What one analysis found inside: true counts, which leave only by a release. */
export default function AnalysisScreen() {
  const site = useSite();
  const { analysisId } = useRouteParams<'analysisId'>();
  const path = `/api/sites/${site.slug}/research/analyses/${analysisId}`;
  const query = useApiQuery(path, Analysis, {
    live: ['research.approval-changed', 'research.project-changed'],
  });
  return (
    <QueryStates query={query} what="the analysis">
      {(analysis) => <AnalysisPage analysis={analysis} />}
    </QueryStates>
  );
}

function AnalysisPage({ analysis }: { analysis: Analysis }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const project = sitePath(`/research/${analysis.projectId}?tab=analyses`);
  return (
    <Page
      title={analysis.question}
      over={`Analysis inside ${analysis.number}`}
      crumbs={[
        { label: 'Research', to: sitePath('/research') },
        { label: 'Project', to: project },
      ]}
      actions={
        <May permission="research.work" siteId={site.id}>
          <LinkButton
            to={sitePath(`/research/${analysis.projectId}/release?analysis=${analysis.id}`)}
            tone="primary"
          >
            Ask for its release
          </LinkButton>
        </May>
      }
    >
      <div className="stack">
        <Notice title="Inside">
          These are true counts, small ones too. They may not be copied out; ask for a release.
        </Notice>
        <Section title="Result">
          <InsideResultView result={analysis.result} />
        </Section>
        <Facts
          items={[
            { label: 'Counted', value: methodText(analysis) },
            {
              label: 'Extract',
              value: (
                <AppLink to={sitePath(`/research/extracts/${analysis.extractId}`)}>
                  {analysis.extractName}
                </AppLink>
              ),
            },
            { label: 'Run', value: `${formats.dateTime(analysis.runAt)} by ${analysis.runBy}` },
            { label: 'Hash of the result', value: <code>{analysis.resultHash.slice(0, 16)}…</code> },
          ]}
        />
      </div>
    </Page>
  );
}

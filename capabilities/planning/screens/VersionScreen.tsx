import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Plan, VersionPage } from '../contract.ts';
import { versionWorkflow } from '../states.ts';
import { SubmitDialog } from './SubmitDialog.tsx';
import { entryOf } from './timeline.ts';
import { Changes } from './VersionsTab.tsx';

/** One version: what it changes and why, for whoever publishes it and whoever looks back. */
export default function VersionScreen() {
  const site = useSite();
  const { versionId } = useRouteParams<'versionId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/plan-versions/${versionId}`, VersionPage, {
    live: ['planning.*'],
  });
  return (
    <QueryStates query={query} what="the version">
      {(version) => <VersionRecord version={version} />}
    </QueryStates>
  );
}

function VersionRecord({ version }: { version: VersionPage }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const [submitting, setSubmitting] = useState(false);
  const plan = useApiQuery(`/api/sites/${site.slug}/plans/${version.planId}`, Plan);
  const isOpen = plan.data?.openVersion?.id === version.id;
  return (
    <RecordPage
      number={version.number}
      kind="Version"
      title={version.planTitle}
      crumbs={[
        { label: 'Plans', to: sitePath('/plans') },
        { label: version.planNumber, to: sitePath(`/plans/${version.planId}`) },
      ]}
      workflow={versionWorkflow}
      state={version.state}
      since={version.stateSince}
      siteId={site.id}
      iMade={version.iMade}
      onMove={(move, reason) =>
        api.post(
          `/api/sites/${site.slug}/plan-versions/${version.id}/moves`,
          { move, ...(reason ? { reason } : {}) },
          VersionPage,
        )
      }
      ownForms={{ submit: () => setSubmitting(true) }}
      refresh={[`/api/sites/${site.slug}/plan`]}
      facts={[
        { label: 'Plan', value: version.planNumber },
        {
          label: 'Published',
          value: version.publishedAt
            ? `${formats.dateTime(version.publishedAt)} by ${version.publishedBy ?? 'a colleague'}`
            : 'Not yet',
        },
        ...(version.contentHash
          ? [{ label: 'Fingerprint', value: <code>{version.contentHash.slice(0, 16)}</code> }]
          : []),
      ]}
      timeline={<Timeline entries={version.timeline.map(entryOf)} />}
    >
      <Section
        title={
          version.ordinal === 1 ? 'What the plan says' : `What changes since version ${version.ordinal - 1}`
        }
      >
        <Changes planId={version.planId} from={String(version.ordinal - 1)} to={String(version.ordinal)} />
      </Section>
      {isOpen && <SubmitDialog plan={plan.data!} open={submitting} onClose={() => setSubmitting(false)} />}
    </RecordPage>
  );
}

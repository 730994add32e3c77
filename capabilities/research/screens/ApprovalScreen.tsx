import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Approval } from '../contract.ts';
import { approvalWorkflow } from '../states.ts';
import { AppliedRulesView } from './AppliedRulesView.tsx';
import { ApproveForm } from './ApproveForm.tsx';
import { ApprovalTag, approvalWords, History } from './words.tsx';

/** One extract and whether it may be used: asked by one, prepared by another, approved by a third. */
export default function ApprovalScreen() {
  const site = useSite();
  const { approvalId } = useRouteParams<'approvalId'>();
  const path = `/api/sites/${site.slug}/research/approvals/${approvalId}`;
  const query = useApiQuery(path, Approval, { live: ['research.*'] });
  return (
    <QueryStates query={query} what="the approval">
      {(approval) => <ApprovalRecord approval={approval} path={path} />}
    </QueryStates>
  );
}

function ApprovalRecord({ approval, path }: { approval: Approval; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const [approving, setApproving] = useState(false);
  const isOpen = approval.state === 'returned' && approval.isMember;
  const edit = {
    key: 'edit',
    label: 'Change the request',
    run: () => go(sitePath(`/research/approvals/${approval.id}/edit`)),
  };
  return (
    <RecordPage
      number={approval.number}
      kind="Data-use approval"
      title={approval.title}
      crumbs={[
        { label: 'Research', to: sitePath('/research') },
        { label: approval.project.number, to: sitePath(`/research/${approval.project.id}?tab=data`) },
      ]}
      workflow={approvalWorkflow}
      state={approval.state}
      since={approval.stateSince}
      siteId={site.id}
      iMade={approval.iMade}
      ownForms={{ approve: () => setApproving(true) }}
      onMove={(move, reason) =>
        move === 'prepare'
          ? api.post(`${path}/prepare`, {}, Approval)
          : api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Approval)
      }
      refresh={[`/api/sites/${site.slug}/research`]}
      more={isOpen ? [edit] : []}
      facts={useFacts(approval)}
      timeline={<History steps={approval.history} />}
    >
      <StandingNotice approval={approval} />
      <Section title="Why it is needed" plain>
        <p>{approval.why}</p>
      </Section>
      {approval.conditions && (
        <Section title="Conditions" plain>
          <p>{approval.conditions}</p>
        </Section>
      )}
      <AppliedRulesView
        sentences={approval.extract?.rules.sentences ?? approval.sentences}
        extract={approval.extract}
      />
      <Dialog open={approving} title="Approve the use of data" onClose={() => setApproving(false)} wide>
        <ApproveForm approval={approval} path={path} onDone={() => setApproving(false)} />
      </Dialog>
    </RecordPage>
  );
}

function useFacts(approval: Approval) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const { project, extract } = approval;
  return [
    { label: 'Standing', value: <ApprovalTag approval={approval} /> },
    {
      label: 'Project',
      value: <AppLink to={sitePath(`/research/${project.id}`)}>{project.title}</AppLink>,
    },
    { label: 'Research partner', value: project.partner },
    { label: 'Asked by', value: approval.requestedBy },
    { label: 'Data version', value: approval.dataLabel },
    {
      label: 'Period',
      value: `${formats.date(approval.periodFrom)} to ${formats.date(approval.periodTo)}`,
    },
    { label: 'Wanted until', value: formats.date(approval.wantedUntil) },
    { label: 'Last day', value: approval.expiresOn ? formats.date(approval.expiresOn) : 'Not set yet' },
    {
      label: 'Extract',
      value: extract ? (
        <AppLink to={sitePath(`/research/extracts/${extract.id}`)}>
          {formats.count(extract.rows, 'row')}, prepared by {extract.preparedBy}
        </AppLink>
      ) : (
        'Not prepared yet'
      ),
    },
  ];
}

function StandingNotice({ approval }: { approval: Approval }) {
  const formats = useFormats();
  if (approval.expired) {
    return (
      <Notice tone="warning" title="Expired">
        {approval.project.partner} sees no row of it any more. The last day was{' '}
        {formats.date(approval.expiresOn)}, or the project ended. A new request is needed.
      </Notice>
    );
  }
  if (approval.daysLeft === null) return null;
  return (
    <Notice tone="success" title={approvalWords(approval)}>
      The project’s members may analyse the extract until {formats.date(approval.expiresOn)}. It can be
      revoked at once, with a reason.
    </Notice>
  );
}

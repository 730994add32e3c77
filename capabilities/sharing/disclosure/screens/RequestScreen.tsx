import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { RecordsRequest, requesterWords } from '../contract.ts';
import { type RecordsRequestState, recordsRequestWorkflow } from '../states.ts';
import { type DialogName, dialogMoves, RequestDialogs } from './RequestDialogs.tsx';
import { standingWords } from './words.ts';

/** One request for records: its clock, its answer with what was left out, and who did what. */
export default function RequestScreen() {
  const site = useSite();
  const { requestId } = useRouteParams<'requestId'>();
  const path = `/api/sites/${site.slug}/sharing/records-requests/${requestId}`;
  const query = useApiQuery(path, RecordsRequest, { live: ['disclosure.request-changed'] });
  return (
    <QueryStates query={query} what="the request">
      {(request) => <RequestRecord request={request} path={path} />}
    </QueryStates>
  );
}

function RequestRecord({ request, path }: { request: RecordsRequest; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayAnswer = useMay()('disclosure.answer', site.id);
  const [open, setOpen] = useState<DialogName | null>(null);
  const mayExtend = mayAnswer && request.state === 'under-review' && request.mayExtendTo !== null;
  const extend = { key: 'extend', label: 'Extend the time', run: () => setOpen('extension') };
  return (
    <RecordPage
      number={request.number}
      kind="Records request"
      title={request.title}
      crumbs={[{ label: 'Records requests', to: sitePath('/sharing/records-requests') }]}
      workflow={recordsRequestWorkflow}
      state={request.state}
      since={request.stateSince}
      target={request.answeredOn ? null : request.dueOn}
      siteId={site.id}
      iMade={request.iMade}
      onMove={(move) => api.post(`${path}/moves`, { move }, RecordsRequest)}
      ownForms={Object.fromEntries(dialogMoves.map((move) => [move, () => setOpen(move)]))}
      refresh={[`/api/sites/${site.slug}/sharing`, '/api/my-work']}
      more={mayExtend ? [extend] : []}
      facts={[
        { label: 'Clock', value: standingWords(request) },
        { label: 'Received', value: formats.date(request.receivedOn) },
        { label: 'Due', value: formats.date(request.dueOn) },
        { label: 'Law', value: request.law },
        {
          label: 'Who asks',
          value: `${request.requester} (${requesterWords[request.requesterKind].toLowerCase()})`,
        },
        { label: 'Answer to', value: request.contact || null },
        { label: 'Agency', value: request.agency },
        { label: 'Taken up by', value: request.owner },
      ]}
      timeline={<Timeline entries={request.timeline.map(entryOf)} />}
    >
      {request.extensionReason && (
        <Notice title={`Extended on ${formats.date(request.extendedOn)}`}>{request.extensionReason}</Notice>
      )}
      <Section title="What is asked for">
        <p>{request.asked}</p>
      </Section>
      {request.answeredOn && <Answer request={request} />}
      {request.complaint && <Complaint request={request} />}
      <RequestDialogs request={request} path={path} open={open} onClose={() => setOpen(null)} />
    </RecordPage>
  );
}

function Answer({ request }: { request: RecordsRequest }) {
  const formats = useFormats();
  const { given, withheldBecause, citation, redactions, recordCount } = request;
  return (
    <Section title={`Answer of ${formats.date(request.answeredOn)}`}>
      {given && (
        <p>
          {given} ({formats.count(recordCount ?? 0, 'record')})
        </p>
      )}
      {withheldBecause && (
        <p>
          <strong>Held back:</strong> {withheldBecause} ({citation})
        </p>
      )}
      {redactions.length > 0 && (
        <DataTable
          caption="What was left out, and on what ground"
          rows={redactions}
          rowKey={(row) => row.id}
          columns={[
            { key: 'place', label: 'Where', value: (row) => row.place },
            { key: 'what', label: 'What', value: (row) => row.what },
            { key: 'citation', label: 'Ground', value: (row) => row.citation },
          ]}
        />
      )}
      {request.disclosures.length > 0 && (
        <p className="quiet">What was handed over is in the disclosure log.</p>
      )}
    </Section>
  );
}

function Complaint({ request }: { request: RecordsRequest }) {
  const formats = useFormats();
  return (
    <Section title={`Complaint of ${formats.date(request.complainedOn)}`}>
      <p>{request.complaint}</p>
      {request.complaintDecision ? (
        <p>
          <strong>Decided:</strong> {request.complaintDecision}
        </p>
      ) : (
        <Notice>It is decided by someone of the agency who did not answer the request.</Notice>
      )}
    </Section>
  );
}

function entryOf({ id, move, to, at, by, reason }: RecordsRequest['timeline'][number]) {
  return {
    ...{ id, at, who: by },
    kind: ['create', 'take-up', 'complain'].includes(move) ? ('event' as const) : ('decision' as const),
    text: recordsRequestWorkflow.states[to as RecordsRequestState]?.label ?? to,
    ...(reason ? { detail: reason } : {}),
  };
}

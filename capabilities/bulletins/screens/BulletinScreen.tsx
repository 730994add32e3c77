import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Bulletin } from '../contract.ts';
import { bulletinWorkflow } from '../states.ts';
import { DocumentView } from './DocumentView.tsx';
import { entryOf } from './timeline.ts';

/** One bulletin: what it says, on which figures, and who did what with it. */
export default function BulletinScreen() {
  const site = useSite();
  const { bulletinId } = useRouteParams<'bulletinId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/bulletins/${bulletinId}`, Bulletin, {
    live: ['bulletins.*'],
  });
  return (
    <QueryStates query={query} what="the bulletin">
      {(bulletin) => <BulletinRecord bulletin={bulletin} />}
    </QueryStates>
  );
}

function BulletinRecord({ bulletin }: { bulletin: Bulletin }) {
  const site = useSite();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/bulletins`;
  return (
    <RecordPage
      number={bulletin.number}
      kind="Bulletin"
      title={bulletin.title}
      crumbs={[{ label: 'Weekly bulletins', to: sitePath('/bulletins') }]}
      workflow={bulletinWorkflow}
      state={bulletin.state}
      since={bulletin.stateSince}
      siteId={site.id}
      iMade={bulletin.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/${bulletin.id}/moves`, { move, ...(reason ? { reason } : {}) }, Bulletin)
      }
      refresh={[path]}
      more={useMenu(bulletin)}
      facts={useFacts(bulletin)}
      tabs={[
        { key: 'bulletin', label: 'Bulletin', content: <AsItReads bulletin={bulletin} /> },
        { key: 'e-mail', label: 'E-mail text', content: <EmailPreview bulletin={bulletin} /> },
      ]}
      timeline={<Timeline entries={bulletin.timeline.map(bulletinEntry)} />}
    />
  );
}

function useMenu(bulletin: Bulletin) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const may = useMay();
  const words = {
    key: 'words',
    label: 'Edit the words',
    run: () => go(sitePath(`/bulletins/${bulletin.id}/words`)),
  };
  const pdf = {
    key: 'pdf',
    label: 'Download PDF',
    run: () => window.location.assign(`/api/sites/${site.slug}/bulletins/${bulletin.id}/pdf`),
  };
  const print = { key: 'print', label: 'Print', run: () => window.print() };
  const canWord = bulletin.state === 'drafted' && may('bulletins.draft', site.id);
  return [...(canWord ? [words] : []), pdf, print];
}

function useFacts(bulletin: Bulletin) {
  const formats = useFormats();
  const { content } = bulletin;
  return [
    { label: 'Data version', value: bulletin.dataLabel },
    { label: 'Data taken on', value: formats.date(content.quality.takenOn) },
    { label: 'Words', value: content.wordsBy ?? 'Nobody’s yet: the figures speak' },
    ...(bulletin.corrects ? [{ label: 'Corrects', value: bulletin.corrects }] : []),
    bulletin.sentAt
      ? {
          label: 'Sent',
          value: `${formats.dateTime(bulletin.sentAt)} by ${content.sent?.by ?? 'a colleague'}, by e-mail to ${bulletin.delivered}`,
        }
      : { label: 'By e-mail to', value: formats.count(bulletin.subscribers, 'subscriber') },
    ...(bulletin.contentHash ? [{ label: 'Fingerprint', value: <code>{bulletin.contentHash}</code> }] : []),
  ];
}

function AsItReads({ bulletin }: { bulletin: Bulletin }) {
  const site = useSite();
  const sitePath = useSitePath();
  const may = useMay();
  const isMine = bulletin.state === 'drafted' && may('bulletins.draft', site.id);
  return (
    <div className="stack">
      {isMine && (
        <Notice
          title={bulletin.content.changes.length > 0 ? 'Newer data changed this draft' : undefined}
          actions={<AppLink to={sitePath(`/bulletins/${bulletin.id}/words`)}>Edit the words</AppLink>}
        >
          {bulletin.content.changes.length > 0
            ? 'Your words were kept. Read below what changed, and whether they still fit.'
            : 'Read it, write a headline and a note if they help, then submit it to a second person.'}
        </Notice>
      )}
      <DocumentView document={bulletin.document} name={bulletin.number} dataDate={bulletin.weekTo} />
    </div>
  );
}

function EmailPreview({ bulletin }: { bulletin: Bulletin }) {
  return (
    <div className="stack">
      <p>What subscribers get as plain text, in lines of 78 characters at most.</p>
      {/* On a phone the lines break once more rather than scroll away. */}
      <pre className="panel" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {bulletin.emailText}
      </pre>
    </div>
  );
}

const decisions = ['send', 'return', 'withdraw'];

function bulletinEntry(transition: Bulletin['timeline'][number]): TimelineEntry {
  return entryOf(transition, bulletinWorkflow, decisions, 'Drafted by itself');
}

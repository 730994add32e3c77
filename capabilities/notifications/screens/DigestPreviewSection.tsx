import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type DigestItem, DigestPreview, type Stage } from '../contract.ts';

const headings: Record<Stage, string> = {
  late: 'Late',
  due: 'Due within seven days',
  open: 'Waiting on you',
  changed: 'Changed by others',
};
const order: readonly Stage[] = ['late', 'due', 'open', 'changed'];

/** Today's digest as it would leave now, by the choices that are saved. */
export function DigestPreviewSection() {
  const query = useApiQuery('/api/account/digest-preview', DigestPreview, { live: ['*'] });
  return (
    <Section
      title="Today’s digest, if it left now"
      lead="A record is told once. It comes again when someone moves it, when it is nearly due, and when it is late."
    >
      <QueryStates
        query={query}
        what="today’s digest"
        isEmpty={({ items, alreadySentAt }) => items.length === 0 && alreadySentAt === null}
        nothingYet={<NothingToTell toldBefore={query.data?.toldBefore ?? 0} />}
      >
        {(preview) => <Preview preview={preview} />}
      </QueryStates>
    </Section>
  );
}

function NothingToTell({ toldBefore }: { toldBefore: number }) {
  return (
    <NothingYet title="There is nothing new to tell, so no mail would leave">
      {toldBefore > 0
        ? `${toldBefore === 1 ? 'One record was' : `${toldBefore} records were`} told in an earlier digest and nothing has changed since.`
        : 'What comes to wait on you appears here.'}
    </NothingYet>
  );
}

function Preview({ preview }: { preview: DigestPreview }) {
  const formats = useFormats();
  const { items, toldBefore, alreadySentAt } = preview;
  return (
    <div className="stack">
      {alreadySentAt && (
        <Notice tone="info">
          The digest of {formats.date(preview.day)} left {formats.ago(alreadySentAt)}. What is below comes
          with the next one.
        </Notice>
      )}
      {items.length > 0 && <p className="quiet">{preview.subject}</p>}
      {order.map((stage) => (
        <Part key={stage} heading={headings[stage]} items={items.filter((item) => item.stage === stage)} />
      ))}
      {toldBefore > 0 && (
        <p className="quiet">
          {toldBefore === 1 ? 'One more record was' : `${toldBefore} more records were`} told earlier and
          nothing has changed since.
        </p>
      )}
    </div>
  );
}

function Part({ heading, items }: { heading: string; items: readonly DigestItem[] }) {
  const formats = useFormats();
  if (items.length === 0) return null;
  return (
    <section className="work__list">
      <h3>{heading}</h3>
      <ul>
        {items.map((item) => (
          <li key={`${item.recordId} ${item.since}`} className="work__line">
            <AppLink to={item.to as AppPath} className="work__title">
              {item.title}
            </AppLink>
            <p className="work__next">{item.next}</p>
            <p className="work__facts">
              {[item.number, item.siteName].filter(Boolean).join(' · ')}
              {item.dueOn && (
                <span className={item.stage === 'late' ? 'work__due work__due--late' : 'work__due'}>
                  {item.stage === 'late' ? 'Was due' : 'Due'} {formats.date(item.dueOn)}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

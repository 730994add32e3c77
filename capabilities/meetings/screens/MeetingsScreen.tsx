import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Overview } from '../contract.ts';
import { useActionColumns } from './parts.tsx';

/** What a site team opens first: the next meeting, what is to come, and what is still to be done. */
export default function MeetingsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const may = useMay();
  const query = useApiQuery(`/api/sites/${site.slug}/meetings-overview`, Overview, { live: ['meetings.*'] });
  return (
    <Page
      title="Meetings"
      lead="The next meeting of the site team, and what earlier ones left open."
      wide
      actions={
        <>
          {may('meetings.write', site.id) && (
            <LinkButton to={sitePath('/meetings/new')}>Call a meeting</LinkButton>
          )}
          <LinkButton to={sitePath('/meetings/all')}>All meetings</LinkButton>
          <LinkButton to={sitePath('/contacts')}>Contacts</LinkButton>
        </>
      }
    >
      <QueryStates query={query} what="the site’s meetings">
        {(overview) => (
          <div className="stack">
            <ToClose meetings={overview.toClose} />
            <NextMeeting next={overview.next} />
            <OpenActions actions={overview.openActions} />
            <ToCome overview={overview} />
          </div>
        )}
      </QueryStates>
    </Page>
  );
}

function ToClose({ meetings }: { meetings: Overview['toClose'] }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  if (meetings.length === 0) return null;
  return (
    <Notice tone="warning" title="Was it held?">
      {meetings.map(({ id, title, startsAt }) => (
        <p key={id}>
          <AppLink to={sitePath(`/meetings/${id}`)}>{title}</AppLink> of {formats.dateTime(startsAt)} is over:
          mark it as held, or cancel it.
        </p>
      ))}
    </Notice>
  );
}

function NextMeeting({ next }: { next: Overview['next'] }) {
  const formats = useFormats();
  const site = useSite();
  const sitePath = useSitePath();
  if (!next)
    return (
      <Section title="Next meeting">
        <NothingYet title="No meeting is called">
          Call one, or a series that meets every week or month.
        </NothingYet>
      </Section>
    );
  return (
    <Section
      title={`Next: ${next.title}`}
      lead={`${formats.dateTime(next.startsAt)} ${formats.zone(next.startsAt)}, ${formats.count(next.minutes, 'minute')}${next.place ? `, ${next.place}` : ''}`}
      actions={
        <>
          <LinkButton to={sitePath(`/meetings/${next.id}`)} tone="primary">
            Open the meeting
          </LinkButton>
          <a
            className="usa-button usa-button--outline button"
            href={`/api/sites/${site.slug}/meetings/${next.id}/meeting.ics`}
            download={`${next.number}.ics`}
          >
            Add to my calendar
          </a>
        </>
      }
    >
      {next.agenda.length > 0 ? (
        <ol>
          {next.agenda.map((title, index) => (
            <li key={index}>{title}</li>
          ))}
        </ol>
      ) : (
        <p className="quiet">Nothing is on the agenda yet.</p>
      )}
    </Section>
  );
}

function OpenActions({ actions }: { actions: Overview['openActions'] }) {
  const formats = useFormats();
  const site = useSite();
  const sitePath = useSitePath();
  const may = useMay();
  const columns = useActionColumns();
  const late = actions.late > 0 ? `, ${actions.late} of them late` : '';
  return (
    <Section
      title="Open actions"
      lead={`${formats.count(actions.total, 'open action')}${late}.`}
      plain
      actions={
        <>
          {may('meetings.act', site.id) && (
            <LinkButton to={sitePath('/actions/new')}>Record an action</LinkButton>
          )}
          <LinkButton to={sitePath('/actions')}>All actions</LinkButton>
        </>
      }
    >
      <DataTable
        caption="Open action items"
        rows={actions.items}
        rowKey={({ id }) => id}
        columns={columns}
        empty={
          <NothingYet title="Nothing is open">
            What a meeting agrees on is recorded with its owner and its day.
          </NothingYet>
        }
      />
    </Section>
  );
}

type Coming = { key: string; at: string; title: string; to: `/${string}` };

function ToCome({ overview }: { overview: Overview }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const meetings: Coming[] = overview.upcoming.map(({ id, startsAt, title }) => ({
    ...{ key: id, at: startsAt, title, to: sitePath(`/meetings/${id}`) },
  }));
  const days: Coming[] = overview.series
    .filter(({ meeting }) => meeting === null)
    .map(({ seriesId, day, startsAt, title }) => ({
      ...{ key: `${seriesId} ${day}`, at: startsAt, title, to: sitePath(`/meeting-series/${seriesId}`) },
    }));
  const coming = [...meetings, ...days].sort((a, b) => a.at.localeCompare(b.at));
  if (coming.length === 0) return null;
  return (
    <Section title="To come" plain>
      <ul>
        {coming.map(({ key, at, title, to }) => (
          <li key={key}>
            {formats.dateTime(at)}: <AppLink to={to}>{title}</AppLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

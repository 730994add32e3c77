import { useState } from 'react';
import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { RadioField, TextField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type CalendarHearing, HearingCalendar } from '../contract.ts';
import { CaseLink, caseNews } from './parts.tsx';
import { usePurpose } from './purpose.tsx';

/** The hearings of some days, with what collides: an attorney in two places, or a courtroom taken twice. */
export default function CalendarScreen() {
  usePurpose();
  const site = useSite();
  const sitePath = useSitePath();
  const [search, setSearch] = useSearchValues();
  const today = dayIn(site.timeZone, 0);
  const from = search.get('from') ?? today;
  const to = search.get('to') ?? dayIn(site.timeZone, 30);
  const whose = search.get('whose') === 'all' ? 'all' : 'mine';
  const query = useApiQuery(`/api/sites/${site.slug}/case-hearings`, HearingCalendar, {
    ...{ query: { from, to, whose }, live: caseNews },
  });
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search);
    next.set(key, value);
    setSearch(next, { replace: true });
  };
  return (
    <Page
      title="Hearings"
      lead="What stands in the calendar. Hearings that collide are marked; one whose length is not said is taken to last 30 minutes."
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      actions={<LinkButton to="/account/calendars">My calendar feed</LinkButton>}
      wide
    >
      <form className="panel form" onSubmit={(event) => event.preventDefault()}>
        <Day label="From" value={from} onDay={(day) => set('from', day)} />
        <Day label="To" value={to} onDay={(day) => set('to', day)} />
        <RadioField
          name="whose"
          id="calendar-whose"
          label="Whose"
          value={whose}
          onChange={(value) => set('whose', value)}
          error={undefined}
          options={[
            { value: 'mine', label: 'Mine' },
            { value: 'all', label: 'All that I may see' },
          ]}
        />
      </form>
      <QueryStates
        query={query}
        what="hearings"
        isEmpty={({ hearings }) => hearings.length === 0}
        nothingYet={
          <NothingYet title="No hearing stands in these days">Choose other days, or all hearings.</NothingYet>
        }
      >
        {(calendar) => <Found calendar={calendar} />}
      </QueryStates>
    </Page>
  );
}

function Found({
  calendar,
}: {
  calendar: { hearings: CalendarHearing[]; conflicts: number; more: boolean };
}) {
  const formats = useFormats();
  return (
    <div className="stack">
      {calendar.conflicts > 0 && (
        <Notice tone="warning" title={`${formats.count(calendar.conflicts, 'hearing')} in conflict`} />
      )}
      {calendar.more && <Notice>There are more than 500 hearings: choose fewer days.</Notice>}
      <DataTable
        caption="Hearings"
        rows={calendar.hearings}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'at',
            label: 'When',
            value: ({ at }) => at,
            render: ({ at }) => formats.dateTime(at),
            sortable: true,
          },
          { key: 'kind', label: 'Kind', value: ({ kind }) => startOfLabel(kind) },
          {
            key: 'case',
            label: 'Case',
            value: ({ number }) => number,
            render: ({ caseId, number }) => <CaseLink id={caseId}>{number}</CaseLink>,
          },
          { key: 'place', label: 'Place', value: ({ place }) => place },
          { key: 'attorney', label: 'Attorney', value: ({ attorney }) => attorney },
          { key: 'conflicts', label: 'Conflicts', value: ({ conflicts }) => conflicts.join(' ') },
        ]}
      />
    </div>
  );
}

/** A day as it is typed; only a whole one is asked for. */
function Day({ label, value, onDay }: { label: string; value: string; onDay: (day: string) => void }) {
  const [typed, setTyped] = useState(value);
  const change = (next: string) => {
    setTyped(next);
    if (/^\d{4}-\d{2}-\d{2}$/.test(next)) onDay(next);
  };
  return (
    <TextField
      name={label}
      id={`calendar-${label}`}
      label={label}
      type="date"
      width="short"
      value={typed}
      onChange={change}
      error={undefined}
    />
  );
}

function dayIn(timeZone: string, later: number): string {
  return new Date(Date.now() + later * 86_400_000).toLocaleDateString('en-CA', { timeZone });
}

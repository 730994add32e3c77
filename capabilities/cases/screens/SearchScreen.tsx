import { useState } from 'react';
import { RadioField, TextField } from '#web/design/forms/fields.tsx';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { caseHits, partLabels, statusLabel } from '../contract.ts';
import { CaseLink, caseNews } from './parts.tsx';
import { PurposeChoice, usePurpose } from './purpose.tsx';

const ways = [
  { value: 'name', label: 'Name', hint: 'Last name first, or as it is spoken.' },
  { value: 'number', label: 'Number', hint: 'Report, referral, docket or case number.' },
  { value: 'statute', label: 'Statute', hint: 'As it is written: 18 § 2702.' },
];

/** Find a case by a name, a number or a statute. What may not be seen is not found, and not counted. */
export default function SearchScreen() {
  usePurpose();
  const [search] = useSearchValues();
  return (search.get('q') ?? '').length >= 2 ? (
    <Found />
  ) : (
    <Page title="Find a case" crumbs={[]}>
      <Ask />
    </Page>
  );
}

function Found() {
  const site = useSite();
  const sitePath = useSitePath();
  return (
    <ListPage
      title="Find a case"
      crumbs={[{ label: 'Cases', to: sitePath('/cases') }]}
      noun={['match', 'matches']}
      path={`/api/sites/${site.slug}/case-search`}
      schema={caseHits}
      live={caseNews}
      rowKey={(hit) => hit.id}
      rowTitle={(hit) => hit.number}
      to={(hit) => sitePath(`/cases/${hit.caseId}`)}
      filters={[
        { key: 'by', label: 'By', kind: 'choice', options: ways },
        { key: 'q', label: 'Begins with', kind: 'text' },
      ]}
      columns={[
        { key: 'found', label: 'Found', value: (hit) => hit.found },
        {
          key: 'number',
          label: 'Case',
          value: (hit) => hit.number,
          render: (hit) => <CaseLink id={hit.caseId}>{hit.number}</CaseLink>,
        },
        { key: 'opened', label: 'Opened', value: (hit) => hit.openedOn },
        { key: 'defendants', label: 'Defendants', value: (hit) => hit.defendants.join('; ') },
        {
          key: 'status',
          label: 'Where it stands',
          value: (hit) =>
            hit.parts
              .map(({ kind, status }) => `${partLabels[kind]}: ${statusLabel(kind, status)}`)
              .join('; '),
        },
      ]}
      nothingYet={<NothingYet title="No match">Nothing that you may see begins so.</NothingYet>}
    >
      <Ask />
    </ListPage>
  );
}

function Ask() {
  const [search, setSearch] = useSearchValues();
  const [by, setBy] = useState(search.get('by') ?? 'name');
  const [q, setQ] = useState(search.get('q') ?? '');
  const [error, setError] = useState<string>();
  const ask = () => {
    if (q.trim().length < 2) return setError('Type at least two characters.');
    setError(undefined);
    setSearch(new URLSearchParams({ by, q: q.trim() }));
  };
  return (
    <>
      <form
        className="panel form"
        onSubmit={(event) => {
          event.preventDefault();
          ask();
        }}
      >
        <RadioField
          name="by"
          id="search-by"
          label="Search by"
          value={by}
          onChange={setBy}
          error={undefined}
          options={ways}
        />
        <TextField
          name="q"
          id="search-q"
          label="Begins with"
          value={q}
          onChange={setQ}
          error={error}
          maxLength={80}
          required
        />
        <Button type="submit" tone="primary">
          Search
        </Button>
        <p className="quiet">Your search is recorded, without the words you typed.</p>
      </form>
      <PurposeChoice />
    </>
  );
}

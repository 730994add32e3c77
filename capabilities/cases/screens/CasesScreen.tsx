import { useEffect } from 'react';
import type { SavedView } from '#web/design/filters.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { useMay, useSession, useSite } from '#web/design/session.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type CaseLine, caseLines, partLabels } from '../contract.ts';
import { caseNews, PartTag, PartWords, useCaseColumns } from './parts.tsx';
import { PurposeChoice, usePurpose } from './purpose.tsx';

/** The lists one works through: police their cases, prosecutors their queue, agents what is proposed to them. */
export default function CasesScreen() {
  usePurpose();
  const [search, setSearch] = useSearchValues();
  const views = useViews();
  const chosen = search.get('list');
  const first = views[0]?.filters;
  useEffect(() => {
    if (chosen || !first) return;
    const next = new URLSearchParams(search);
    for (const [key, values] of Object.entries(first)) for (const value of values) next.append(key, value);
    setSearch(next, { replace: true });
  }, [chosen, first, search, setSearch]);
  return chosen ? <Lists views={views} /> : <Loading what="cases" />;
}

function Lists({ views }: { views: readonly SavedView[] }) {
  const site = useSite();
  const sitePath = useSitePath();
  const columns = useCaseColumns();
  return (
    <ListPage
      title="Cases"
      lead="Each line is your agency’s part of a case, whoever has waited longest first."
      noun={['case', 'cases']}
      path={`/api/sites/${site.slug}/cases`}
      schema={caseLines}
      live={caseNews}
      rowKey={(line) => line.part.id}
      rowTitle={(line) => line.number}
      to={(line) => sitePath(`/cases/${line.caseId}`)}
      views={views}
      filters={filters}
      columns={columns}
      panel={(line) => <Summary line={line} />}
      nothingYet={
        <NothingYet title="Nothing is in this list">What comes in appears here by itself.</NothingYet>
      }
      actions={<Actions />}
    >
      <PurposeChoice />
    </ListPage>
  );
}

function Actions() {
  const site = useSite();
  const sitePath = useSitePath();
  const may = useMay();
  const police = useSession().agencies.some(({ kind }) => kind === 'police');
  return (
    <>
      {police && may('cases.record', site.id) && (
        <LinkButton to={sitePath('/cases/new')} tone="primary">
          Open a complaint
        </LinkButton>
      )}
      <LinkButton to={sitePath('/cases/search')}>Find a case</LinkButton>
      <LinkButton to={sitePath('/cases/calendar')}>Hearings</LinkButton>
      {may('cases.record', site.id) && <LinkButton to={sitePath('/cases/queue')}>To settle</LinkButton>}
      {may('cases.supervise', site.id) && (
        <LinkButton to={sitePath('/cases/supervision')}>Supervision</LinkButton>
      )}
    </>
  );
}

function Summary({ line }: { line: CaseLine }) {
  return (
    <div className="stack">
      <p>
        <PartTag part={line.part} /> {line.part.waitsOn && `Waits on: ${line.part.waitsOn}.`}
      </p>
      <Facts
        items={[
          { label: partLabels[line.part.kind], value: line.part.localNumber },
          { label: 'Offense', value: line.part.offense },
          { label: 'Defendants', value: line.defendants.join('; ') || 'None that you may see' },
          { label: 'Assigned to', value: line.part.assignedTo ?? 'Nobody' },
        ]}
      />
      {line.others.map((part) => (
        <p key={part.id}>
          {part.agency}. <PartWords part={part} />
        </p>
      ))}
    </div>
  );
}

function useViews(): SavedView[] {
  const site = useSite();
  const may = useMay();
  const kinds = useSession().agencies.map(({ kind }) => kind);
  const supervises = may('cases.supervise', site.id);
  const mine: SavedView = { label: 'My cases', filters: { list: ['mine'] } };
  const own = kinds.includes('police')
    ? [
        mine,
        { label: 'Declined', filters: { list: ['mine'], answer: ['declined'] } },
        { label: 'Returned to me', filters: { list: ['mine'], answer: ['returned for investigation'] } },
      ]
    : kinds.includes('prosecutor')
      ? [{ label: 'To screen', filters: { list: ['screening'] } }, mine]
      : [{ label: 'Proposed to us', filters: { list: ['federal'] } }, mine];
  return [
    ...own,
    { label: 'Returned', filters: { list: ['returned'] } },
    ...(supervises ? [{ label: 'Unassigned', filters: { list: ['unassigned'] } }] : []),
    { label: 'All open', filters: { list: ['open'] } },
  ];
}

const option = (value: string, label: string) => ({ value, label });
const filters = [
  {
    ...{ key: 'list', label: 'List', kind: 'choice' as const },
    options: [
      option('mine', 'My cases'),
      option('screening', 'To screen'),
      option('federal', 'Proposed to us'),
      option('returned', 'Returned'),
      option('unassigned', 'Unassigned'),
      option('open', 'All open'),
      option('all', 'All that I may see'),
    ],
  },
  {
    ...{ key: 'kind', label: 'Part', kind: 'choice' as const },
    options: Object.entries(partLabels).map(([value, label]) => option(value, label)),
  },
  {
    ...{ key: 'answer', label: 'Prosecutor’s answer', kind: 'choice' as const },
    options: [
      option('declined', 'Declined'),
      option('returned for investigation', 'Returned'),
      option('adopted', 'Adopted'),
    ],
  },
  {
    ...{ key: 'state', label: 'State', kind: 'choice' as const },
    options: [option('open', 'Open'), option('closed', 'Closed')],
  },
];

import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { agreementList, type Look, lookList } from '../contract.ts';

/** Who looked at our records, at what, why, and by what right. */
export default function LooksScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const agreements = useApiQuery(`/api/sites/${site.slug}/agreements`, agreementList, {
    query: { limit: 200 },
  });
  return (
    <ListPage<Look>
      title="Who looked at our records"
      lead="Every look at the records of your agency, with its purpose and the agreement it rested on."
      crumbs={[{ label: 'Sharing', to: sitePath('/sharing') }]}
      noun={['look', 'looks']}
      path={`/api/sites/${site.slug}/looks`}
      schema={lookList}
      rowKey={(row) => row.id}
      rowTitle={(row) => `${row.who}, ${formats.dateTime(row.at)}`}
      views={[
        { label: 'All', filters: {} },
        { label: 'By other agencies', filters: { by: ['others'] } },
        { label: 'Our own people', filters: { by: ['own'] } },
        { label: 'Through broken glass', filters: { by: ['broken-glass'] } },
      ]}
      filters={[
        {
          key: 'by',
          label: 'By whom',
          kind: 'choice',
          options: [
            { value: 'others', label: 'Other agencies' },
            { value: 'own', label: 'Our own people' },
            { value: 'broken-glass', label: 'Through broken glass' },
          ],
        },
        {
          key: 'agreement',
          label: 'Agreement',
          kind: 'choice',
          options: (agreements.data?.items ?? []).map(({ id, number, title }) => ({
            value: id,
            label: `${number} ${title}`,
          })),
        },
        { key: 'from', label: 'From', kind: 'date' },
        { key: 'to', label: 'To', kind: 'date' },
        { key: 'q', label: 'Name or case number', kind: 'text' },
      ]}
      columns={[
        { key: 'at', label: 'When', value: (row) => formats.dateTime(row.at), narrow: true },
        { key: 'who', label: 'Who', value: (row) => row.who },
        { key: 'agency', label: 'Of', value: (row) => row.agencies.join(', ') },
        { key: 'what', label: 'What', value: (row) => row.recordNumber ?? 'A list or a search' },
        { key: 'why', label: 'Why', value: (row) => row.purpose },
        { key: 'right', label: 'By what right', value: rightOf },
      ]}
      panel={(row) => <LookPanel look={row} />}
      nothingYet={
        <NothingYet title="Nobody has looked yet">Looks at records appear here as they happen.</NothingYet>
      }
    />
  );
}

function LookPanel({ look }: { look: Look }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  const isCase = look.recordTable === 'cases.case' && look.recordId !== null;
  return (
    <div className="stack">
      <Facts
        items={[
          { label: 'When', value: formats.dateTime(look.at) },
          { label: 'Who', value: `${look.who}, ${look.agencies.join(', ')}` },
          { label: 'Why', value: look.purpose },
          { label: 'Records of', value: look.owner },
          { label: 'What was shown', value: look.classes.join(', ') },
          { label: 'By what right', value: rightOf(look) },
        ]}
      />
      {isCase && <AppLink to={sitePath(`/cases/${look.recordId}`)}>Open the case</AppLink>}
      {look.agreements.map(({ id, number }) => (
        <AppLink key={id} to={sitePath(`/sharing/${id}`)}>
          Agreement {number}
        </AppLink>
      ))}
      {look.glass.map(({ id, number }) => (
        <AppLink key={id} to={sitePath(`/sharing/broken-glass/${id}`)}>
          Broken glass {number}
        </AppLink>
      ))}
    </div>
  );
}

function rightOf({ isOwn, agreements, glass }: Look): string {
  const numbers = [...agreements, ...glass].map(({ number }) => number);
  if (numbers.length > 0) return numbers.join(', ');
  return isOwn ? 'Own agency' : 'None on record';
}

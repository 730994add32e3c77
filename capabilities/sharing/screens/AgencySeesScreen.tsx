import { SelectField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { AgencySees, AgreementOptions, agreementList } from '../contract.ts';

const proposedStates = ['draft', 'legal review', 'for signature', 'signed'];

/** What would agency X see? Answered by the functions that the database’s own policies ask. */
export default function AgencySeesScreen() {
  const site = useSite();
  const [search, change] = useSearchValues();
  const options = useApiQuery(`/api/sites/${site.slug}/agreement-options`, AgreementOptions);
  const proposals = useApiQuery(`/api/sites/${site.slug}/agreements`, agreementList, {
    query: { state: proposedStates, limit: 200 },
  });
  const agency = search.get('agency') ?? '';
  const proposed = search.get('proposed') ?? '';
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(key, value);
    else next.delete(key);
    change(next);
  };
  const field = (key: string, value: string) => ({
    name: key,
    id: `sees-${key}`,
    value,
    onChange: (chosen: string) => set(key, chosen),
    error: undefined,
  });
  return (
    <Page
      title="What would an agency see?"
      lead="Answered by the same functions that decide what its people are shown."
      crumbs={[{ label: 'Sharing', to: `/s/${site.slug}/sharing` }]}
      wide
    >
      <div className="split">
        <SelectField
          {...field('agency', agency)}
          label="Agency"
          required
          options={(options.data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          {...field('proposed', proposed)}
          label="With a proposed agreement"
          empty="- As it is now -"
          options={(proposals.data?.items ?? []).map(({ id, number, title }) => ({
            value: id,
            label: `${number} ${title}`,
          }))}
        />
      </div>
      {agency && <Answer agency={agency} proposed={proposed} />}
    </Page>
  );
}

function Answer({ agency, proposed }: { agency: string; proposed: string }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/agency-sees`, AgencySees, {
    query: { agency, ...(proposed ? { proposed } : {}) },
    live: ['sharing.agreement-began', 'sharing.agreement-ended'],
  });
  return (
    <QueryStates query={query} what="what the agency sees">
      {(sees) => <SeesTable sees={sees} />}
    </QueryStates>
  );
}

type Row = AgencySees['rows'][number];

const sealWords: Record<Row['seal'], string> = {
  open: 'Everyone there who reads that class',
  juvenile: 'Those who may read juvenile records',
  sealed: 'Its records officers, to carry out an order',
};

function SeesTable({ sees }: { sees: AgencySees }) {
  const sitePath = useSitePath();
  const others = sees.rows.filter(({ isOwn }) => !isOwn);
  return (
    <div className="stack">
      {others.length === 0 && (
        <Notice tone="info">{sees.agency.name} sees no records of other agencies at this site.</Notice>
      )}
      <DataTable<Row>
        caption={`What ${sees.agency.name} sees`}
        rows={sees.rows}
        rowKey={(row) => `${row.owner} ${row.classLabel} ${row.fieldLabel} ${row.seal}`}
        columns={[
          { key: 'owner', label: 'Records of', value: (row) => (row.isOwn ? 'Its own' : row.owner) },
          { key: 'class', label: 'Class', value: (row) => row.classLabel },
          { key: 'field', label: 'Field', value: (row) => row.fieldLabel },
          { key: 'who', label: 'Who there', value: (row) => sealWords[row.seal] },
          {
            key: 'by',
            label: 'By which agreement',
            value: (row) => row.agreements.map(({ number }) => number).join(', '),
            render: (row) => (
              <span className="row">
                {row.agreements.map(({ id, number }) => (
                  <AppLink key={id} to={sitePath(`/sharing/${id}`)}>
                    {number}
                  </AppLink>
                ))}
                {row.onlyProposed && <Tag tone="warning">Only proposed</Tag>}
              </span>
            ),
          },
        ]}
        empty={<p>No records of any kind yet.</p>}
      />
    </div>
  );
}

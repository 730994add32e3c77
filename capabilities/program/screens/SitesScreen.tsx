import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type SiteSummary, siteList } from '../contract.ts';
import { ProgramTabs } from './ProgramTabs.tsx';

/** The sites of the partnership, to add to and to change. */
export default function SitesScreen() {
  const add = <LinkButton to="/program/sites/new">Add a site</LinkButton>;
  return (
    <ListPage<SiteSummary>
      title="Sites"
      lead="The cities and regions of the partnership. They are named on the public pages."
      noun={['site', 'sites']}
      path="/api/sites"
      schema={siteList}
      live={['program.site-added', 'program.site-changed']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.name}
      to={(row) => `/s/${row.slug}/program/particulars`}
      columns={[
        { key: 'name', label: 'Site', value: (row) => row.name },
        { key: 'state', label: 'State', value: (row) => row.state, narrow: true },
        {
          key: 'cohort',
          label: 'Cohort',
          value: (row) => row.cohortYear && String(row.cohortYear),
          narrow: true,
        },
        { key: 'zone', label: 'Time zone', value: (row) => row.timeZone },
        { key: 'slug', label: 'Address', value: (row) => row.slug, hidden: true },
      ]}
      actions={add}
      nothingYet={
        <NothingYet title="No sites yet" action={add}>
          A site is added before its people are invited.
        </NothingYet>
      }
    >
      <ProgramTabs here="sites" />
    </ListPage>
  );
}

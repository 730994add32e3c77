import type { ReactNode } from 'react';
import { AppLink } from '../navigation.tsx';
import type { AppPath } from '../screens.ts';
import { PageTitle, UnderHeading } from './PageTitle.tsx';

export type Crumb = { label: string; to: AppPath };

type PageProps = {
  title: string;
  /** Above the title: the record's number and kind. */
  over?: ReactNode;
  lead?: ReactNode;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  /** Uses the whole width; reading pages keep a readable line. */
  wide?: boolean;
  children: ReactNode;
};

/** The frame of every page: where it stands, its one heading, its actions. */
export function Page({ title, over, lead, crumbs, actions, wide, children }: PageProps) {
  return (
    <div className={wide ? 'page page--wide' : 'page'}>
      {crumbs && crumbs.length > 0 && <Crumbs crumbs={crumbs} />}
      <header className="page__head">
        <div className="page__heading">
          {over && <p className="page__over">{over}</p>}
          <PageTitle title={title} />
          {lead && <p className="page__lead">{lead}</p>}
        </div>
        {actions && <div className="page__actions">{actions}</div>}
      </header>
      <UnderHeading value={true}>{children}</UnderHeading>
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav className="crumbs" aria-label="Breadcrumbs">
      <ol>
        {crumbs.map((crumb) => (
          <li key={crumb.to}>
            <AppLink to={crumb.to}>{crumb.label}</AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}

import { type ReactNode, useId } from 'react';

type SectionProps = {
  title: string;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  plain?: boolean;
};

/** A part of a page with its own heading; a card unless `plain`. */
export function Section({ title, lead, actions, children, plain }: SectionProps) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className={plain ? 'section' : 'section panel'}>
      <div className="section__head">
        <h2 id={headingId}>{title}</h2>
        {actions && <div className="row">{actions}</div>}
      </div>
      {lead && <p className="section__lead">{lead}</p>}
      {children}
    </section>
  );
}

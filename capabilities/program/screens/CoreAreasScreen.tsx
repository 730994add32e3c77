import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { coreAreaLists } from '../contract.ts';
import { ProgramTabs } from './ProgramTabs.tsx';

const standings = { coming: 'Coming', 'in force': 'In force', past: 'No longer in force' } as const;

/** In which areas the program gives assistance: now, before, and from a day to come. */
export default function CoreAreasScreen() {
  const formats = useFormats();
  const query = useApiQuery('/api/core-areas/lists', coreAreaLists, { live: ['program.core-areas-listed'] });
  const put = (
    <May permission="program.administer-sites">
      <LinkButton to="/program/core-areas/new">Put a new list in force</LinkButton>
    </May>
  );
  return (
    <Page
      title="Core areas"
      lead="The areas in which the program gives assistance. What was asked under an older list keeps its name."
      actions={put}
    >
      <ProgramTabs here="core-areas" />
      <QueryStates query={query} what="the core areas">
        {({ items }) =>
          items.map((list) => (
            <Section
              key={list.inForceFrom}
              title={`${standings[list.standing]}, from ${formats.date(list.inForceFrom)}`}
              lead={list.note}
            >
              <ul className="choices">
                {list.areas.map(({ key, name, summary }) => (
                  <li key={key}>
                    <div>
                      <h3>{name}</h3>
                      <p>{summary}</p>
                    </div>
                  </li>
                ))}
              </ul>
            </Section>
          ))
        }
      </QueryStates>
    </Page>
  );
}

import { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AssistanceRequest } from '../contract.ts';
import { requestWorkflow } from '../states.ts';

const areaList = z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) });

const how = {
  'split-from': 'Split off from',
  'split-into': 'A part became',
  'merged-into': 'Lives on in',
  'merged-from': 'Took in',
} as const;

/** What is asked, with the letter and the requests it belongs to. */
export function RequestTab({ request, path }: { request: AssistanceRequest; path: string }) {
  const formats = useFormats();
  const areas = useApiQuery('/api/core-areas', areaList);
  const name = (key: string) => areas.data?.items.find((area) => area.key === key)?.name ?? key;
  const { text, letter } = request;
  const named = [...(text.primaryCoreArea ? [text.primaryCoreArea] : []), ...text.coreAreas].map(name);
  return (
    <div className="stack">
      <Section title="Problem" plain>
        <p>{text.problem || 'Not written yet.'}</p>
      </Section>
      <Section title="What should be different afterwards" plain>
        <p>{text.wantedOutcome || 'Not written yet.'}</p>
      </Section>
      <Section title="Core areas" plain>
        <p>{named.length > 0 ? named.join(', ') : 'None chosen yet.'}</p>
        {request.objective && <p>It serves the plan objective “{request.objective}”.</p>}
      </Section>
      {letter && (
        <Section title="Letter of support" plain>
          <p>
            <a href={`${path}/letter`} download>
              {letter.fileName}
            </a>{' '}
            ({formats.bytes(letter.bytes)}), sent {letter.sentBy && `by ${letter.sentBy} `}
            {formats.dateTime(letter.sentAt)}
          </p>
        </Section>
      )}
      {request.links.length > 0 && <Links request={request} />}
    </div>
  );
}

function Links({ request }: { request: AssistanceRequest }) {
  const sitePath = useSitePath();
  return (
    <Section title="Belongs together with" plain>
      <ul>
        {request.links.map((link) => (
          <li key={link.id}>
            {how[link.how]} <AppLink to={sitePath(`/assistance/${link.id}`)}>{link.number}</AppLink>{' '}
            {link.title} <StateTag workflow={requestWorkflow} state={link.state} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

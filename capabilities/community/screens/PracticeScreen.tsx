import { type FormEvent, useState } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useSearchValues } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import type { AppPath } from '#web/design/screens.ts';
import { FilteredOut } from '#web/design/states/FilteredOut.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type PracticeFound, practiceAnswer } from '../contract.ts';
import { useCoreAreas } from './words.ts';

/** What sites have done, and what is known of how it came out. */
export default function PracticeScreen() {
  const [search, setSearch] = useSearchValues();
  const q = search.get('q') ?? '';
  const coreArea = search.get('coreArea') ?? '';
  const query = useApiQuery('/api/practice', practiceAnswer, { query: { q, coreArea } });
  const ask = (next: { q: string; coreArea: string }) =>
    setSearch(new URLSearchParams(Object.entries(next).filter(([, value]) => value !== '')));
  const clear = () => ask({ q: '', coreArea: '' });
  return (
    <Page
      title="Who has done this?"
      lead="What sites have done, with what is known of the result. What is not public yet is found by those alone who may read it."
    >
      <Ask key={`${q} ${coreArea}`} q={q} coreArea={coreArea} onAsk={ask} />
      <QueryStates query={query} what="what sites have done">
        {({ items, asked }) =>
          items.length === 0 ? (
            <Nothing asked={asked} isNarrowed={q !== '' || coreArea !== ''} onClear={clear} />
          ) : (
            <>
              <p role="status">{items.length === 1 ? '1 answer' : `${items.length} answers`}</p>
              {items.map((item) => (
                <Answer key={`${item.noun} ${item.to}`} item={item} />
              ))}
            </>
          )
        }
      </QueryStates>
    </Page>
  );
}

type Asked = { q: string; coreArea: string };

function Ask({ q, coreArea, onAsk }: Asked & { onAsk: (next: Asked) => void }) {
  const { options } = useCoreAreas();
  const [words, setWords] = useState(q);
  const [area, setArea] = useState(coreArea);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onAsk({ q: words.trim(), coreArea: area });
  };
  return (
    <search>
      <form className="form panel" onSubmit={submit}>
        <div className="split">
          <TextField
            id="practice-q"
            name="q"
            label="Words"
            hint="For example: nonfatal shooting team"
            type="search"
            value={words}
            onChange={setWords}
            error={undefined}
          />
          <SelectField
            id="practice-area"
            name="coreArea"
            label="Core area"
            empty="Any core area"
            options={options}
            value={area}
            onChange={setArea}
            error={undefined}
          />
        </div>
        <Button type="submit" tone="primary">
          Search
        </Button>
      </form>
    </search>
  );
}

function Answer({ item }: { item: PracticeFound }) {
  const formats = useFormats();
  return (
    <article className="panel stack" aria-label={`${item.site.name}: ${item.what}`}>
      <p className="quiet">
        {item.noun} · {item.site.name} · {formats.date(item.when)}{' '}
        <Tag tone={item.isPublic ? 'success' : 'neutral'}>{item.isPublic ? 'Public' : 'Not public'}</Tag>
      </p>
      <h2>
        {item.isPublic ? (
          <a href={item.to}>{item.what}</a>
        ) : (
          <AppLink to={item.to.replace(/^\/app/, '') as AppPath}>{item.what}</AppLink>
        )}
      </h2>
      <p>{item.result}</p>
      {item.measured && (
        <p className="quiet">{item.uncertainty ?? 'The result is told without an interval.'}</p>
      )}
    </article>
  );
}

function Nothing({
  asked,
  isNarrowed,
  onClear,
}: {
  asked: string[];
  isNarrowed: boolean;
  onClear: () => void;
}) {
  if (isNarrowed)
    return (
      <>
        <FilteredOut onClear={onClear} noun="answers" />
        <p className="quiet">Looked through: {asked.join(', ').toLowerCase()}.</p>
      </>
    );
  return (
    <NothingYet title="Nothing to show yet">
      Delivered assistance, verified recommendations, published plans, registered evaluations and published
      findings appear here, each with its result.
    </NothingYet>
  );
}

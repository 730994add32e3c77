import { Page } from '../frames/Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Problem } from '../problem.ts';
import { Failed } from '../states/Failed.tsx';
import { FilteredOut } from '../states/FilteredOut.tsx';
import { Loading } from '../states/Loading.tsx';
import { NoAccess } from '../states/NoAccess.tsx';
import { NothingYet } from '../states/NothingYet.tsx';

const broken = new Problem({
  status: 503,
  code: 'http.503',
  detail: 'The server is busy or starting.',
  mend: 'Try again in a minute.',
  requestId: '0193-sample',
});

export default function StatesScreen() {
  return (
    <Page title="States" lead="What a place says when it has nothing to show." wide>
      <div className="split">
        <NothingYet title="No imports yet" action={<Button tone="primary">Import a file</Button>}>
          An import brings the rows of a file into the site’s data.
        </NothingYet>
        <FilteredOut onClear={() => {}} noun="imports" />
        <NoAccess to="the findings of this site" />
        <Failed error={broken} retry={() => {}} />
        <Loading what="imports" />
      </div>
    </Page>
  );
}

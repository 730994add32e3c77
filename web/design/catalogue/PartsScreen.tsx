import { useState } from 'react';
import { Page } from '../frames/Page.tsx';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import { Button, LinkButton } from '../parts/Button.tsx';
import { ConfirmDialog } from '../parts/ConfirmDialog.tsx';
import { HowWeKnow } from '../parts/HowWeKnow.tsx';
import { KeyFigures } from '../parts/KeyFigures.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ProgressPanel } from '../parts/ProgressPanel.tsx';
import { ReasonDialog } from '../parts/ReasonDialog.tsx';
import { Section } from '../parts/Section.tsx';
import { Tag } from '../parts/StateTag.tsx';
import { useToast } from '../parts/toasts.tsx';

export default function PartsScreen() {
  return (
    <Page
      title="Parts"
      lead="What screens are made of."
      actions={<Button tone="primary">Primary action</Button>}
      wide
    >
      <KeyFigures
        items={[
          { label: 'Shootings this year', value: '1,042', interval: '95% interval 980 to 1,107' },
          { label: 'Change on last year', value: '−18.4%', note: 'to Nov 17', tone: 'success' },
          { label: 'Rows set aside', value: '12', note: 'without a date', tone: 'warning' },
          { label: 'Geocoded', value: '98.7%' },
        ]}
      />
      <Buttons />
      <Section title="Notices and tags">
        <div className="stack">
          <Notice>The next import is planned for Monday.</Notice>
          <Notice tone="success">The import was accepted.</Notice>
          <Notice
            tone="warning"
            title="12 rows have no date"
            actions={<Button small>Download the rows</Button>}
          >
            They are set aside; download them, add dates, import again.
          </Notice>
          <Notice tone="error">
            The file is not a CSV file. Export it again as CSV and choose it once more.
          </Notice>
          <p className="row">
            <Tag>Draft</Tag>
            <Tag tone="info">Checking</Tag>
            <Tag tone="warning">Waits</Tag>
            <Tag tone="success">Accepted</Tag>
            <Tag tone="error">Rejected</Tag>
          </p>
        </div>
      </Section>
      <ProgressPanel
        label="Importing shootings-week-74.csv"
        unit="rows"
        done={8_200}
        total={16_484}
        startedAt={new Date(Date.now() - 4_000).toISOString()}
        state="running"
        onCancel={() => {}}
      />
      <HowWeKnow
        dataVersion="Version 7, imported Nov 17, 2026"
        method="Year-to-date comparison with a negative binomial interval"
        period="Jan 1 to Nov 17, 2025 and 2026"
        seed="20261117"
        limits={[
          'It does not say why the number changed.',
          'The last two weeks may still grow by late reports.',
        ]}
      />
    </Page>
  );
}

function Buttons() {
  const toast = useToast();
  const [asked, setAsked] = useState<'confirm' | 'reason' | null>(null);
  const close = () => setAsked(null);
  return (
    <Section title="Buttons, dialogs, messages">
      <div className="row">
        <Button tone="primary" onClick={() => toast({ text: 'Row set aside', undo: () => {} })}>
          Set aside
        </Button>
        <Button onClick={() => setAsked('confirm')}>Ask to confirm</Button>
        <Button tone="danger" onClick={() => setAsked('reason')}>
          Withdraw
        </Button>
        <Button busy>Working</Button>
        <LinkButton to="/states" icon="arrow_forward">
          Go on
        </LinkButton>
        <Button
          tone="plain"
          onClick={() =>
            toast({ text: 'The server could not be reached.', detail: 'Try again.', tone: 'error' })
          }
        >
          Fail
        </Button>
        <ActionMenu
          label="More actions"
          items={[
            { key: 'print', label: 'Print', run: () => {} },
            {
              key: 'approve',
              label: 'Approve',
              note: 'You wrote this: a second person decides.',
              disabled: true,
              run: () => {},
            },
            { key: 'delete', label: 'Withdraw', danger: true, run: () => setAsked('reason') },
          ]}
        />
      </div>
      <ConfirmDialog
        open={asked === 'confirm'}
        title="Check again?"
        body="The rows are read once more."
        confirmLabel="Check again"
        onConfirm={close}
        onClose={close}
      />
      <ReasonDialog
        open={asked === 'reason'}
        title="Withdraw the import"
        body="Its rows leave every analysis."
        confirmLabel="Withdraw"
        required
        danger
        onConfirm={close}
        onClose={close}
      />
    </Section>
  );
}

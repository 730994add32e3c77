import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RadioField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { StateTag, Tag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NoAccess } from '#web/design/states/NoAccess.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { type Candidate, Matching, Offer, OfferDraft, type OfferSummary } from '../../contract.ts';
import { offerWorkflow } from '../../states.ts';

type MatchPanelProps = { requestId: string };

/** Who could take the request, with the reasons, and whom it was offered to. */
export function MatchPanel({ requestId }: MatchPanelProps) {
  const site = useSite();
  const may = useMay();
  const path = `/api/sites/${site.slug}/assistance/requests/${requestId}`;
  const maySee = may('assistance.read-matching', site.id);
  const query = useApiQuery(`${path}/matching`, Matching, {
    live: ['assistance.*'],
    enabled: maySee,
  });
  const [offering, setOffering] = useState<Candidate | null>(null);
  if (!maySee) return <NoAccess to="how the request is matched" ask="the site’s liaison" />;
  return (
    <Section
      title="Match a provider"
      lead="Best fit first. Each reason is one a person can check; there is no hidden score."
      plain
    >
      <QueryStates query={query} what="the providers">
        {({ candidates, offers, openToOffers }) => (
          <div className="stack">
            {offers.length > 0 && <OffersTable offers={offers} />}
            <Candidates
              candidates={candidates.filter(({ providerId }) => !hasIt(offers, providerId))}
              {...(openToOffers && may('assistance.offer', site.id) ? { onOffer: setOffering } : {})}
            />
            <Dialog
              open={offering !== null}
              title={`Offer the request to ${offering?.name ?? ''}`}
              onClose={() => setOffering(null)}
            >
              {offering && (
                <OfferForm
                  key={offering.providerId}
                  path={path}
                  candidate={offering}
                  leads={!offers.some(({ isLead, state }) => isLead && isLive(state))}
                  onDone={() => setOffering(null)}
                />
              )}
            </Dialog>
          </div>
        )}
      </QueryStates>
    </Section>
  );
}

const isLive = (state: OfferSummary['state']) => state === 'offered' || state === 'accepted';
const hasIt = (offers: readonly OfferSummary[], providerId: string) =>
  offers.some((offer) => offer.providerId === providerId && isLive(offer.state));

function OffersTable({ offers }: { offers: OfferSummary[] }) {
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <DataTable<OfferSummary>
      caption="Offered to"
      rows={offers}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.provider}
      to={(row) => sitePath(`/assistance/offers/${row.id}`)}
      columns={[
        { key: 'provider', label: 'Provider', value: (row) => row.provider },
        { key: 'role', label: 'Takes', value: (row) => (row.isLead ? 'The lead' : row.part || 'A part') },
        {
          key: 'state',
          label: 'State',
          value: (row) => offerWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={offerWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'by', label: 'Answer by', value: (row) => formats.date(row.answerBy), narrow: true },
      ]}
    />
  );
}

const verdicts = {
  fits: { tone: 'success', label: 'Fits' },
  'no-room': { tone: 'warning', label: 'No room now' },
  excluded: { tone: 'error', label: 'Excluded' },
} as const;

type CandidatesProps = { candidates: Candidate[]; onOffer?: (candidate: Candidate) => void };

function Candidates({ candidates, onOffer }: CandidatesProps) {
  if (candidates.length === 0)
    return (
      <NothingYet title="No other provider to ask">
        The program office lists providers in the directory of providers.
      </NothingYet>
    );
  return (
    <ol className="stack">
      {candidates.map((candidate) => (
        <li key={candidate.providerId} className="panel">
          <div className="row">
            <strong>
              <AppLink to={`/providers/${candidate.providerId}`}>{candidate.name}</AppLink>
            </strong>
            <Tag tone={verdicts[candidate.verdict].tone}>{verdicts[candidate.verdict].label}</Tag>
            {onOffer && candidate.verdict !== 'excluded' && (
              <Button small onClick={() => onOffer(candidate)} aria-label={`Offer to ${candidate.name}`}>
                Offer the request
              </Button>
            )}
          </div>
          <ul>
            {candidate.reasons.map(({ text }) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

type OfferFormProps = { path: string; candidate: Candidate; leads: boolean; onDone: () => void };

function OfferForm({ path, candidate, leads, onDone }: OfferFormProps) {
  const site = useSite();
  const refresh = useRefresh();
  const form = useForm({
    name: `offer:${path}:${candidate.providerId}`,
    initial: { takes: leads ? 'lead' : 'part', part: '', answerBy: '' },
    schema: offerForm,
    submit: (draft) => api.post(`${path}/offers`, { ...draft, providerId: candidate.providerId }, Offer),
    done: () => {
      void refresh([`/api/sites/${site.slug}/assistance`]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Send the offer">
      <RadioField
        {...form.field('takes')}
        label="What it is asked to take"
        options={[
          { value: 'lead', label: 'The lead: it plans and answers for the whole' },
          { value: 'part', label: 'A part, beside the provider who leads' },
        ]}
        required
      />
      <TextAreaField
        {...form.field('part')}
        label="What it is asked to do"
        hint="In a sentence or two. The request itself goes with the offer."
        maxLength={1000}
      />
      <TextField
        {...form.field('answerBy')}
        label="Answer by"
        hint="In three days, when left empty."
        type="date"
        width="medium"
      />
    </FormBody>
  );
}

type OfferValues = Record<'takes' | 'part' | 'answerBy', string>;

const offerForm = z.preprocess(
  (typed) => {
    const { takes, part, answerBy } = typed as OfferValues;
    return { isLead: takes === 'lead', part, ...(answerBy ? { answerBy } : {}) };
  },
  OfferDraft.omit({ providerId: true }),
);

import { useMemo } from 'react';
import { api } from '#web/design/api.ts';
import { CheckField, ComboField, RadioField, SelectField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useToast } from '#web/design/parts/toasts.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Preferences } from '../contract.ts';
import { DigestPreviewSection } from './DigestPreviewSection.tsx';
import {
  channelLabels,
  formOf,
  hours,
  inAppMeaning,
  type PreferencesForm,
  preferencesForm,
  timeZones,
  weekDays,
} from './preferences-form.ts';

const path = '/api/account/notifications';

/** What a person is told, by which way and when, and what today's digest would say. */
export default function NotificationsScreen() {
  const query = useApiQuery(path, Preferences);
  return (
    <Page
      title="Notifications"
      lead={
        <>
          What you are told outside the page you are on. All that waits on you is always in{' '}
          <AppLink to="/">My work</AppLink>, whatever you choose here.
        </>
      }
    >
      <div className="stack">
        <QueryStates query={query} what="your choices">
          {(preferences) => <Choices preferences={preferences} />}
        </QueryStates>
        <DigestPreviewSection />
      </div>
    </Page>
  );
}

function Choices({ preferences }: { preferences: Preferences }) {
  const refresh = useRefresh();
  const toast = useToast();
  const form = useForm({
    name: 'notifications',
    initial: formOf(preferences),
    schema: preferencesForm,
    submit: (change) => api.put(path, change, Preferences),
    done: () => {
      toast({ text: 'Your choices are saved', tone: 'success' });
      void refresh([path, '/api/account/digest-preview', '/api/notifications']);
    },
  });
  return (
    <div className="panel">
      <FormBody form={form} submitLabel="Save choices">
        {preferences.kinds.map((kind) => (
          <RadioField
            key={kind.key}
            {...form.field(kind.key)}
            label={kind.label}
            hint={kind.meaning}
            required
            options={kind.offered.map((channel) => ({
              value: channel,
              label: channelLabels[channel],
              hint: channel === 'in-app' ? inAppMeaning[kind.key] : undefined,
            }))}
          />
        ))}
        <CheckField
          {...form.field('digestOn')}
          label="Send digests by e-mail"
          hint="Off ends daily and weekly digests together; your choices above stay for when you turn it on again."
        />
        {!form.values.digestOn && <Notice tone="info">No digest is sent while this is off.</Notice>}
        <RhythmFields form={form} />
      </FormBody>
    </div>
  );
}

function RhythmFields({ form }: { form: Form<PreferencesForm> }) {
  const zones = useMemo(() => timeZones(form.values.timeZone), [form.values.timeZone]);
  return (
    <Section title="When" plain>
      <div className="stack">
        <ComboField
          {...form.field('timeZone')}
          label="Your time zone"
          hint="All hours here are of the clock in this zone."
          options={zones}
          required
        />
        <div className="split">
          <SelectField {...form.field('digestHour')} label="Digest at" options={hours} required />
          <SelectField {...form.field('weeklyDay')} label="Weekly digest on" options={weekDays} required />
        </div>
        <CheckField
          {...form.field('isQuiet')}
          label="Quiet hours"
          hint="No mail leaves in them and the bell shows no count. A digest whose hour lies within waits until they end."
        />
        {form.values.isQuiet && (
          <div className="split">
            <SelectField {...form.field('quietFrom')} label="Quiet from" options={hours} required />
            <SelectField {...form.field('quietTo')} label="Quiet to" options={hours} required />
          </div>
        )}
      </div>
    </Section>
  );
}

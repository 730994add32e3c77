import type { App } from '#platform/http/app.ts';
import type { Services } from '#platform/http/capability.ts';
import type { WorkflowDeclaration } from '#platform/workflow/declare.ts';
import { changePreferencesIn } from '../commands/change-preferences.ts';
import { DigestPreview, Preferences, PreferencesChange } from '../contract.ts';
import { previewDigest } from '../queries/digest-preview.ts';
import { readPreferences } from '../queries/preferences.ts';

const tags = ['notifications'];
const config = { needs: 'signed-in' } as const;

export function addPreferenceRoutes(
  app: App,
  services: Services,
  workflows: () => readonly WorkflowDeclaration[],
): void {
  app.get(
    '/api/account/notifications',
    {
      config,
      schema: { tags, summary: 'What I am told, by which way and when', response: { 200: Preferences } },
    },
    (request) => request.read(readPreferences),
  );

  app.put(
    '/api/account/notifications',
    {
      config,
      schema: {
        tags,
        summary: 'Choose what I am told, by which way and when',
        body: PreferencesChange,
        response: { 200: Preferences },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => changePreferencesIn(tx, request.body));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );

  app.get(
    '/api/account/digest-preview',
    {
      config,
      schema: { tags, summary: 'Today’s digest as it would leave now', response: { 200: DigestPreview } },
    },
    (request) => request.read((tx) => previewDigest(tx, workflows(), services)),
  );
}

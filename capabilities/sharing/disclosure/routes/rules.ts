import type { App } from '#platform/http/app.ts';
import { addGroundIn, setRuleIn } from '../commands/set-rules.ts';
import { GroundDraft, RuleBook, RuleDraft } from '../contract.ts';
import { readRuleBook } from '../queries/rules.ts';

const tags = ['sharing'];
const set = { needs: { permission: 'disclosure.set-rules' } } as const;

export function addRuleRoutes(app: App): void {
  app.get(
    '/api/sharing/time-limits',
    {
      config: { needs: 'signed-in' },
      schema: {
        tags,
        summary:
          'In what time each jurisdiction’s law wants an answer, and on what grounds records are held back',
        response: { 200: RuleBook },
      },
    },
    (request) => request.read(readRuleBook),
  );
  app.post(
    '/api/sharing/time-limits',
    {
      config: set,
      schema: { tags, summary: 'Enter a time limit', body: RuleDraft, response: { 201: RuleBook } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => setRuleIn(tx, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
  app.post(
    '/api/sharing/withholding-grounds',
    {
      config: set,
      schema: { tags, summary: 'Enter a ground', body: GroundDraft, response: { 201: RuleBook } },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => addGroundIn(tx, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );
}

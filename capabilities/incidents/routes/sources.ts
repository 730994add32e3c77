import { z } from 'zod';
import type { App } from '#platform/http/app.ts';
import { addFlagRuleIn } from '../commands/add-flag-rule.ts';
import { changeSourceIn } from '../commands/change-source.ts';
import { endFlagRuleIn } from '../commands/end-flag-rule.ts';
import { openSourceIn } from '../commands/open-source.ts';
import { FlagRuleDraft, FlagRuleList, Made, SourceChange, SourceDraft, SourceList } from '../contract.ts';
import { readFlagRules } from '../queries/flag-rules.ts';
import { readSources } from '../queries/sources.ts';

const tags = ['incidents'];
const siteParams = z.object({ site: z.string() });
const sourceParams = z.object({ site: z.string(), source: z.uuid() });
const manage = { needs: { permission: 'incidents.manage-sources' } };
const read = { needs: { permission: 'incidents.read' } };

export function addSourceRoutes(app: App): void {
  app.get(
    '/api/sites/:site/incidents/sources',
    {
      config: read,
      schema: {
        summary: 'Where a site’s incidents come from',
        tags,
        params: siteParams,
        response: { 200: SourceList },
      },
    },
    async (request) => ({ items: await request.read((tx) => readSources(tx, request.site.id)) }),
  );

  app.post(
    '/api/sites/:site/incidents/sources',
    {
      config: manage,
      schema: {
        summary: 'Open a source',
        tags,
        params: siteParams,
        body: SourceDraft,
        response: { 201: Made },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => openSourceIn(tx, request.site.id, request.body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );

  app.put(
    '/api/sites/:site/incidents/sources/:source',
    {
      config: manage,
      schema: {
        summary: 'Change a source’s name, mode, mapping or grouping for files to come',
        tags,
        params: sourceParams,
        body: SourceChange,
        response: { 200: Made },
      },
    },
    async (request, reply) => {
      const { site, params, body } = request;
      const outcome = await request.write((tx) => changeSourceIn(tx, site.id, params.source, body));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );

  app.get(
    '/api/sites/:site/incidents/sources/:source/rules',
    {
      config: read,
      schema: {
        summary: 'Rules in force that leave incidents out of analyses or mark them',
        tags,
        params: sourceParams,
        response: { 200: FlagRuleList },
      },
    },
    async (request) => ({ items: await request.read((tx) => readFlagRules(tx, request.params.source)) }),
  );

  app.post(
    '/api/sites/:site/incidents/sources/:source/rules',
    {
      config: manage,
      schema: {
        summary: 'Add a rule',
        tags,
        params: sourceParams,
        body: FlagRuleDraft,
        response: { 201: Made },
      },
    },
    async (request, reply) => {
      const { site, params, body } = request;
      const outcome = await request.write((tx) => addFlagRuleIn(tx, site.id, params.source, body));
      return outcome.ok ? reply.code(201).send(outcome.value) : reply.problem(outcome.failure);
    },
  );

  app.post(
    '/api/sites/:site/incidents/rules/:rule/end',
    {
      config: manage,
      schema: {
        summary: 'End a rule; it is kept for the analyses that were run under it',
        tags,
        params: z.object({ site: z.string(), rule: z.uuid() }),
        response: { 200: Made },
      },
    },
    async (request, reply) => {
      const outcome = await request.write((tx) => endFlagRuleIn(tx, request.site.id, request.params.rule));
      return outcome.ok ? outcome.value : reply.problem(outcome.failure);
    },
  );
}

import type { App } from '#platform/http/app.ts';
import { auditList, auditQuery } from '../../contract.ts';
import { browseAudit } from '../../queries/browse-audit.ts';

/** A site's people see who touched the site's rows; program administrators and auditors see the rest too. */
export function addAuditRoutes(app: App): void {
  app.get(
    '/api/administration/audit',
    {
      config: { needs: { permission: 'audit.read' } },
      schema: {
        summary: 'Who did what, newest first',
        tags: ['administration'],
        querystring: auditQuery,
        response: { 200: auditList },
      },
    },
    (request) => request.read((tx) => browseAudit(tx, request.query, request.query)),
  );
}

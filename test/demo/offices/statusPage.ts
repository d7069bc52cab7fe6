import type { N8nApi } from '../../e2e/n8n/N8nApi';
import { installTemplates } from '../../e2e/runs/templates';

/** Who may open the status page. */
export const STATUS_LOGIN = { user: 'office', password: 'only-for-the-demo-1' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback

export const STATUS_PATH = '/webhook/case-folder-status';

/** Publishes the status page, behind a password of its own. */
export async function statusPageFor(api: N8nApi, system: 'clio' | 'legalserver'): Promise<void> {
	await api.createCredential({ name: 'Status page', type: 'httpBasicAuth', data: STATUS_LOGIN });
	await installTemplates(api, [`status-page-${system}`]);
}

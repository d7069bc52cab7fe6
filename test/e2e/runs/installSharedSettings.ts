import type { N8nApi } from '../n8n/N8nApi';
import { installTemplates } from './templates';

/** What the workflows call, once for all suites that share an n8n: it has one place for client settings. */
export async function installSharedSettings(api: N8nApi): Promise<void> {
	const known = await api.call('GET', '/workflows/client-settings').catch(() => undefined);
	if (known !== undefined) return;
	const Settings = {
		...{ environment: 'live', liveDestination: '/Matters/Cases', demoDestination: '/Matters/Demo' },
		...{ caseSystem: 'legalserver', folderNaming: 'lastFirstCaseId', restrictPrivileged: false },
		subfolders: 'Correspondence\nDiscovery\nPleadings',
		...{ alertEmails: 'it@example.org', fromEmail: 'n8n@example.org' },
	};
	await installTemplates(api, [['client-settings', { Settings }], 'queue-storage']);
}

import { N8nApi } from '../n8n/N8nApi';
import type { RunningStack } from '../stack/runningStack';

/** The stack's n8n, signed in, with a token credential that no other test uses. */
export async function createOfficeAccess({
	n8nUrl,
	session,
	credential,
}: RunningStack): Promise<{ api: N8nApi; url: string }> {
	const api = new N8nApi(n8nUrl, session);
	await api.createCredential(credential);
	return { api, url: n8nUrl };
}

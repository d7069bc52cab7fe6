/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importWorkflows } from '../n8n/importWorkflows';
import { logFolder, n8nFolder } from '../folders';
import { readingFrom, type BinaryDataMode } from '../n8n/environment';
import { N8nApi } from '../n8n/N8nApi';
import { startN8n, type RunningN8n } from '../n8n/startN8n';
import type { RunningStack } from './runningStack';

export interface AnotherN8n {
	/** Of its log. */
	name: string;
	binaryData?: BinaryDataMode;
	/** Further variables of its environment. */
	more?: Record<string, string>;
}

/** An n8n of a test's own beside the stack's: the same package, workflows and credential, the same Dropbox. */
export async function startAnotherN8n(
	{ proxyUrl, caFile, communityPackages, documentsFolder, owner, credential }: RunningStack,
	{ name, binaryData, more }: AnotherN8n,
): Promise<RunningN8n & { api: N8nApi }> {
	const n8n = await startN8n({
		...{ proxyUrl, caFile, communityPackages, binaryData },
		more: { ...readingFrom(documentsFolder), ...more },
		folder: mkdtempSync(join(tmpdir(), `case-folders-${name}-`)),
		logFile: join(logFolder, `n8n-${name}.log`),
	});
	const api = new N8nApi(n8n.url);
	await api.setUpOwner(owner);
	await api.createCredential(credential);
	await importWorkflows(api, join(n8nFolder, 'workflows'));
	return { ...n8n, api };
}

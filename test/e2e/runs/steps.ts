/** A node of a workflow that a test makes, without its place. */
export interface Step {
	name: string;
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	onError?: 'continueErrorOutput' | 'continueRegularOutput';
}

/** Our node with the token credential, its parameters as the panel saves them. */
export const caseFolders = (name: string, parameters: Record<string, unknown>): Step => ({
	name,
	type: 'n8n-nodes-case-folders.dropboxCaseFolders',
	typeVersion: 1,
	parameters: { authentication: 'token', ...parameters },
	credentials: { dropboxCaseFoldersTokenApi: { id: '', name: '' } },
});

/** LegalServer Matters with the credential that was made last. */
export const legalServerStep = (name: string, parameters: Record<string, unknown>): Step => ({
	...{ name, type: 'n8n-nodes-legalserver-matters.legalServerMatters', typeVersion: 1, parameters },
	credentials: { legalServerMattersApi: { id: '', name: '' } },
});

/** Upload Document into the folder that the webhook was called with, by default from the field `data`. */
export const upload = (parameters: Record<string, unknown> = {}, name = 'Upload document'): Step =>
	caseFolders(name, {
		...{
			resource: 'document',
			operation: 'upload',
			caseFolder: byId("={{ $('Start').first().json.body.folderId }}"),
		},
		...{ documentFrom: 'binaryFields', binaryFields: 'data', ifNameTaken: 'skipIfIdentical' },
		...('subfolder' in parameters ? { fileInto: 'subfolder' } : {}),
		...parameters,
		options: { simplify: false, ...(parameters['options'] as object | undefined) },
	});

/** What a resource locator holds in its mode By ID. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** What a resource locator holds in its mode By Path. */
export const byPath = (value: string) => ({ __rl: true, mode: 'path', value });

/** One item per file of the machine that n8n runs on, with its bytes in the field `data`. */
export const filesFromDisk = (fileSelector: string): Step => ({
	name: 'Files from disk',
	type: 'n8n-nodes-base.readWriteFile',
	typeVersion: 1.1,
	parameters: { operation: 'read', fileSelector, options: {} },
});

/** One item per element of a list that the webhook was called with. */
export const eachOf = (field: string): Step => ({
	name: 'Each',
	type: 'n8n-nodes-base.splitOut',
	typeVersion: 1,
	parameters: { fieldToSplitOut: `body.${field}`, options: {} },
});

import { FOLDER_ID, FOLDER_LINK } from '../../e2e/runs/LegalServerOffice';

/** As whom LegalServer calls. */
export const CALLER = { type: 'basic', username: 'legalserver', password: 'only-for-legalserver-4' }; // eslint-disable-line @n8n/community-nodes/no-hardcoded-secrets -- of an n8n on loopback

/**
 * The API call of a segment, as docs/legalserver-calls.md sets it up: it waits, and stores the folder where the answer
 * has one.
 * @param given further parameters, such as `about`
 */
export const guidedNavigation = (url: string, given: Record<string, string>) => ({
	...{ url, synchronous: true, authentication: CALLER },
	parameters: [
		{ name: 'matter_uuid', field: 'matter_uuid' },
		{ name: 'folder_id', field: FOLDER_ID },
		{ name: 'folder_url', field: FOLDER_LINK },
		...Object.entries(given).map(([name, literal]) => ({ name, literal })),
	],
	stores: [
		{ filter: '.folderId // empty', field: FOLDER_ID },
		{ filter: '.folderUrl // empty', field: FOLDER_LINK },
	],
});

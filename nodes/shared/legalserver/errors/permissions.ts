/** What a user role of LegalServer's may be allowed, in LegalServer's own words. */
export const PERMISSIONS = {
	access: 'API Access',
	searchMatter: 'API Search Matter',
	getMatter: 'API Get Matter',
	fullResults: 'API Get/Search Matter Full Results',
	searchAssignments: 'API Search Matter Assignment',
	getUser: 'API - Get User',
	searchNotes: 'API Search Matter Notes',
	createNotes: 'API Create Matter Notes',
	searchLookup: 'API Search Lookup',
	updateMatter: 'API Update Matter',
	basicCaseInfo: 'API Basic Case Info',
	documateWebhook: 'API - Documate Webhook',
	searchDocuments: 'API Search Document',
} as const;

export type Permission = (typeof PERMISSIONS)[keyof typeof PERMISSIONS];

/** What only those need who write: notes are searched for, and their types, before one is added. */
export const ONLY_FOR_WRITING: readonly string[] = [
	PERMISSIONS.searchNotes,
	PERMISSIONS.createNotes,
	PERMISSIONS.searchLookup,
	PERMISSIONS.updateMatter,
	PERMISSIONS.documateWebhook,
];

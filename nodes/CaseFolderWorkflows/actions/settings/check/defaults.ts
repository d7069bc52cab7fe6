/** What counts for options that nobody added: the same as in the panel. */
export const DEFAULTS = {
	auditFolder: '/Audit',
	clientUploadsFolder: 'ClientUploads',
	keepDays: 30,
	matterTypeField: '',
	maximumRows: 50_000,
	minimumSize: 1,
	quietHours: 96,
	retryWaits: '5, 25, 125',
	statusPageUrl: '',
	syncMode: 'events',
	migration: 'anyTime',
	timeZone: '',
} as const;

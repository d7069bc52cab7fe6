/** What an office enters in *Client settings*, unless a test says otherwise. */
export const OFFICE_SETTINGS = {
	environment: 'live',
	liveDestination: '/Matters/Cases',
	demoDestination: '/Matters/Demo',
	folderNaming: 'caseId',
	subfolders: '',
	closedFolder: '/Matters/Closed',
	alertEmails: 'it@example.org',
	managingPartner: 'partner@example.org',
	fromEmail: 'n8n@example.org',
};

/** The same of the law firm with Clio. */
export const CLIO_SETTINGS = {
	...OFFICE_SETTINGS,
	liveDestination: '/Matters/Clio',
	closedFolder: '/Matters/Clio Closed',
};

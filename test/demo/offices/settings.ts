/** Every so many seconds, as n8n's nodes have it. */
const everySeconds = (seconds: number) => ({
	rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] },
});

/** 3, 6 and 12 seconds instead of 5, 25 and 125 minutes, so that nobody waits. */
const RETRY_WAITS = '0.05, 0.1, 0.2';
/** Minutes, instead of 15; a machine that is busy takes a while for a batch. */
const LEASE = 0.5;

/** Steps of *Work on events* and *Watch the queue* that wait for seconds in place of minutes. */
export const SOON = {
	worker: {
		'Every minute': everySeconds(10),
		'Choose next': { leaseMinutes: LEASE, retryWaits: RETRY_WAITS },
		Settle: { retryWaits: RETRY_WAITS },
	},
	watch: { 'Every five minutes': everySeconds(15) },
};

/** Everybody who gets emails; the attorney is the responsible one of the law firm's matters in Clio. */
export const READERS = {
	alerts: 'it@example.org',
	partner: 'partner@example.org',
	attorney: 'jane@firm.example',
};

/** What people enter in *Client settings*, but for what is the office's own. */
export const settingsOf = (folder: string): Record<string, unknown> => ({
	environment: 'live',
	liveDestination: `/Matters${folder}/Cases`,
	demoDestination: '/Matters/Demo',
	closedFolder: `/Matters${folder}/Closed`,
	closeMethod: 'move',
	subfolders: 'Pleadings\nCorrespondence\nEvidence',
	specifySubfolders: 'json',
	subfoldersJson: JSON.stringify({
		Pleadings: 'Pleadings',
		Correspondence: 'Correspondence',
		Evidence: 'Evidence',
	}),
	privilegedCategories: 'Privileged',
	privilegedPeople: 'ravi@example.com',
	includeResponsibleAttorney: false,
	alertEmails: READERS.alerts,
	managingPartner: READERS.partner,
	fromEmail: 'n8n@example.org',
});

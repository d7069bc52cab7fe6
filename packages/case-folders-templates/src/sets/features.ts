/** A case system, as the client settings call it. */
export type CaseSystem = 'clio' | 'legalserver' | 'other';

type Files = Partial<Record<CaseSystem, readonly string[]>>;

const everywhere = (...files: string[]): Files => ({ clio: files, legalserver: files, other: files });

/** Workflows that not every client wants, by the names that a client's file has for them. */
export const FEATURES = {
	auditTrail: everywhere('audit-trail'),
	testSetup: { clio: ['test-sync-clio'], legalserver: ['test-sync-legalserver'] },
	regularChecks: {
		clio: ['check-folders-clio', 'check-permissions-clio'],
		legalserver: ['check-folders-legalserver', 'check-permissions-legalserver'],
	},
	nightlyComparison: { clio: ['reconcile-clio'], legalserver: ['reconcile-legalserver'] },
	migration: { clio: ['migrate-clio'], legalserver: ['migrate-legalserver'] },
	casePage: {
		clio: ['case-page-clio', 'clio-case-page'],
		legalserver: ['case-page-legalserver', 'legalserver-case-page-link'],
		other: ['case-page'],
	},
	clioLinks: { clio: ['open-case-folder', 'send-to-dropbox'] },
	clioGrow: { clio: ['clio-grow-intake'] },
	members: { legalserver: ['legalserver-members'] },
	existingCases: { legalserver: ['legalserver-existing-cases', 'legalserver-adopt-folders'] },
	changeDestination: { legalserver: ['legalserver-change-destination'] },
} satisfies Record<string, Files>;

export type Feature = keyof typeof FEATURES;

/** What the events of each system need. */
const OWN: Record<CaseSystem, readonly string[]> = {
	clio: [
		...['send-emails-clio', 'clio-file-documents', 'clio-open-matters', 'clio-close-matters'],
		...['clio-reopen-matters', 'reconcile-cases-clio', 'clio-migrate', 'queue-worker-clio'],
		...['watch-connections-clio', 'status-page-clio', 'clio-events'],
	],
	legalserver: [
		...['send-emails-legalserver', 'legalserver-file-documents', 'legalserver-open-cases'],
		...['reconcile-cases-legalserver', 'legalserver-migrate', 'queue-worker-legalserver'],
		...['watch-connections', 'status-page-legalserver', 'legalserver-case-folder', 'legalserver-documents'],
	],
	other: [
		...['send-emails-webhook', 'webhook-open-cases', 'webhook-close-cases', 'webhook-reopen-cases'],
		...['queue-worker-webhook', 'watch-connections', 'status-page-webhook', 'webhook-case-opened'],
		...['webhook-document', 'webhook-case-closed', 'webhook-case-reopened'],
	],
};

export const featuresFor = (system: CaseSystem): Feature[] =>
	(Object.keys(FEATURES) as Feature[]).filter((feature) => filesOf(feature, system).length > 0);

const filesOf = (feature: Feature, system: CaseSystem): readonly string[] =>
	(FEATURES[feature] as Files)[system] ?? [];

/** The files of a client's set, without their ending. */
export const chooseFiles = (
	system: CaseSystem,
	features: readonly Feature[],
	storage: 'dataTable' | 'postgres',
): string[] => [
	...['client-settings', storage === 'postgres' ? 'queue-storage-postgres' : 'queue-storage'],
	...['dropbox-deletions', ...OWN[system], 'watch-queue', 'dropbox-events'],
	...new Set(features.flatMap((feature) => filesOf(feature, system))),
];

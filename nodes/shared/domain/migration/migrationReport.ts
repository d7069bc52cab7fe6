import { fitEntries } from '../checks/fitEntries';
import type { NewEvent } from '../queue/EventRow';
import type { MigrationCheck } from './MigrationCheck';

/** The email at the end of a migration, as an event of the queue. It has one ID, so that it is stored once. */
export function reportEvent({
	run,
	id,
	of,
	startedAt,
	totals,
	casesToLookAt,
	toLookAt,
}: MigrationCheck): NewEvent {
	const about = { email: 'migrationReport', run, cases: of, startedAt, ...totals, count: casesToLookAt };
	return {
		...{ eventId: `migration-report:${id}`, source: 'queue', kind: 'email' },
		...{ caseKey: '', documentId: '', versionId: '' },
		details: JSON.stringify({ ...about, events: fitEntries(about, toLookAt) }),
	};
}

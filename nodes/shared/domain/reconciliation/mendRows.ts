import { newRow, type NewRow } from '../queue/EventRow';
import type { ReconciledSource, ReconciliationFinding } from './Reconciliation';

interface MendContext {
	source: ReconciledSource;
	caseKey: string;
	/** By which one comparison is told from the next: what did not succeed is tried again by that. */
	night: string;
}

/**
 * The events by which what was found is mended: the same as the case system would have reported. Comparing again in the
 * same night gives them the same IDs, so that each is stored once.
 * @param now milliseconds since 1970
 */
export const mendRows = (
	findings: readonly ReconciliationFinding[],
	{ source, caseKey, night }: MendContext,
	now: number,
): NewRow[] =>
	findings.flatMap(({ mend, documentId, versionId, fileId, subfolder }) =>
		mend === undefined
			? []
			: newRow(
					{
						...{ source, caseKey, documentId, versionId },
						eventId: ['reconcile', night, documentId, versionId, mend].join(':'),
						kind: mend === 'file' ? 'documentCreated' : 'documentUpdated',
						details: JSON.stringify(mend === 'move' ? { refile: { fileId, subfolder } } : {}),
					},
					now,
				),
	);

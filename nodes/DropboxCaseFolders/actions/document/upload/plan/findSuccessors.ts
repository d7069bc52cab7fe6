import { pathKey } from '../../../../../shared/domain/paths';
import type { PlannedDocument } from './PlannedDocument';

/** Tells each document of the later ones that are to take the place of whatever has its name. */
export function findSuccessors(filings: readonly PlannedDocument[]): void {
	const later = new Map<unknown, Map<string, PlannedDocument[]>>();
	for (const filing of filings.toReversed()) {
		const names = later.get(filing.folder) ?? new Map<string, PlannedDocument[]>();
		later.set(filing.folder, names);
		const name = pathKey(filing.name);
		const successors = names.get(name) ?? [];
		filing.successors = successors;
		if (filing.rule === 'replace' || filing.rule === 'archive') names.set(name, [filing, ...successors]);
	}
}

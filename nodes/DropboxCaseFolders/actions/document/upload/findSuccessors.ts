import { comparable } from '../../../../shared/domain/paths';
import type { Filing } from './Filing';

/** Tells each document of the later ones that are to take the place of whatever has its name. */
export function findSuccessors(filings: readonly Filing[]): void {
	const later = new Map<unknown, Map<string, Filing[]>>();
	for (const filing of filings.toReversed()) {
		const names = later.get(filing.folder) ?? new Map<string, Filing[]>();
		later.set(filing.folder, names);
		const name = comparable(filing.name);
		const successors = names.get(name) ?? [];
		filing.successors = successors;
		if (filing.rule === 'replace' || filing.rule === 'archive') names.set(name, [filing, ...successors]);
	}
}

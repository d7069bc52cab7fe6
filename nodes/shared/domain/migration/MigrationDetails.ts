import { parseObject } from '../../core/parseObject';
import type { EventRow } from '../queue/EventRow';
import { textOf, wholeNumberOf } from '../queue/rowFrom';

/** What the row of a case that is migrated says of it, and of the migration as a whole. Numbers and IDs only. */
export interface MigrationDetails {
	/** By which this migration is told from others. */
	run: string;
	/** Cases of the migration. */
	of: number;
	/** Documents that were missing in all cases, and in this one, when the migration was planned; and their bytes. */
	ofDocuments: number;
	ofBytes: number;
	missing: number;
	missingBytes: number;
}

export function readDetails({ details }: Pick<EventRow, 'details'>): MigrationDetails {
	const given = parseObject(details);
	const number = (name: string) => wholeNumberOf(given[name]);
	const [missing, missingBytes] = [number('missing') ?? 0, number('missingBytes') ?? 0];
	return {
		...{ run: textOf(given['run']), of: number('of') ?? 1, missing, missingBytes },
		...{ ofDocuments: number('ofDocuments') ?? missing, ofBytes: number('ofBytes') ?? missingBytes },
	};
}

import { Refusal } from '../../core/Refusal';
import type { Position } from '../port';
import type { Path, Query } from './ClioApi';

/** The last record that was seen, and of which listing: `1042@2026-05-13T09:30:00Z#documents/matter/7`. */
export interface LastSeen {
	id: number;
	createdAt: string;
}

export const writePosition = (
	{ id, created_at: createdAt }: { id: number; created_at?: string },
	listing: string,
): Position => `${id}@${createdAt ?? ''}#${listing}`;

/** Which records are listed, whatever else they are narrowed down to: the same listing is gone on with later. */
export function listingName(path: Path, query: Query): string {
	const owner = ['matter', 'contact'].flatMap((kind) => {
		const id = query[`${kind}_id`];
		return typeof id === 'number' ? [kind, id] : [];
	});
	return [...path, ...owner].join('/');
}

/** @throws Refusal `invalid_input`, also for that of another listing, of which it would leave records out */
export function readPosition(position: Position, listing: string): LastSeen {
	const [, id, createdAt = '', of] =
		/^(\d{1,15})@(\d{4}-\d\d-\d\dT[\d:.]{5,12}(?:Z|[+-]\d\d:?\d\d))(?:#([\w/]+))?$/.exec(position.trim()) ??
		[];
	if (of !== undefined && of !== listing) throw otherListingRefusal();
	if (id !== undefined) return { id: Number(id), createdAt };
	throw new Refusal(
		'invalid_input',
		'The option “Start After” does not contain a position from an earlier run',
		'Use nextPosition from the last item of that run, or remove the option to start from the beginning.',
	);
}

const otherListingRefusal = (): Refusal =>
	new Refusal(
		'invalid_input',
		'The option “Start After” contains the position of a different list',
		'Use nextPosition of a run that lists the same records, or remove the option to start from the beginning.',
	);

import { Refusal } from '../../core/Refusal';
import type { ExternalProperty } from '../port';

/** Clio keeps no more with a document. */
export const MOST_PROPERTIES = 5;

/** As Clio takes it: those that are there by their IDs, others new. What is not named stays. */
export const writtenProperties = (
	before: readonly ExternalProperty[],
	wanted: Readonly<Record<string, string>>,
) =>
	Object.entries(wanted).map(([name, value]) => {
		const id = before.find((each) => each.name === name)?.id;
		return id === undefined ? { name, value } : { id, value };
	});

/** @throws Refusal `no_space` where those that are new have no room */
export function requireRoom(
	before: readonly ExternalProperty[],
	wanted: Readonly<Record<string, string>>,
): void {
	const added = Object.keys(wanted).filter((name) => before.every((each) => each.name !== name));
	if (added.length === 0 || before.length + added.length <= MOST_PROPERTIES) return;
	throw new Refusal(
		'no_space',
		`The document has ${before.length} external properties, and Clio keeps ${MOST_PROPERTIES} per document`,
		'Find out which app wrote them (Get Document lists them as externalProperties), and have it remove one that is no longer needed.',
	);
}

export const hasProperties = (
	present: readonly ExternalProperty[],
	wanted: Readonly<Record<string, string>>,
): boolean =>
	Object.entries(wanted).every(
		([name, value]) => present.find((each) => each.name === name)?.value === value,
	);

import { Refusal } from '../../core/Refusal';
import type { ExternalProperty } from './Records';

/** Clio keeps no more with a document. */
const MOST_PROPERTIES = 5;

/** @throws Refusal `no_space` where those that are new have no room */
export function requireRoom(
	before: readonly ExternalProperty[],
	wanted: Readonly<Record<string, string>>,
): void {
	const added = Object.keys(wanted).filter((name) => before.every((each) => each.name !== name));
	if (added.length === 0 || before.length + added.length <= MOST_PROPERTIES) return;
	throw new Refusal(
		'no_space',
		`The document has ${before.length} external properties, and Clio allows ${MOST_PROPERTIES} per document`,
		'Find out which app wrote them (Get Document lists them as externalProperties), and have it remove one that is no longer needed.',
	);
}

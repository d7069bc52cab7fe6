import type { ExternalProperty } from '../port';

/** As Clio takes it: those that are there by their IDs, others new. What is not named stays. */
export const writtenProperties = (
	before: readonly ExternalProperty[],
	wanted: Readonly<Record<string, string>>,
) =>
	Object.entries(wanted).map(([name, value]) => {
		const id = before.find((each) => each.name === name)?.id;
		return id === undefined ? { name, value } : { id, value };
	});

export const hasProperties = (
	present: readonly ExternalProperty[],
	wanted: Readonly<Record<string, string>>,
): boolean =>
	Object.entries(wanted).every(
		([name, value]) => present.find((each) => each.name === name)?.value === value,
	);

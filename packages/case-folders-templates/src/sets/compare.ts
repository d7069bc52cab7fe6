import { hashesOf, hashOf, type Content } from './content';

/** How a workflow in n8n stands to what was installed and to what would be installed now. */
export interface Comparison {
	/** Somebody changed it since it was installed. */
	isChangedByHand: boolean;
	/** What was changed by hand, as `Step: parameter`. Empty if it cannot be told from the rest. */
	byHand: string[];
	/** What installing would change: `Step: parameter`. */
	differences: string[];
}

/**
 * @param installedHash of the mark; undefined where the note is gone
 * @param installedHashes of the record, where there is one
 */
export function compare(
	theirs: Content,
	wanted: Content,
	installedHash: string | undefined,
	installedHashes?: Readonly<Record<string, string>>,
): Comparison {
	if (hashOf(theirs) === hashOf(wanted)) return { isChangedByHand: false, byHand: [], differences: [] };
	return {
		...changesByHand(theirs, installedHash, installedHashes),
		differences: differencesOf(theirs, wanted),
	};
}

/** What somebody changed since it was installed, whatever would be installed now. */
export function changesByHand(
	theirs: Content,
	installedHash: string | undefined,
	installedHashes?: Readonly<Record<string, string>>,
): Omit<Comparison, 'differences'> {
	const now = hashesOf(theirs);
	const byHand =
		installedHashes === undefined
			? []
			: [...new Set([...Object.keys(now), ...Object.keys(installedHashes)])].filter(
					(name) => now[name] !== installedHashes[name],
				);
	// The mark says what was installed last, wherever that was done from: the record may be an older one.
	const isChangedByHand =
		hashOf(theirs) !== installedHash && (installedHashes === undefined || byHand.length > 0);
	return { isChangedByHand, byHand: isChangedByHand ? byHand : [] };
}

/** Whether a difference is one that was made by hand. */
export const isMadeByHand = (difference: string, byHand: readonly string[]): boolean => {
	const step = /^(.*): step is (?:added|removed)$/.exec(difference)?.[1];
	return byHand.some(
		(place) =>
			place === difference ||
			difference.startsWith(`${place}.`) ||
			(step !== undefined && place.startsWith(`${step}: `)),
	);
};

function differencesOf(theirs: Content, wanted: Content): string[] {
	const names = [...new Set([...Object.keys(theirs.steps), ...Object.keys(wanted.steps)])];
	const steps = names.flatMap((name) => {
		const [one, other] = [theirs.steps[name], wanted.steps[name]];
		if (one === undefined) return [`${name}: step is added`];
		if (other === undefined) return [`${name}: step is removed`];
		return pathsOf(one, other).map((path) => `${name}: ${path}`);
	});
	const around = (['name', 'connections', 'settings'] as const).filter(
		(key) => hashOf(theirs[key]) !== hashOf(wanted[key]),
	);
	return [...steps, ...around.map((key) => `(${key})`)];
}

/** Where two values differ. What they are is not said: it may be a client's. */
function pathsOf(one: unknown, other: unknown, above = ''): string[] {
	if (hashOf(one ?? null) === hashOf(other ?? null)) return [];
	const isObject = (value: unknown): value is Record<string, unknown> =>
		typeof value === 'object' && value !== null && !Array.isArray(value) && !('__rl' in value);
	if (!isObject(one) || !isObject(other)) return [above];
	return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
		pathsOf(one[key], other[key], above === '' || above === 'parameters' ? key : `${above}.${key}`),
	);
}

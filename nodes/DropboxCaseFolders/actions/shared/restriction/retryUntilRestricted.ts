import { describeExposures, type Exposure } from '../../../../shared/domain/privilege/exposures';
import { Refusal } from '../../../../shared/core/Refusal';

/** How often it is looked at in all: others may make links as fast as they are removed. */
const LOOKS = 4;

/** How something is shut, and how it is told that it is. */
export interface RestrictionSteps<State> {
	/** What Dropbox says now. */
	read(): Promise<State>;
	exposures(state: State): Exposure[];
	/** Removes what may be removed of what was read. Yields how much it tried to. */
	remove(state: State): Promise<number>;
}

/**
 * Looks, removes what may be removed, and looks again, until a look that comes after every change shows nothing that
 * lets others in. What cannot be read is not closed.
 * @param what how a message calls it: `the restricted folder`
 * @throws Refusal `still_exposed` with kinds and counts of what lets others in; whatever `read` throws
 */
export async function retryUntilRestricted<State>(
	what: string,
	{ read, exposures, remove }: RestrictionSteps<State>,
): Promise<State> {
	for (let looks = 1; ; looks++) {
		const state = await read();
		const open = exposures(state);
		const tried = looks < LOOKS ? await remove(state) : 0;
		if (tried > 0) continue;
		if (open.length === 0) return state;
		throw new Refusal(
			'still_exposed',
			`Others than the people named can open ${what}: by ${describeExposures(open)}`,
			'Remove that in Dropbox as somebody who may, or name the people who are to keep access. Audit Permissions shows what it is. Then run it again.',
		);
	}
}

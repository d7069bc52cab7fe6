import { Refusal, type RefusalReason } from '../../../../../../../nodes/shared/core/Refusal';

/** What LegalServer says to all changes alike: that the site does not pay for them, or that the user may not make any. */
const OF_ALL: readonly RefusalReason[] = ['missing_scope', 'no_access', 'guarded', 'not_connected'];

/**
 * Until a first change goes through, one is tried at a time: where it is refused for what holds for all of them, the
 * others get the same refusal without being tried.
 */
export function createAskFirst(): <T>(change: () => Promise<T>) => Promise<T> {
	let refusal: Refusal | undefined;
	let isOpen = false;
	let turn: Promise<unknown> = Promise.resolve();
	return async (change) => {
		if (isOpen) return await change();
		const mine = turn.then(async () => {
			if (refusal !== undefined) throw refusal;
			const result = await change().catch((thrown: unknown) => {
				if (!isOpen && thrown instanceof Refusal && OF_ALL.includes(thrown.reason)) refusal = thrown;
				throw thrown;
			});
			isOpen = true;
			return result;
		});
		turn = mine.catch(() => undefined);
		return await mine;
	};
}

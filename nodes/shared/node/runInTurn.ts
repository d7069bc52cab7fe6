/** Who is at work, and whether somebody waits; nobody at first. */
export interface TurnState {
	/** Settles when the work under way ends, however it ends. */
	underWay?: Promise<unknown>;
	isAwaited?: boolean;
}

/**
 * Does the work when nobody else is at it any more. Only one waits: whatever was to be found by those who come
 * meanwhile it will find, as it has not begun, so that they have nothing to do and get undefined. However many come,
 * two at the most are held, and none holds up what another one found.
 */
export async function runInTurn<T>(turns: TurnState, work: () => Promise<T>): Promise<T | undefined> {
	if (turns.isAwaited) return undefined;
	turns.isAwaited = true;
	await turns.underWay;
	turns.isAwaited = false;
	const done = work();
	turns.underWay = done.catch(() => undefined);
	return await done;
}

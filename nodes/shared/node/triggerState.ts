import type { IDataObject } from 'n8n-workflow';

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

/**
 * Puts a state into a node's static data. n8n writes that to its database as a whole when something in it was set,
 * so nothing is set where nothing changed.
 */
export function saveState(staticData: IDataObject, state: object): void {
	let isChanged = false;
	for (const [name, value] of Object.entries(state)) {
		if (staticData[name] === value) continue;
		staticData[name] = value as string;
		isChanged = true;
	}
	if (!isChanged) return;
	for (const name of Object.keys(staticData)) if (!(name in state)) delete staticData[name];
}

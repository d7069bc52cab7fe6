/* eslint-disable @n8n/community-nodes/require-node-api-error -- test code, never part of the package */
import type { files } from 'dropbox';
import { longpollArg } from '../../arguments/files';
import { CallRefused, RouteError } from '../../route';
import { actingAs } from '../../state/acting';
import type { DropboxState } from '../../state/DropboxState';
import { readCursor, type Cursor } from '../../state/listing/cursor';
import { pageAt } from '../../state/listing/page';
import { LookupRefusal } from '../../state/refusals';
import { View } from '../../state/View';
import { route } from './define';

/** Comes without a token: whose changes are meant, the cursor says. */
export const longpoll = route({
	name: 'files/list_folder/longpoll',
	argument: longpollArg,
	selectAdmin: 'whole_team',
	async answer({ argument, state }): Promise<files.ListFolderLongpollResult> {
		const cursor = readCursor(argument.cursor);
		if (!cursor) throw new CallRefused('Invalid "cursor" parameter');
		// "Cursors retrieved by setting include_media_info to true are not supported" (spec).
		if (cursor.options.include_media_info) throw new CallRefused('Unsupported "cursor" parameter');
		if (cursor.generation < state.switches.cursorGeneration) throw new RouteError({ '.tag': 'reset' });
		return { changes: await changesWithin(state, cursor, argument.timeout * 1000) };
	},
});

/** Whether there is something to tell, waiting for it so many milliseconds. */
async function changesWithin(state: DropboxState, cursor: Cursor, milliseconds: number): Promise<boolean> {
	const timeout = state.clock.sleep(milliseconds).then(() => 'timeout' as const);
	for (;;) {
		if (hasChanges(state, cursor)) return true;
		const change = nextChange(state);
		const first = await Promise.race([change.happened, timeout]);
		change.stop();
		if (first === 'timeout') return hasChanges(state, cursor);
	}
}

function nextChange(state: DropboxState): { happened: Promise<void>; stop: () => void } {
	let stop = (): void => undefined;
	const happened = new Promise<void>((resolve) => {
		stop = state.journal.subscribe(() => resolve());
	});
	return { happened, stop };
}

function hasChanges(state: DropboxState, cursor: Cursor): boolean {
	const account = state.registry.accounts.get(cursor.accountId);
	const [app] = state.registry.apps.values();
	if (!account || !app) return false;
	const { rootNamespaceId, adminMode: asAdmin } = cursor;
	const view = new View(state, actingAs(state, { account, app, scopes: [], rootNamespaceId, asAdmin }));
	try {
		const page = pageAt(view, cursor);
		return page.listed.length > 0 || page.hasMore;
	} catch (error) {
		// The folder is gone, which list_folder/continue will tell.
		if (error instanceof LookupRefusal) return true;
		throw error;
	}
}

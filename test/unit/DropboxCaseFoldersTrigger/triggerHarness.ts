/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { ChangeRow } from '@/nodes/DropboxCaseFoldersTrigger/cycle/changeRows';
import { pollCycle, type CycleDependencies } from '@/nodes/DropboxCaseFoldersTrigger/cycle/pollCycle';
import type { Watch, WatchState } from '@/nodes/DropboxCaseFoldersTrigger/cycle/Watch';
import { EVENTS } from '@/nodes/shared/domain/changes/FolderChange';
import { createChangesPort } from '@/nodes/shared/dropbox/changes/createChangesPort';
import { createTestDropbox, type TestDropboxOptions } from '@/test/support/createTestDropbox';

/** An emulated Dropbox with a destination, `/Cases`, and a trigger that watches it. */
export async function createTriggerHarness(more: Partial<Watch> = {}, as: TestDropboxOptions = {}) {
	const world = createTestDropbox(as);
	const { person, api, dropbox } = world;
	const dependencies: CycleDependencies = { ...dropbox, ...createChangesPort(api) };
	const watch: Watch = {
		...{ watching: 'a watch', workflowId: 'w', address: '/Cases', scope: 'destination', events: EVENTS },
		...{ includeExistingItems: false, ignoreOwn: false, repeatFor: 0 },
		...more,
	};
	const write = async (path: string, contents = path) =>
		(await person.filesUpload({ path, contents: Buffer.from(contents), mode: { '.tag': 'overwrite' } }))
			.result;
	const folder = async (path: string) => (await person.filesCreateFolderV2({ path })).result.metadata;
	const move = async (from_path: string, to_path: string) =>
		(await person.filesMoveV2({ from_path, to_path })).result.metadata;
	const remove = async (path: string) => (await person.filesDeleteV2({ path })).result.metadata;
	let kept: WatchState | undefined;
	await folder('/Cases');
	await folder('/Closed');
	await folder('/Cases/Doe, Jane');
	await write('/Cases/Doe, Jane/Lease.pdf');
	return {
		...world,
		...{ watch, dependencies, write, folder, move, remove },
		/** A poll whose outcome is kept, as JSON like n8n keeps it. */
		async poll(): Promise<ChangeRow[]> {
			const result = await pollCycle(kept, watch, dependencies);
			kept = JSON.parse(JSON.stringify(result.state)) as WatchState;
			return result.rows;
		},
		/** A poll after which the process dies before anything was kept. */
		async lostPoll(): Promise<ChangeRow[]> {
			return (await pollCycle(kept, watch, dependencies)).rows;
		},
		kept: () => kept,
	};
}

/** `documentMoved /Cases/A/x → /Cases/B/x`, in no order. */
export const eventLines = (rows: readonly ChangeRow[]): string[] =>
	rows
		.map(({ event, path, previousPath }) =>
			[event, [previousPath, path].filter((each) => each !== null).join(' → ')].join(' '),
		)
		.sort();

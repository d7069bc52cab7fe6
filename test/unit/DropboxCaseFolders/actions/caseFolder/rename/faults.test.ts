/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { renameCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/rename/renameCaseFolders';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { forEveryCall } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { createCaseFolderHarness, request, value } from '../caseFolderHarness';
import { renameRequest } from './renameHarness';

describe.each([
	['properties', false],
	['file', false],
	['file', true],
] as const)('Rename with markers as %s', (marker, forceAsync) => {
	let ids: string[];

	/** One gets a new number, one a new name, one another spelling in upper and lower case. */
	const begin = async () => {
		const on = await createCaseFolderHarness();
		on.state.switches.forceAsync = forceAsync;
		ids = [];
		for (const caseId of ['22-1', '22-2', 'ab-3'])
			ids.push((await on.folder(request(caseId, { marker }))).folderId);
		await on.person.filesUpload({ path: '/Cases/22-1/letter.txt', contents: 'letter' });
		return on;
	};
	const wishes = () => [
		renameRequest(ids[0] ?? '', '23-1', { former: '22-1' }),
		renameRequest(ids[1] ?? '', '22-2', { last: 'Roe' }),
		renameRequest(ids[2] ?? '', 'AB-3', { former: 'ab-3' }),
	];
	const run = async (world: TestDropbox, through: CallInterceptor) =>
		await renameCaseFolders(wishes(), world.dropboxOver(through));
	const markersIn = async (world: TestDropbox) => {
		const folders = await Promise.all(ids.map(async (id) => await world.dropbox.find(id)));
		const questions = folders.flatMap((folder) => (folder.kind === 'folder' ? [{ folder }] : []));
		return (await world.dropbox.markersOf(questions)).map((outcome) => value(outcome)?.caseId);
	};
	const look = async (world: TestDropbox) => ({
		tree: await treeOf(world.dropbox),
		markers: await markersIn(world),
		names: await Promise.all(ids.map(async (id) => (await world.dropbox.find(id)).path)),
	});

	it.each(CALL_FAULTS)('ends in the same tree when %s, and is run again', async (_, fault) => {
		await forEveryCall({ begin, run, look }, fault, async ({ world, nth, runAgain, expectSame }) => {
			await runAgain();
			await expectSame();
			const third = await runAgain();
			expect({ nth, third: third.map((outcome) => outcome.ok && outcome.value.status) }).toEqual({
				nth,
				third: ids.map(() => 'alreadyNamed'),
			});
			expect(await markersIn(world)).toEqual(['23-1', '22-2', 'AB-3']);
			await expectSame();
		});
	});
});

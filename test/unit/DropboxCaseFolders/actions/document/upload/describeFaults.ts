/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { forEveryCall, noFault } from '@/test/support/forEveryCall';
import type { TestDropbox } from '@/test/support/createTestDropbox';
import { treeOf } from '@/test/support/treeOf';
import { CASE, createUploadHarness, inSmallParts, statuses } from './uploadHarness';
import { prepareCaseFolder, type UploadRun } from './uploadRuns';

/** Each run ends in the same tree whatever becomes of any of its calls, and sends nothing more afterwards. */
export function describeFaults(runs: readonly UploadRun[]): void {
	describe.each(runs)('Upload Document %s', (_what, requestsFor) => {
		let folderId: string;
		const begin = async () => {
			const on = await createUploadHarness();
			await prepareCaseFolder(on);
			({ folderId } = on);
			return on.world;
		};
		const run = async (world: TestDropbox, through: CallInterceptor) =>
			await uploadDocuments(requestsFor(folderId), inSmallParts(world, world.apiOver(through)));
		const look = async (world: TestDropbox) => await treeOf(world.dropbox, CASE);

		it.each(CALL_FAULTS)(
			'ends in the same tree when any call is such that %s, and is run again',
			async (_, fault) => {
				await forEveryCall({ begin, run, look }, fault);
			},
		);

		it('sends nothing more when it is run again', async () => {
			const world = await begin();
			await run(world, noFault);
			world.emulator.log.clear();
			const outcomes = await run(world, noFault);
			expect(statuses(outcomes).join().split(',')).not.toContain('uploaded');
			const routes = world.emulator.log.calls.map(({ route }) => route);
			expect(routes.filter((route) => /upload|copy|move/.test(route ?? ''))).toEqual([]);
			world.close();
		});
	});
}

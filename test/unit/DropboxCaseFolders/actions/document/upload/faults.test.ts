/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadResult } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { Outcome } from '@/nodes/shared/core/outcome';
import { PROCESS_ENDED, CALL_FAULTS, type CallInterceptor } from '@/test/support/callFaults';
import { createUploadHarness, statuses, type UploadHarness } from './uploadHarness';
import { prepareCaseFolder, uploadRuns } from './uploadRuns';

/** Some hundreds of runs each. */
jest.setTimeout(60_000);

describe.each(uploadRuns)('Upload Document %s', (_what, requestsFor) => {
	let on: UploadHarness;
	afterEach(() => on.world.close());

	const begin = async () => {
		on = await createUploadHarness();
		await prepareCaseFolder(on);
	};
	/** Yields undefined where the process ended. */
	const run = async (through: CallInterceptor = (send) => send) =>
		await uploadDocuments(requestsFor(on.caseFolderId), on.dropboxOver(through(on.world.send))).catch(
			(thrown: unknown) => {
				if (thrown === PROCESS_ENDED) return undefined;
				throw thrown;
			},
		);
	const refused = (outcomes: Array<Outcome<UploadResult>> | undefined) =>
		(outcomes ?? []).filter(({ ok }) => !ok);

	/** Runs with trouble at each call in turn, until no call is left; each time runs again, and compares. */
	const sameTreeAfter = async (trouble: (nth: number) => CallInterceptor) => {
		await begin();
		expect(refused(await run())).toEqual([]);
		const clean = { calls: on.world.calls(), tree: await on.tree() };
		for (let nth = 1; ; nth++) {
			on.world.close();
			await begin();
			const once = await run(trouble(nth));
			if (once !== undefined && on.world.calls() < nth) {
				expect(nth).toBeGreaterThan(clean.calls);
				return;
			}
			expect({ nth, refused: refused(once) }).toEqual({ nth, refused: [] });
			expect({ nth, refused: refused(await run()) }).toEqual({ nth, refused: [] });
			expect({ nth, tree: await on.tree() }).toEqual({ nth, tree: clean.tree });
		}
	};

	it.each(CALL_FAULTS)(
		'ends in the same tree when any call is such that %s, and is run again',
		async (_, trouble) => {
			await sameTreeAfter(trouble);
		},
	);

	it('sends nothing more when it is run again', async () => {
		await begin();
		await run();
		const sent: string[] = [];
		const outcomes = await run((send) => async (call) => {
			if (/upload|copy|move/.test(call.url)) sent.push(call.url);
			return await send(call);
		});
		expect(
			new Set(
				statuses(outcomes ?? [])
					.join()
					.split(','),
			),
		).not.toContain('uploaded');
		expect(sent).toEqual([]);
	});
});

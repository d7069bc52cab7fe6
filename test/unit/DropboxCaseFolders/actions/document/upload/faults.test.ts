import { uploadDocuments } from '../../../../../../nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadResult } from '../../../../../../nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { Outcome } from '../../../../../../nodes/shared/domain/outcome';
import { ENDED, TROUBLES, type Through } from '../../../../../support/troubles';
import { caseOnTrial, statuses, type CaseOnTrial } from './caseOnTrial';
import { arrange, runs } from './runsOfEveryKind';

/** Some hundreds of runs each. */
jest.setTimeout(60_000);

describe.each(runs)('Upload Document %s', (_what, requestsFor) => {
	let on: CaseOnTrial;
	afterEach(() => on.world.close());

	const begin = async () => {
		on = await caseOnTrial();
		await arrange(on);
	};
	/** Yields undefined where the process ended. */
	const run = async (through: Through = (send) => send) =>
		await uploadDocuments(requestsFor(on.caseFolderId), on.dropboxOver(through(on.world.send))).catch(
			(thrown: unknown) => {
				if (thrown === ENDED) return undefined;
				throw thrown;
			},
		);
	const refused = (outcomes: Array<Outcome<UploadResult>> | undefined) =>
		(outcomes ?? []).filter(({ ok }) => !ok);

	/** Runs with trouble at each call in turn, until no call is left; each time runs again, and compares. */
	const sameTreeAfter = async (trouble: (nth: number) => Through) => {
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

	it.each(TROUBLES)(
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

import type { ConflictRule, DuplicateRule } from '../../../../../../nodes/shared/domain/upload/ConflictRule';
import { uploadDocuments } from '../../../../../../nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type {
	UploadRequest,
	UploadResult,
} from '../../../../../../nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { Outcome } from '../../../../../../nodes/shared/domain/outcome';
import { ConnectionLost, type Send } from '../../../../../../nodes/shared/ports';
import { caseOnTrial, document, LONG, request, statuses, type CaseOnTrial } from './caseOnTrial';

/** Some hundreds of runs each. */
jest.setTimeout(60_000);

const RULES: ConflictRule[] = ['skipIfIdentical', 'keepBoth', 'replace', 'archive', 'fail'];

/** A run of documents of every kind: what it is about, and the requests, made anew for each run. */
type Run = [what: string, requests: (caseFolderId: string) => UploadRequest[]];

/** Documents that are short, long, empty and placeholders; names that are taken or come twice, in two folders. */
function documentsOf(rule: ConflictRule, duplicates: DuplicateRule, caseFolder: string): UploadRequest[] {
	const more = { rule, duplicates };
	return [
		request([document('a.txt', 'hello'), document('b.txt', LONG)], more),
		request([document('note.txt', 'note 1')], { ...more, subfolder: 'Notes', caseFolder }),
		request([document('empty.txt', '')], more),
		request([document('placeholder.txt', '')], { ...more, minimumSize: 1 }),
		// Equal ones in two folders of the case, and one that is there already elsewhere.
		request([document('same.txt', 'the same')], { ...more, subfolder: 'In' }),
		request([document('same.txt', 'the same')], { ...more, subfolder: 'Out' }),
		request([document('old.txt', 'an old one')], { ...more, subfolder: 'Out' }),
		...(rule === 'fail'
			? []
			: [
					request([document('taken.txt', 'mine')], more),
					request([document('taken.txt', LONG)], { ...more, subfolder: 'In' }),
					request([document('note.txt', 'note 2')], { ...more, subfolder: 'notes' }),
					request([document('note.txt', 'note 3')], { ...more, subfolder: 'Notes', caseFolder }),
				]),
	];
}

const runUnder = (rule: ConflictRule, duplicates: DuplicateRule): Run => [
	`under ${rule}, duplicates ${duplicates}`,
	(caseFolder) => documentsOf(rule, duplicates, caseFolder),
];

const mixed = (caseFolder: string): UploadRequest[] => [
	request([document('taken.txt', 'mine')], { rule: 'archive' }),
	request([document('taken.txt', 'replaced')], { rule: 'replace', subfolder: 'In', caseFolder }),
	request([document('old.txt', 'numbered')], { subfolder: 'Old' }),
	request([document('copy.txt', 'an old one')], { duplicates: 'same content', subfolder: 'Out' }),
	request([document('a.txt', 'one'), document('a.txt', 'one')], { rule: 'keepBoth' }),
	request([document('b.txt', 'two'), document('B.txt', 'three')]),
	request([document('c.txt', LONG)], { rule: 'fail', subfolder: 'Out' }),
];

const runs: Run[] = [
	...RULES.flatMap((rule) => [runUnder(rule, 'not looked for'), runUnder(rule, 'same content')]),
	runUnder('skipIfIdentical', 'same name and size'),
	['of mixed rules', mixed],
];

/** What the calls of a run go through. */
type Through = (send: Send) => Send;

const ENDED = new Error('the process has ended');

describe.each(runs)('Upload Document %s', (_what, requestsFor) => {
	let on: CaseOnTrial;
	afterEach(() => on.world.close());

	const begin = async () => {
		on = await caseOnTrial();
		await on.put('taken.txt', 'theirs');
		await on.put('In/taken.txt', 'theirs too');
		await on.put('Old/old.txt', 'an old one');
		on.world.emulator.log.clear();
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

	it('ends in the same tree when the process ends before any call, and is run again', async () => {
		await sameTreeAfter((nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls >= nth) throw ENDED;
				return await send(call);
			};
		});
	});

	it('ends in the same tree when the process ends after any call, and is run again', async () => {
		await sameTreeAfter((nth) => (send) => {
			let calls = 0;
			return async (call) => {
				if (++calls > nth) throw ENDED;
				const answer = await send(call);
				if (calls >= nth) throw ENDED;
				return answer;
			};
		});
	});

	it('ends in the same tree when the answer to any call is lost, and is run again', async () => {
		await sameTreeAfter((nth) => (send) => {
			let calls = 0;
			return async (call) => {
				const mine = ++calls;
				const answer = await send(call);
				if (mine === nth) throw new ConnectionLost('the answer was lost');
				return answer;
			};
		});
	});

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

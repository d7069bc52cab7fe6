import type { ConflictRule } from '../../../../../../nodes/shared/domain/upload/ConflictRule';
import type {
	GivenDocument,
	UploadRequest,
} from '../../../../../../nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { uploadDocuments } from '../../../../../../nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { contentHash } from '../../../../../../nodes/shared/domain/contentHash';
import type { Outcome } from '../../../../../../nodes/shared/domain/outcome';
import { apiOn } from '../../../../../../nodes/shared/dropbox/apiOn';
import { dropboxOn } from '../../../../../../nodes/shared/dropbox/dropboxOn';
import { uploadsOn } from '../../../../../../nodes/shared/dropbox/uploads/uploads';
import type { DropboxPort, Send, WriteMode } from '../../../../../../nodes/shared/ports';
import { emulated } from '../../../../../support/emulated';
import { documentOf, sourceOf } from '../../../../../support/sourceOf';
import { treeOf } from '../../../../../support/treeOf';

/** Small, so that long documents are short. */
const SIZES = { small: 8, parcel: 32, chunk: 16, inFlight: 64 };
const CASE = '/Cases/22-1';
const LONG = 'a document that goes in an upload session, in several chunks';

/** By an ID the service may not say whether something was deleted or is out of sight. */
const GONE = expect.stringMatching(/^(deleted|not_found)$/) as string;

const hashOf = (content: string) => contentHash(Buffer.from(content));

const document = (name: string, content: string): GivenDocument => ({
	...{ label: `binary field “${name}”`, name, warnings: [], source: documentOf(content) },
});

const request = (documents: GivenDocument[], more: Partial<UploadRequest> = {}): UploadRequest => ({
	...{ caseFolder: CASE, subfolder: '', warnings: [], rule: 'skipIfIdentical', documents },
	...{ duplicates: 'not looked for', minimumSize: 0, archiveFolder: '_Archive', timezone: 'UTC' },
	...more,
});

const statuses = (outcomes: Array<Outcome<{ documents: Array<{ status: string }> }>>) =>
	outcomes.map((outcome) =>
		outcome.ok ? outcome.value.documents.map(({ status }) => status).join() : outcome.refusal.kind,
	);

describe('Upload Document', () => {
	let world: ReturnType<typeof emulated>;
	let caseFolderId: string;

	const makeFolder = async (path: string) =>
		await world.api.call((sdk) => sdk.filesCreateFolderV2({ path, autorename: false }));
	const start = async () => {
		world = emulated();
		const made = await makeFolder(CASE);
		caseFolderId = made.metadata.id;
		world.emulator.log.clear();
	};
	beforeEach(start);
	afterEach(() => world.close());

	const dropboxOver = (send: Send): DropboxPort => {
		const api = apiOn(send, world.clock, async () => ({}));
		const whoAmI = world.dropbox.whoAmI;
		return { ...dropboxOn(api, world.clock, { whoAmI }), ...uploadsOn(api, world.clock, SIZES) };
	};
	const upload = async (...requests: UploadRequest[]) =>
		await uploadDocuments(requests, dropboxOver(world.send));
	const tree = async () => await treeOf(world.dropbox, CASE);
	const write = async (address: string, mode: WriteMode, content: string) =>
		await world.dropbox.upload([{ address, mode, source: documentOf(content) }]);
	const put = async (path: string, content: string) =>
		await write(`${CASE}/${path}`, { kind: 'add' }, content);

	describe('files documents', () => {
		it('with all that a later node may need', async () => {
			const [outcome] = await upload(
				request([{ ...document('a.txt', 'hello'), warnings: ['changed'] }], {
					subfolder: 'Letters/In',
					warnings: ['changed too'],
				}),
			);
			expect(outcome).toMatchObject({
				ok: true,
				value: {
					documents: [
						{
							status: 'uploaded',
							file: { name: 'a.txt', path: `${CASE}/Letters/In/a.txt`, contentHash: hashOf('hello') },
							caseFolder: { id: caseFolderId },
							subfolder: 'Letters/In',
							warnings: ['changed too', 'changed'],
						},
					],
				},
			});
		});

		it('of no bytes', async () => {
			expect(statuses(await upload(request([document('empty.txt', '')])))).toEqual(['uploaded']);
			expect(await tree()).toEqual({ [`${CASE}/empty.txt`]: hashOf('') });
		});

		it('of a folder that was renamed and moved, by its ID', async () => {
			const to = '/Archive/22-1 closed';
			await world.api.call((sdk) => sdk.filesMoveV2({ from_path: CASE, to_path: to }));
			await upload(request([document('a.txt', 'hello')], { caseFolder: caseFolderId, subfolder: 'In' }));
			expect(Object.keys(await treeOf(world.dropbox, to))).toEqual([`${to}/In`, `${to}/In/a.txt`]);
		});

		it('in a folder that is renamed while the run goes on', async () => {
			const renaming: Send = async (call) => {
				if (call.url.endsWith('files/upload')) {
					await world.api
						.call((sdk) => sdk.filesMoveV2({ from_path: CASE, to_path: '/Renamed' }))
						.catch(() => undefined);
				}
				return await world.send(call);
			};
			const outcomes = await uploadDocuments([request([document('a.txt', 'hello')])], dropboxOver(renaming));
			expect(outcomes).toMatchObject([{ value: { documents: [{ file: { path: '/Renamed/a.txt' } }] } }]);
		});

		it('looks a case folder up once, and a folder that several documents go into once', async () => {
			const names = ['a', 'b', 'c', 'd', 'e', 'f'];
			await upload(
				...names.map((name) => request([document(`${name}.txt`, name)], { caseFolder: caseFolderId })),
			);
			expect([world.calls('files/get_metadata'), world.calls('files/list_folder')]).toEqual([1, 1]);
			// Each document's bytes, and their commits, which several share.
			expect(world.calls()).toBeLessThanOrEqual(2 + names.length + names.length / 2);
		});

		it('has no more chunks in memory than there is room for', async () => {
			let now = 0;
			let most = 0;
			const counting: Send = async (call) => {
				const uploading = call.url.includes('upload');
				now += uploading ? 1 : 0;
				most = Math.max(most, now);
				await world.clock.sleep(0);
				return await world.send(call).finally(() => (now -= uploading ? 1 : 0));
			};
			const documents = Array.from({ length: 20 }, (_, index) =>
				document(`${index}.txt`, `${LONG} ${index}`),
			);
			await uploadDocuments([request(documents)], dropboxOver(counting));
			expect(most).toBe(4);
			expect(Object.keys(await tree())).toHaveLength(20);
		});
	});

	describe('where the name is taken', () => {
		const others = {
			skipIfIdentical: 'kept both',
			keepBoth: 'kept both',
			replace: 'replaced',
			fail: 'name_taken',
		};
		const rules = Object.keys(others) as Array<keyof typeof others>;

		it.each(rules)('by the same content, changes nothing (%s)', async (rule) => {
			await put('A.TXT', LONG);
			const before = await tree();
			const again = request([document('a.txt', LONG)], { rule });
			expect(statuses(await upload(again))).toEqual(['unchanged']);
			expect(await tree()).toEqual(before);
			expect(world.calls('files/upload_session/start')).toBe(0);
		});

		it.each(rules)('by other content, follows the rule %s, and again without doubles', async (rule) => {
			await put('a.txt', 'else');
			const again = request([document('a.txt', 'hello')], { rule });
			expect(statuses(await upload(again))).toEqual([others[rule]]);
			const after = await tree();
			expect(after).toEqual(
				{
					skipIfIdentical: { [`${CASE}/a (1).txt`]: hashOf('hello'), [`${CASE}/a.txt`]: hashOf('else') },
					keepBoth: { [`${CASE}/a (1).txt`]: hashOf('hello'), [`${CASE}/a.txt`]: hashOf('else') },
					replace: { [`${CASE}/a.txt`]: hashOf('hello') },
					fail: { [`${CASE}/a.txt`]: hashOf('else') },
				}[rule],
			);
			expect(statuses(await upload(again))).toEqual([rule === 'fail' ? 'name_taken' : 'unchanged']);
			expect(await tree()).toEqual(after);
		});

		it.each(rules)('by another document of the run, as if one came after the other (%s)', async (rule) => {
			const twice = request([document('a.txt', 'first')], { rule });
			const then = request([document('A.txt', 'second')], { rule });
			expect(statuses(await upload(twice, then))).toEqual(['uploaded', others[rule]]);
			expect(statuses(await upload(twice))).toEqual([rule === 'replace' ? 'replaced' : 'unchanged']);
		});

		it('is filed twice only under keepBoth when it comes twice', async () => {
			const skip = request([document('a.txt', 'same'), document('a.txt', 'same')]);
			expect(statuses(await upload(skip))).toEqual(['uploaded,unchanged']);
			const keep = request([document('b.txt', 'same'), document('b.txt', 'same')], { rule: 'keepBoth' });
			expect(statuses(await upload(keep))).toEqual(['uploaded,kept both']);
			expect(statuses(await upload(keep))).toEqual(['unchanged,unchanged']);
		});

		it('by somebody else just before, looks again', async () => {
			let raced = false;
			const racing: Send = async (call) => {
				if (call.url.endsWith('files/upload') && !raced) {
					raced = true;
					await put('a.txt', 'faster');
				}
				return await world.send(call);
			};
			const outcomes = await uploadDocuments([request([document('a.txt', 'hello')])], dropboxOver(racing));
			expect(statuses(outcomes)).toEqual(['kept both']);
		});

		it('by a version that keeps changing, gives up after a few looks', async () => {
			await put('a.txt', 'version 0');
			let version = 0;
			const racing: Send = async (call) => {
				if (call.url.endsWith('files/upload')) {
					const file = await world.dropbox.find(`${CASE}/a.txt`);
					if (file.kind === 'file') {
						const mode: WriteMode = { kind: 'update', rev: file.rev };
						await write(`${CASE}/a.txt`, mode, `version ${++version}`);
					}
				}
				return await world.send(call);
			};
			const replace = request([document('a.txt', 'mine')], { rule: 'replace' });
			expect(statuses(await uploadDocuments([replace], dropboxOver(racing)))).toEqual(['changed_meanwhile']);
			expect(version).toBeLessThan(30);
		});
	});

	describe('sends everything together', () => {
		const numbersOf = (count: number) => Array.from({ length: count }, (_, index) => index);
		const counted = async (requests: UploadRequest[]) => {
			const calls: number[] = [];
			const sizes: number[] = [];
			const dropbox = dropboxOver(world.send);
			const outcomes = await uploadDocuments(requests, {
				...dropbox,
				upload: async (documents, settled) => {
					sizes.push(documents.length);
					return await dropbox.upload(documents, settled);
				},
			});
			calls.push(world.calls('files/list_folder'), world.calls('files/get_metadata'));
			return { outcomes, sizes, calls };
		};

		it('a thousand notes of one name, numbered in one round', async () => {
			const requests = numbersOf(1000).map((index) =>
				request([document('note.txt', `note ${index}`)], { rule: 'keepBoth' }),
			);
			const { outcomes, sizes } = await counted(requests);
			expect(sizes).toEqual([1000]);
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			const files = await tree();
			expect(files[`${CASE}/note.txt`]).toBe(hashOf('note 0'));
			expect(files[`${CASE}/note (999).txt`]).toBe(hashOf('note 999'));
		});

		it('nothing, and looks no file up, when all is there already', async () => {
			const requests = () =>
				numbersOf(1000).map((index) =>
					request([document(`${index}.txt`, `${index}`)], { subfolder: `${index % 10}` }),
				);
			await upload(...requests());
			world.emulator.log.clear();
			const { outcomes, sizes, calls } = await counted(requests());
			expect(new Set(statuses(outcomes))).toEqual(new Set(['unchanged']));
			expect(sizes).toEqual([]);
			expect(calls).toEqual([10, 1]);
			expect(world.calls()).toBe(11);
		});

		it('reads content only where a file of the same length stands under the name', async () => {
			await put('a.txt', 'hello');
			await put('b.txt', 'hello');
			const given = [document('a.txt', 'world'), document('b.txt', 'other length'), document('c.txt', 'x')];
			await upload(request(given));
			const opened = given.map(({ source }) => (source as ReturnType<typeof documentOf>).opened);
			// Once to send it, and a second time where it had to be known first.
			expect(opened).toEqual([2, 1, 1]);
		});

		it('in one folder that is reached in several ways', async () => {
			const inner = `${CASE}/Letters`;
			const made = await makeFolder(inner);
			const requests = [
				request([document('a.txt', 'one')], { subfolder: 'Letters' }),
				request([document('A.TXT', 'two')], { caseFolder: caseFolderId, subfolder: 'LETTERS' }),
				request([document('a.txt', 'three')], { caseFolder: inner }),
				request([document('a.txt', 'four')], { caseFolder: made.metadata.id }),
			];
			const { outcomes, sizes, calls } = await counted(requests);
			expect(statuses(outcomes)).toEqual(['uploaded', 'kept both', 'kept both', 'kept both']);
			expect(sizes).toEqual([4]);
			expect(calls[0]).toBe(1);
		});

		it('says how far it is', async () => {
			const said: string[] = [];
			await uploadDocuments(
				[request([document('a.txt', 'a'), document('b.txt', 'b')])],
				dropboxOver(world.send),
				(done, of, what) => said.push(`${done} of ${of} ${what}`),
			);
			expect([...new Set(said)]).toEqual(['0 of 2 documents', '1 of 2 documents', '2 of 2 documents']);
		});
	});

	describe('skips placeholders', () => {
		it('of fewer bytes than the minimum, and reads those of unknown length once', async () => {
			const unknown = { ...document('u.txt', ''), source: sourceOf('tiny') };
			const given = [document('a.txt', ''), unknown, document('c.txt', 'long enough')];
			const [outcome] = await upload(request(given, { minimumSize: 5 }));
			expect(outcome).toMatchObject({
				value: {
					documents: [
						{
							status: 'skipped',
							file: undefined,
							size: 0,
							calls: 0,
							reason: expect.stringContaining('0 bytes'),
						},
						{ status: 'skipped', size: 4 },
						{ status: 'uploaded', size: 11 },
					],
				},
			});
			expect(unknown.source.opened).toBe(1);
			expect(Object.keys(await tree())).toEqual([`${CASE}/c.txt`]);
		});
	});

	describe('finds duplicates elsewhere in the case folder', () => {
		const sameContent: Partial<UploadRequest> = { duplicates: 'same content' };
		const sameNameAndSize: Partial<UploadRequest> = { duplicates: 'same name and size' };

		it('by content, whatever they are called', async () => {
			await put('Old/letter.pdf', 'hello');
			const outcomes = await upload(
				request([document('a.pdf', 'hello'), document('b.pdf', 'world')], {
					...sameContent,
					subfolder: 'New',
				}),
			);
			expect(statuses(outcomes)).toEqual(['duplicate,uploaded']);
			expect(outcomes).toMatchObject([
				{ value: { documents: [{ file: { path: `${CASE}/Old/letter.pdf` } }, {}] } },
			]);
		});

		it('by name and size, without reading them', async () => {
			await put('Old/Letter.pdf', 'hello');
			const given = [document('letter.pdf', 'world'), document('other.pdf', 'hello')];
			const outcomes = await upload(request(given, { ...sameNameAndSize, subfolder: 'New' }));
			expect(statuses(outcomes)).toEqual(['duplicate,uploaded']);
			expect((given[0]?.source as ReturnType<typeof documentOf>).opened).toBe(0);
		});

		it('but not in the archive, nor in the document’s own place', async () => {
			await put('_archive/a.txt', 'hello');
			expect(statuses(await upload(request([document('a.txt', 'hello')], sameContent)))).toEqual([
				'uploaded',
			]);
			expect(statuses(await upload(request([document('a.txt', 'hello')], sameContent)))).toEqual([
				'unchanged',
			]);
		});

		it.each([sameContent, sameNameAndSize])(
			'among the documents of the run, the first is filed (%j)',
			async (more) => {
				const run = () => [
					request([document('a.txt', 'hello')], { ...more, subfolder: 'In' }),
					request([document('a.txt', 'hello')], { ...more, subfolder: 'Out' }),
					request([document('b.txt', 'other')], { ...more, subfolder: 'Out' }),
				];
				expect(statuses(await upload(...run()))).toEqual(['uploaded', 'duplicate', 'uploaded']);
				expect(statuses(await upload(...run()))).toEqual(['unchanged', 'duplicate', 'unchanged']);
			},
		);

		it('is not content with a file that another document is about to replace', async () => {
			await put('In/a.txt', 'old');
			const run = () => [
				request([document('z.txt', 'old')], { ...sameContent, subfolder: 'Out' }),
				request([document('a.txt', 'new')], { ...sameContent, subfolder: 'In', rule: 'replace' }),
			];
			expect(statuses(await upload(...run()))).toEqual(['uploaded', 'replaced']);
			expect(statuses(await upload(...run()))).toEqual(['unchanged', 'unchanged']);
		});

		it('and files the second where the first is refused', async () => {
			const broken = { ...document('a.txt', 'hello'), source: sourceOf('hello', 9) };
			const whole = { ...document('b.txt', 'hello'), source: documentOf('hello') };
			const outcomes = await upload(
				request([broken], { ...sameContent, subfolder: 'In' }),
				request([whole], { ...sameContent, subfolder: 'Out' }),
			);
			expect(statuses(outcomes)).toEqual(['source_incomplete', 'uploaded']);
		});
	});

	describe('from fifty runs at once', () => {
		const fifty = Array.from({ length: 50 }, (_, index) => index);
		/** Every call takes a turn of the event loop, so that runs overtake each other. */
		const interleaved: Send = async (call) => {
			await world.clock.sleep(0);
			return await world.send(call);
		};
		const runs = async (documentAt: (index: number) => GivenDocument) =>
			(
				await Promise.all(
					fifty.map(
						async (index) => await uploadDocuments([request([documentAt(index)])], dropboxOver(interleaved)),
					),
				)
			).flat();

		it.each(['hello', LONG])('is one file when it is one document (%s)', async (content) => {
			const outcomes = await runs(() => document('a.txt', content));
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			expect(await tree()).toEqual({ [`${CASE}/a.txt`]: hashOf(content) });
		});

		it.each([
			['', 20],
			[LONG, 50],
		])('is fifty files when only the name is the same (%s)', async (prefix, callsEach) => {
			const outcomes = await runs((index) => document('note.txt', `${prefix}note ${index}`));
			expect(statuses(outcomes).filter((status) => status !== 'uploaded' && status !== 'kept both')).toEqual(
				[],
			);
			const hashes = fifty.map((index) => hashOf(`${prefix}note ${index}`)).sort();
			expect(Object.values(await tree()).sort()).toEqual(hashes);
			expect(world.calls()).toBeLessThan(callsEach * fifty.length);
		});
	});

	describe('refuses', () => {
		const deleted = async () => await world.api.call((sdk) => sdk.filesDeleteV2({ path: CASE }));

		it.each(['path', 'ID'])('a deleted case folder by %s, and does not create it again', async (by) => {
			await world.api.call((sdk) => sdk.filesDeleteV2({ path: CASE }));
			const [outcome] = await upload(
				request([document('a.txt', 'hello')], { caseFolder: by === 'ID' ? caseFolderId : CASE }),
			);
			expect(outcome).toMatchObject({
				ok: false,
				refusal: { kind: GONE, message: expect.stringContaining('case folder') as string },
			});
			expect(Object.keys(await treeOf(world.dropbox))).toEqual(['/Cases']);
		});

		it('a case folder that is deleted while the run goes on', async () => {
			const deleting: Send = async (call) => {
				if (call.url.endsWith('files/upload')) await deleted().catch(() => undefined);
				return await world.send(call);
			};
			const outcomes = await uploadDocuments([request([document('a.txt', 'hello')])], dropboxOver(deleting));
			expect(statuses(outcomes)).toEqual([GONE]);
			expect(Object.keys(await treeOf(world.dropbox))).toEqual(['/Cases']);
		});

		it.each(['/Cases/22-2', 'id:nothing-here-at-all'])(
			'a case folder that is not there (%s)',
			async (caseFolder) => {
				expect(statuses(await upload(request([document('a.txt', 'hello')], { caseFolder })))).toEqual([
					'not_found',
				]);
				expect(Object.keys(await treeOf(world.dropbox))).toEqual(['/Cases', CASE]);
			},
		);

		it('a case folder or subfolder that is a file', async () => {
			await put('file', 'hello');
			const one = [document('a.txt', 'hello')];
			const two = [document('a.txt', 'hello'), document('b.txt', 'hello')];
			const outcomes = [
				...(await upload(request(one, { caseFolder: `${CASE}/file` }))),
				...(await upload(request(one, { subfolder: 'file' }))),
				...(await upload(request(one, { subfolder: 'file/In' }))),
				...(await upload(request(two, { subfolder: 'file' }))),
			];
			expect(new Set(statuses(outcomes))).toEqual(new Set(['not_a_folder']));
			expect(Object.keys(await tree())).toEqual([`${CASE}/file`]);
		});

		it('one item without touching the others', async () => {
			const outcomes = await upload(
				request([document('a.txt', 'hello')]),
				request([document('b.txt', 'hello')], { caseFolder: '/Nowhere' }),
				request([{ ...document('c.txt', 'hello'), source: sourceOf('hello', 9) }]),
				request([document('d.txt', 'hello')]),
			);
			expect(statuses(outcomes)).toEqual(['uploaded', 'not_found', 'source_incomplete', 'uploaded']);
		});

		it('an item when one of its documents is, and says what became of the others, without file names', async () => {
			const bad = { ...document('bad', 'hello'), name: 'Doe, Jane.txt', source: sourceOf('hello', 9) };
			const good = { ...document('good', 'hello'), name: 'Doe, John.txt' };
			const [outcome] = await upload(request([good, bad, { ...bad, label: 'binary field “worse”' }]));
			const { id } = await world.dropbox.find(`${CASE}/Doe, John.txt`);
			expect(outcome).toMatchObject({ ok: false, refusal: { kind: 'source_incomplete' } });
			const message = outcome?.ok === false ? outcome.refusal.message : '';
			expect(message).toContain(`binary field “good” is filed as ${id}`);
			expect(message).toContain('The document of binary field “bad” was not filed');
			expect(message).toContain('binary field “worse” is not filed');
			expect(message).not.toContain('Doe');
		});
	});

	describe('loses and doubles nothing', () => {
		const rules: ConflictRule[] = ['skipIfIdentical', 'keepBoth', 'replace', 'fail'];

		/** Two folders, a name that is taken, a name that comes twice, and a long document. */
		const run = (rule: ConflictRule): UploadRequest[] => [
			request([document('a.txt', 'hello'), document('b.txt', LONG)], { rule }),
			request([document('note.txt', 'note 1')], { rule, subfolder: 'Notes', caseFolder: caseFolderId }),
			...(rule === 'fail'
				? []
				: [
						request([document('taken.txt', 'mine')], { rule }),
						request([document('note.txt', 'note 2')], { rule, subfolder: 'notes' }),
					]),
		];
		const arrange = async () => {
			await put('taken.txt', 'theirs');
			world.emulator.log.clear();
		};

		interface Clean {
			tree: Record<string, string>;
			calls: number;
		}
		const cleanRun = async (rule: ConflictRule): Promise<Clean> => {
			await arrange();
			const outcomes = await upload(...run(rule));
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			const calls = world.calls();
			const clean = { tree: await tree(), calls };
			world.close();
			await start();
			return clean;
		};

		describe.each(rules)('under %s', (rule) => {
			it.each(['before_commit', 'after_commit'])(
				'when the connection breaks %s of any call',
				async (when) => {
					const clean = await cleanRun(rule);
					for (let nth = 1; nth <= clean.calls; nth++) {
						await arrange();
						world.emulator.faults.set([{ route: '*', nth, fault: { kind: 'reset', when } }]);
						const outcomes = await upload(...run(rule));
						world.emulator.faults.set([]);
						expect({ nth, ok: outcomes.map(({ ok }) => ok) }).toEqual({ nth, ok: outcomes.map(() => true) });
						expect({ nth, tree: await tree() }).toEqual({ nth, tree: clean.tree });
						world.close();
						await start();
					}
				},
			);

			it('when the process ends after any call, and is run again', async () => {
				const clean = await cleanRun(rule);
				for (let last = 1; last <= clean.calls; last++) {
					await arrange();
					let calls = 0;
					const dying: Send = async (call) => {
						if (++calls > last) throw new Error('the process has ended');
						const answer = await world.send(call);
						if (calls >= last) throw new Error('the process has ended');
						return answer;
					};
					await expect(uploadDocuments(run(rule), dropboxOver(dying))).rejects.toThrow(
						'the process has ended',
					);
					const outcomes = await upload(...run(rule));
					expect({ last, ok: outcomes.map(({ ok }) => ok) }).toEqual({ last, ok: outcomes.map(() => true) });
					expect({ last, tree: await tree() }).toEqual({ last, tree: clean.tree });
					world.close();
					await start();
				}
			});
		});
	});
});

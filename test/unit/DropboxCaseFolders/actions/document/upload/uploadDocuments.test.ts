/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { GivenDocument } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import type { WriteMode } from '@/nodes/shared/dropbox/port';
import type { Send } from '@/nodes/shared/http/types';
import { sourceOf } from '@/test/support/sourceOf';
import { treeOf } from '@/test/support/treeOf';
import {
	CASE,
	createUploadHarness,
	document,
	hashOf,
	LONG,
	request,
	statuses,
	type UploadHarness,
} from './uploadHarness';

/** By an ID the service may not say whether something was deleted or is out of sight. */
const GONE = expect.stringMatching(/^(deleted|not_found)$/) as string;

describe('Upload Document', () => {
	let on: UploadHarness;
	beforeEach(async () => {
		on = await createUploadHarness();
	});
	afterEach(() => on.world.close());

	describe('files documents', () => {
		it('with all that a later node may need', async () => {
			const [outcome] = await on.upload(
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
							caseFolder: { id: on.folderId },
							subfolder: 'Letters/In',
							warnings: ['changed too', 'changed'],
						},
					],
				},
			});
		});

		it('of no bytes', async () => {
			expect(statuses(await on.upload(request([document('empty.txt', '')])))).toEqual(['uploaded']);
			expect(await on.tree()).toEqual({ [`${CASE}/empty.txt`]: hashOf('') });
		});

		it('of a folder that was renamed and moved, by its ID', async () => {
			const to = '/Archive/22-1 closed';
			await on.world.api.call((sdk) => sdk.filesMoveV2({ from_path: CASE, to_path: to }));
			await on.upload(request([document('a.txt', 'hello')], { caseFolder: on.folderId, subfolder: 'In' }));
			expect(Object.keys(await treeOf(on.world.dropbox, to))).toEqual([`${to}/In`, `${to}/In/a.txt`]);
		});

		it('in a folder that is renamed while the run goes on', async () => {
			const renaming: Send = async (call) => {
				if (call.url.endsWith('files/upload')) {
					await on.world.api
						.call((sdk) => sdk.filesMoveV2({ from_path: CASE, to_path: '/Renamed' }))
						.catch(() => undefined);
				}
				return await on.world.send(call);
			};
			const outcomes = await uploadDocuments(
				[request([document('a.txt', 'hello')])],
				on.dropboxOver(renaming),
			);
			expect(outcomes).toMatchObject([{ value: { documents: [{ file: { path: '/Renamed/a.txt' } }] } }]);
		});

		it('looks a case folder up once, and a folder that several documents go into once', async () => {
			const names = ['a', 'b', 'c', 'd', 'e', 'f'];
			await on.upload(
				...names.map((name) => request([document(`${name}.txt`, name)], { caseFolder: on.folderId })),
			);
			// Once for the folder, once for whether it is closed.
			expect([on.world.calls('files/get_metadata'), on.world.calls('files/list_folder')]).toEqual([2, 1]);
			// Each document's bytes, and their commits, which several share.
			expect(on.world.calls()).toBeLessThanOrEqual(3 + names.length + names.length / 2);
		});
	});

	describe('where the name is taken', () => {
		const others = {
			skipIfIdentical: 'keptBoth',
			keepBoth: 'keptBoth',
			replace: 'replaced',
			archive: 'archived',
			fail: 'name_taken',
		};
		const rules = Object.keys(others) as Array<keyof typeof others>;

		it.each(rules)('by the same content, changes nothing (%s)', async (rule) => {
			await on.put('A.TXT', LONG);
			const before = await on.tree();
			const again = request([document('a.txt', LONG)], { rule });
			expect(statuses(await on.upload(again))).toEqual(['unchanged']);
			expect(await on.tree()).toEqual(before);
			expect(on.world.calls('files/upload_session/start')).toBe(0);
		});

		it.each(rules)('by other content, follows the rule %s, and again without doubles', async (rule) => {
			await on.put('a.txt', 'else');
			const again = request([document('a.txt', 'hello')], { rule });
			expect(statuses(await on.upload(again))).toEqual([others[rule]]);
			const after = await on.tree();
			expect(after).toEqual(
				{
					skipIfIdentical: { [`${CASE}/a (1).txt`]: hashOf('hello'), [`${CASE}/a.txt`]: hashOf('else') },
					keepBoth: { [`${CASE}/a (1).txt`]: hashOf('hello'), [`${CASE}/a.txt`]: hashOf('else') },
					replace: { [`${CASE}/a.txt`]: hashOf('hello') },
					archive: {
						[`${CASE}/_Archive`]: 'folder',
						[`${CASE}/_Archive/a_v1_20260501.txt`]: hashOf('else'),
						[`${CASE}/a.txt`]: hashOf('hello'),
					},
					fail: { [`${CASE}/a.txt`]: hashOf('else') },
				}[rule],
			);
			expect(statuses(await on.upload(again))).toEqual([rule === 'fail' ? 'name_taken' : 'unchanged']);
			expect(await on.tree()).toEqual(after);
		});

		it.each(rules)('by another document of the run, as if one came after the other (%s)', async (rule) => {
			const twice = request([document('a.txt', 'first')], { rule });
			const then = request([document('A.txt', 'second')], { rule });
			expect(statuses(await on.upload(twice, then))).toEqual(['uploaded', others[rule]]);
			const replaces = rule === 'replace' || rule === 'archive';
			expect(statuses(await on.upload(twice))).toEqual([replaces ? others[rule] : 'unchanged']);
		});

		it('is filed twice only under keepBoth when it comes twice', async () => {
			const skip = request([document('a.txt', 'same'), document('a.txt', 'same')]);
			expect(statuses(await on.upload(skip))).toEqual(['uploaded,unchanged']);
			const keep = request([document('b.txt', 'same'), document('b.txt', 'same')], { rule: 'keepBoth' });
			expect(statuses(await on.upload(keep))).toEqual(['uploaded,keptBoth']);
			expect(statuses(await on.upload(keep))).toEqual(['unchanged,unchanged']);
		});

		it('by somebody else just before, looks again', async () => {
			let raced = false;
			const racing: Send = async (call) => {
				if (call.url.endsWith('files/upload') && !raced) {
					raced = true;
					await on.put('a.txt', 'faster');
				}
				return await on.world.send(call);
			};
			const outcomes = await uploadDocuments([request([document('a.txt', 'hello')])], on.dropboxOver(racing));
			expect(statuses(outcomes)).toEqual(['keptBoth']);
		});

		it('by a version that keeps changing, gives up after a few looks', async () => {
			await on.put('a.txt', 'version 0');
			let version = 0;
			const racing: Send = async (call) => {
				if (call.url.endsWith('files/upload')) {
					const file = await on.world.dropbox.find(`${CASE}/a.txt`);
					if (file.kind === 'file') {
						const mode: WriteMode = { kind: 'update', rev: file.rev };
						await on.write(`${CASE}/a.txt`, mode, `version ${++version}`);
					}
				}
				return await on.world.send(call);
			};
			const replace = request([document('a.txt', 'mine')], { rule: 'replace' });
			expect(statuses(await uploadDocuments([replace], on.dropboxOver(racing)))).toEqual([
				'changed_meanwhile',
			]);
			expect(version).toBeLessThan(30);
		});
	});

	describe('from fifty runs at once', () => {
		const fifty = Array.from({ length: 50 }, (_, index) => index);
		/** Every call takes a turn of the event loop, so that runs overtake each other. */
		const interleaved: Send = async (call) => {
			await on.world.clock.sleep(0);
			return await on.world.send(call);
		};
		const runs = async (documentAt: (index: number) => GivenDocument) =>
			(
				await Promise.all(
					fifty.map(
						async (index) =>
							await uploadDocuments([request([documentAt(index)])], on.dropboxOver(interleaved)),
					),
				)
			).flat();

		it.each(['hello', LONG])('is one file when it is one document (%s)', async (content) => {
			const outcomes = await runs(() => document('a.txt', content));
			expect(outcomes.every(({ ok }) => ok)).toBe(true);
			expect(await on.tree()).toEqual({ [`${CASE}/a.txt`]: hashOf(content) });
		});

		it.each([
			['', 20],
			// One of them looks whether the case is closed.
			[LONG, 51],
		])('is fifty files when only the name is the same (%s)', async (prefix, callsEach) => {
			const outcomes = await runs((index) => document('note.txt', `${prefix}note ${index}`));
			expect(statuses(outcomes).filter((status) => status !== 'uploaded' && status !== 'keptBoth')).toEqual(
				[],
			);
			const hashes = fifty.map((index) => hashOf(`${prefix}note ${index}`)).sort();
			expect(Object.values(await on.tree()).sort()).toEqual(hashes);
			expect(on.world.calls()).toBeLessThan(callsEach * fifty.length);
		});
	});

	describe('refuses', () => {
		const deleted = async () => await on.world.api.call((sdk) => sdk.filesDeleteV2({ path: CASE }));

		it.each(['path', 'ID'])('a deleted case folder by %s, and does not create it again', async (by) => {
			await on.world.api.call((sdk) => sdk.filesDeleteV2({ path: CASE }));
			const [outcome] = await on.upload(
				request([document('a.txt', 'hello')], { caseFolder: by === 'ID' ? on.folderId : CASE }),
			);
			expect(outcome).toMatchObject({
				ok: false,
				refusal: { reason: GONE, message: expect.stringContaining('case folder') as string },
			});
			expect(Object.keys(await treeOf(on.world.dropbox))).toEqual(['/Cases']);
		});

		it('a case folder that is deleted while the run goes on', async () => {
			const deleting: Send = async (call) => {
				if (call.url.endsWith('files/upload')) await deleted().catch(() => undefined);
				return await on.world.send(call);
			};
			const outcomes = await uploadDocuments(
				[request([document('a.txt', 'hello')])],
				on.dropboxOver(deleting),
			);
			expect(statuses(outcomes)).toEqual([GONE]);
			expect(Object.keys(await treeOf(on.world.dropbox))).toEqual(['/Cases']);
		});

		it.each(['/Cases/22-2', 'id:nothing-here-at-all'])(
			'a case folder that is not there (%s)',
			async (caseFolder) => {
				expect(statuses(await on.upload(request([document('a.txt', 'hello')], { caseFolder })))).toEqual([
					'not_found',
				]);
				expect(Object.keys(await treeOf(on.world.dropbox))).toEqual(['/Cases', CASE]);
			},
		);

		it('a case folder or subfolder that is a file', async () => {
			await on.put('file', 'hello');
			const one = [document('a.txt', 'hello')];
			const two = [document('a.txt', 'hello'), document('b.txt', 'hello')];
			const outcomes = [
				...(await on.upload(request(one, { caseFolder: `${CASE}/file` }))),
				...(await on.upload(request(one, { subfolder: 'file' }))),
				...(await on.upload(request(one, { subfolder: 'file/In' }))),
				...(await on.upload(request(two, { subfolder: 'file' }))),
			];
			expect(new Set(statuses(outcomes))).toEqual(new Set(['not_a_folder']));
			expect(Object.keys(await on.tree())).toEqual([`${CASE}/file`]);
		});

		it('one item without touching the others', async () => {
			const outcomes = await on.upload(
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
			const [outcome] = await on.upload(request([good, bad, { ...bad, label: 'binary field “worse”' }]));
			const { id } = await on.world.dropbox.find(`${CASE}/Doe, John.txt`);
			expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'source_incomplete' } });
			const message = outcome?.ok === false ? outcome.refusal.message : '';
			expect(message).toContain(`binary field “good” is filed as ${id}`);
			expect(message).toContain('The document of binary field “bad” was not filed');
			expect(message).toContain('binary field “worse” is not filed');
			expect(message).not.toContain('Doe');
		});

		it('an item with a placeholder, which it says was skipped', async () => {
			const bad = { ...document('bad', 'hello'), source: sourceOf('hello', 9) };
			const [outcome] = await on.upload(request([document('empty', ''), bad], { minimumSize: 1 }));
			const message = outcome?.ok === false ? outcome.refusal.message : '';
			expect(message).toMatch(/Of the other documents of this item, binary field “empty” was skipped$/);
		});
	});
});

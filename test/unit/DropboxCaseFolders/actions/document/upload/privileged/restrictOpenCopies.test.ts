/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { uploadRows } from '@/nodes/DropboxCaseFolders/actions/document/upload/rows';
import { uploadWithPrivileged } from '@/nodes/DropboxCaseFolders/actions/document/upload/privileged/uploadWithPrivileged';
import { Refusal } from '@/nodes/shared/core/Refusal';
import { refused } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import {
	CASE,
	caseRestriction,
	createPrivilegeHarness,
	messagesOf,
	openersOf,
	type PrivilegeHarness,
} from '@/test/unit/DropboxCaseFolders/actions/document/restrict/privilegeHarness';
import { document, hashOf, request } from '../uploadHarness';

const APART = `${CASE}/Privileged`;
const NAMED = ['jane@example.com', 'ravi@example.com'];
const CLOSED = { accounts: NAMED, links: 0, invitees: [] };

const item = (name: string, content: string, more: Partial<UploadRequest> = {}): UploadRequest => ({
	...request([document(name, content)], { caseFolder: CASE, rule: 'archive' }),
	...more,
});

const privileged = (name: string, content: string, more: Partial<UploadRequest> = {}): UploadRequest =>
	item(name, content, { restriction: caseRestriction(), formerSubfolders: ['Letters'], ...more });

/** Everything below the case folder that somebody who was not named can open, as relative paths. */
async function openBelow(world: Pick<PrivilegeHarness, 'dropbox' | 'openers'>): Promise<string[]> {
	const tree = await treeOf(world.dropbox, CASE);
	return Object.entries(tree).flatMap(([path, hash]) => {
		if (hash === 'folder' || world.openers(path).accounts.join() === NAMED.join()) return [];
		return [path.slice(CASE.length + 1)];
	});
}

/** Three versions of a letter, filed openly as the mirror does, with links to one of them and to the case folder, and one given to Mia. */
async function fileOpenly(on: PrivilegeHarness): Promise<void> {
	for (const version of ['first', 'second', 'third']) {
		await uploadWithPrivileged([item('Letter.txt', version, { subfolder: 'Letters' })], on.dropbox);
	}
	const [archived] = (await pathsBelow(on, `${CASE}/_Archive`)).filter((path) => path.includes('_v1_'));
	await on.person.sharingCreateSharedLinkWithSettings({ path: archived ?? '' });
	await on.person.sharingAddFileMember({
		...{ file: archived ?? '', members: [{ '.tag': 'email', email: 'mia@example.com' }], quiet: true },
	});
	await on.person.sharingCreateSharedLinkWithSettings({ path: CASE });
	on.emulator.log.clear();
}

const pathsBelow = async (on: Pick<PrivilegeHarness, 'dropbox'>, address: string): Promise<string[]> =>
	Object.entries(await treeOf(on.dropbox, address)).flatMap(([path, hash]) =>
		hash === 'folder' ? [] : [path],
	);

describe('Upload of a document that was filed openly before it was privileged', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
	});
	afterEach(() => on.close());

	const upload = async (...requests: UploadRequest[]) => await uploadWithPrivileged(requests, on.dropbox);
	const over = (more: Partial<DropboxPort>): DropboxPort => ({ ...on.dropbox, ...more });
	const rowsOf = (outcomes: Awaited<ReturnType<typeof upload>>): Array<IDataObject | string> =>
		outcomes.flatMap((outcome): Array<IDataObject | string> =>
			outcome.ok ? uploadRows(outcome.value) : [outcome.refusal.reason],
		);

	it('leaves no copy open, prior versions included, and keeps IDs and what the files hold', async () => {
		await fileOpenly(on);
		const { id } = await on.dropbox.find(`${CASE}/Letters/Letter.txt`);
		expect(await openBelow(on)).toHaveLength(4);
		const [row] = rowsOf(await upload(privileged('Letter.txt', 'third')));
		expect(row).toMatchObject({ status: 'unchanged', fileId: id, path: `${APART}/Letter.txt` });
		expect(await openBelow(on)).toEqual(['Memo.txt']);
		const [one, other] = await pathsBelow(on, `${APART}/_Archive`);
		expect(row).toMatchObject({
			openCopiesRestricted: [
				{ fileId: id, path: `${APART}/Letter.txt`, previousPath: `${CASE}/Letters/Letter.txt` },
				{ path: one, previousPath: one?.replace(`${APART}/_Archive`, `${CASE}/_Archive/Letters`) },
				{ path: other },
			],
		});
		for (const path of await pathsBelow(on, APART)) expect(on.openers(path)).toEqual(CLOSED);
		const hashes = Object.values(await treeOf(on.dropbox, APART));
		for (const version of ['first', 'second', 'third']) expect(hashes).toContain(hashOf(version));
		const [again] = rowsOf(await upload(privileged('Letter.txt', 'third')));
		expect(again).not.toHaveProperty('openCopiesRestricted');
	});

	it('restricts what comes with a new version, the open copy becoming a prior one', async () => {
		await fileOpenly(on);
		const [row] = rowsOf(await upload(privileged('Letter.txt', 'fourth')));
		expect(row).toMatchObject({ status: 'archived', path: `${APART}/Letter.txt` });
		expect(await openBelow(on)).toEqual(['Memo.txt']);
		const hashes = Object.values(await treeOf(on.dropbox, APART));
		for (const version of ['first', 'second', 'third', 'fourth']) expect(hashes).toContain(hashOf(version));
	});

	it('finds a copy that people have moved and renamed, and one that they have edited where it was filed', async () => {
		await on.put(`${CASE}/For the hearing/Draft of Doe.txt`, 'third');
		await on.put(`${CASE}/Letters/Letter.txt`, 'edited by hand');
		await on.put(`${CASE}/Letters/Letter (1).txt`, 'a numbered one');
		await upload(privileged('Letter.txt', 'third'));
		expect(await openBelow(on)).toEqual(['Memo.txt']);
		expect(Object.values(await treeOf(on.dropbox, APART))).toContain(hashOf('edited by hand'));
	});

	it('leaves another document of its name in a folder where it was not filed, and says so', async () => {
		await on.put(`${CASE}/Pleadings/Letter.txt`, 'another letter');
		const [row] = rowsOf(await upload(privileged('Letter.txt', 'third')));
		expect(row).toMatchObject({
			status: 'uploaded',
			warnings: [
				'1 file of this name with other content is elsewhere in the case folder. Check whether people should be able to open it',
			],
		});
		expect(await openBelow(on)).toEqual(['Memo.txt', 'Pleadings/Letter.txt']);
	});

	it('leaves files that are other documents, moves those with the same content, and says so', async () => {
		const idOf = async (path: string) => ((await on.dropbox.find(`${CASE}/${path}`)) as { id: string }).id;
		await on.put(`${CASE}/Letters/Letter.txt`, 'of another letter');
		await on.put(`${CASE}/Letters/Letter (1).txt`, 'third');
		const otherFileIds = [await idOf('Letters/Letter.txt'), await idOf('Letters/Letter (1).txt')];
		const [row] = rowsOf(await upload(privileged('Letter.txt', 'third', { otherFileIds })));
		expect(row).toMatchObject({
			openCopiesRestricted: [{ previousPath: `${CASE}/Letters/Letter (1).txt` }],
			warnings: [
				'1 file that may belong to another document as well was moved along: the content is the same, or it is not known of which of the two it is a prior version',
			],
		});
		expect(await openBelow(on)).toEqual(['Letters/Letter.txt', 'Memo.txt']);
	});

	it('overwrites nothing in the restricted folder', async () => {
		await upload(privileged('Letter.txt', 'kept apart before'));
		await on.put(`${CASE}/Letters/Letter.txt`, 'third');
		await on.put(`${CASE}/Letter.txt`, 'edited');
		const outcomes = await upload(privileged('Letter.txt', 'third', { rule: 'skipIfIdentical' }));
		expect(rowsOf(outcomes)).toMatchObject([{ status: 'unchanged', path: `${APART}/Letter (1).txt` }]);
		const tree = await treeOf(on.dropbox, APART);
		expect(tree).toMatchObject({
			[`${APART}/Letter.txt`]: hashOf('kept apart before'),
			[`${APART}/Letter (1).txt`]: hashOf('third'),
			[`${APART}/Letter (2).txt`]: hashOf('edited'),
		});
		expect(await openBelow(on)).toEqual(['Memo.txt']);
	});

	it('moves copies to a restricted folder elsewhere, too, and looks for them in the case folder only', async () => {
		await fileOpenly(on);
		await on.put('/Matters/22-2/Letters/Letter.txt', 'third');
		const place = { of: 'Dropbox', address: '/Matters/Privileged 22-1' } as const;
		const restriction = caseRestriction({ place });
		const [row] = rowsOf(await upload(privileged('Letter.txt', 'third', { restriction })));
		expect(row).toMatchObject({ status: 'unchanged', path: '/Matters/Privileged 22-1/Letter.txt' });
		expect(await openBelow(on)).toEqual(['Memo.txt']);
		expect(await on.dropbox.find('/Matters/22-2/Letters/Letter.txt')).toMatchObject({ size: 5 });
		expect(rowsOf(await upload(privileged('Letter.txt', 'third', { restriction })))).toMatchObject([
			{ status: 'unchanged' },
		]);
	});

	it('does not search a folder that holds several cases', async () => {
		const [caseFolder, other] = [on.caseFolder, await on.dropbox.createFolders([`${CASE}/Other`])];
		if (caseFolder.kind !== 'folder' || other[0]?.ok !== true) throw new Error('not made');
		await on.dropbox.markFolders([
			{ folder: caseFolder, caseId: '22-1', kind: 'file' },
			{ folder: other[0].value, caseId: '22-9', kind: 'file' },
		]);
		await on.put(`${CASE}/Other/Letter.txt`, 'third');
		const place = { of: 'Dropbox', address: '/Matters/Privileged 22-1' } as const;
		const outcomes = await upload(
			privileged('Letter.txt', 'third', { restriction: caseRestriction({ place }) }),
		);
		expect(rowsOf(outcomes)).toEqual(['belongs_to_another_case']);
		expect(await on.dropbox.find(`${CASE}/Other/Letter.txt`)).toMatchObject({ size: 5 });
	});

	it('opens nothing to the people named that is kept from them in another restricted folder', async () => {
		await on.put(`${CASE}/Partners/Letter.txt`, 'third');
		await on.restrict({
			document: (await on.dropbox.find(`${CASE}/Partners/Letter.txt`)).id,
			restriction: caseRestriction({
				place: { of: 'case folder', caseFolder: CASE, path: 'Partners' },
				people: ['admin@example.com'],
			}),
			dryRun: false,
		});
		const before = on.openers(`${CASE}/Partners/Letter.txt`);
		expect(before.accounts).not.toContain('ravi@example.com');
		const [row] = rowsOf(await upload(privileged('Letter.txt', 'third')));
		expect(row).toMatchObject({
			status: 'uploaded',
			warnings: ['1 copy of the document is in a folder with its own members and was left there'],
		});
		expect(on.openers(`${CASE}/Partners/Letter.txt`)).toEqual(before);
	});

	it('moves a copy out of a folder that is shared with more people', async () => {
		await on.put(`${CASE}/Experts/Letter.txt`, 'third');
		await on.person.sharingShareFolder({ path: `${CASE}/Experts` });
		await upload(privileged('Letter.txt', 'third'));
		expect(await openBelow(on)).toEqual(['Memo.txt']);
	});

	it('takes empty files for no copies of an empty one', async () => {
		await on.put(`${CASE}/Notes/Empty.txt`, '');
		await upload(privileged('Letter.txt', ''));
		expect(await openBelow(on)).toEqual(['Memo.txt', 'Notes/Empty.txt']);
	});

	describe('that cannot be restricted', () => {
		const cannot = new Refusal('no_access', 'Dropbox does not let it be done', 'Ask.');

		it('uploads nothing where a copy cannot be moved, and says so', async () => {
			await fileOpenly(on);
			const dropbox = over({ moveFiles: async (moves) => moves.map(() => refused(cannot)) });
			const outcomes = await uploadWithPrivileged([privileged('Letter.txt', 'fourth')], dropbox);
			expect(rowsOf(outcomes)).toEqual(['no_access']);
			expect(messagesOf(outcomes)).toEqual([
				'An open copy of the document could not be moved to the restricted folder: Dropbox does not let it be done. Nothing was uploaded for this item',
			]);
			expect(await pathsBelow(on, APART)).toEqual([]);
		});

		it('uploads nothing where the case folder cannot be listed', async () => {
			await fileOpenly(on);
			let listings = 0;
			const dropbox = over({
				// The first says whether it is one case's.
				listWithMarkers: (address) => {
					if (++listings > 1) throw cannot;
					return on.dropbox.listWithMarkers(address);
				},
			});
			const outcomes = await uploadWithPrivileged([privileged('Letter.txt', 'fourth')], dropbox);
			expect(rowsOf(outcomes)).toEqual(['no_access']);
			expect(await pathsBelow(on, APART)).toEqual([]);
		});

		it('leaves a copy that others can open in the restricted folder as well, and refuses', async () => {
			await fileOpenly(on);
			const dropbox = over({ fileMembers: async () => await Promise.reject(cannot) });
			const outcomes = await uploadWithPrivileged([privileged('Letter.txt', 'fourth')], dropbox);
			expect(rowsOf(outcomes)).toEqual(['still_exposed']);
			expect(messagesOf(outcomes)[0]).toMatch(
				/copy that stays in the restricted folder.*Nothing was uploaded/,
			);
			// Mia was given one of them by itself.
			expect(await openBelow(on)).toEqual([
				'Memo.txt',
				expect.stringMatching(/^Privileged\/_Archive\/Letter_v1_/),
			]);
		});

		it('refuses while copies keep appearing', async () => {
			const dropbox = over({
				moveFiles: async (moves) => {
					const outcomes = await on.dropbox.moveFiles(moves);
					await on.put(`${CASE}/Letters/Letter.txt`, 'third');
					return outcomes;
				},
			});
			await on.put(`${CASE}/Letters/Letter.txt`, 'third');
			const outcomes = await uploadWithPrivileged([privileged('Letter.txt', 'third')], dropbox);
			expect(rowsOf(outcomes)).toEqual(['changed_meanwhile']);
		});

		it('finds a copy that somebody renames, and goes without one that somebody deletes, while it is moved', async () => {
			let isFirst = true;
			const dropbox = over({
				moveFiles: async (moves) => {
					if (isFirst) {
						isFirst = false;
						await on.person.filesMoveV2({
							...{ from_path: `${CASE}/Letters/Letter.txt`, to_path: `${CASE}/Other name.txt` },
						});
						await on.person.filesDeleteV2({ path: `${CASE}/Copy.txt` });
						// As if somebody took the name first.
						return moves.map(() => refused(new Refusal('name_taken', 'It is taken', 'Choose another.')));
					}
					return await on.dropbox.moveFiles(moves);
				},
			});
			await on.put(`${CASE}/Letters/Letter.txt`, 'third');
			await on.put(`${CASE}/Copy.txt`, 'third');
			const outcomes = await uploadWithPrivileged([privileged('Letter.txt', 'third')], dropbox);
			expect(rowsOf(outcomes)).toMatchObject([
				{ openCopiesRestricted: [{ path: `${APART}/Other name.txt` }] },
			]);
			expect(await openBelow(on)).toEqual(['Memo.txt']);
		});
	});

	it('looks through a case folder once for all documents of the run', async () => {
		await fileOpenly(on);
		await on.put(`${CASE}/Letters/Notes.txt`, 'notes');
		const listed: string[] = [];
		const dropbox = over({
			listWithMarkers: (address) => {
				listed.push(address);
				return on.dropbox.listWithMarkers(address);
			},
		});
		await uploadWithPrivileged(
			[privileged('Letter.txt', 'third'), privileged('Notes.txt', 'notes')],
			dropbox,
		);
		// Whose it is; then what is open; then whether anything is left.
		expect(listed).toHaveLength(3);
		expect(await openBelow(on)).toEqual(['Memo.txt']);
	});
});

it.each(CALL_FAULTS)('ends the same when %s, and it is run again', async (_what, fault) => {
	const trial: Trial<object> = {
		begin: async () => {
			const begun = await createPrivilegeHarness();
			await fileOpenly(begun);
			return begun;
		},
		run: async ({ dropboxOver }, through) =>
			await uploadWithPrivileged([privileged('Letter.txt', 'fourth')], dropboxOver(through)),
		look: async (world) => await treeOf(world.dropbox, CASE),
	};
	await forEveryCall(trial, fault, async ({ nth, world, runAgain, expectSame }) => {
		await runAgain();
		await expectSame();
		const closed = { dropbox: world.dropbox, openers: (address: string) => openersOf(world, address) };
		expect({ nth, open: await openBelow(closed) }).toEqual({ nth, open: ['Memo.txt'] });
		for (const path of await pathsBelow(closed, APART)) {
			expect({ nth, openers: openersOf(world, path) }).toEqual({ nth, openers: CLOSED });
		}
	});
});

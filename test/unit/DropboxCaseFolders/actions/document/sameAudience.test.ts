/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { moveCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/move/moveCaseFolders';
import { reopenCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/reopen/reopenCaseFolders';
import { archiveDocuments } from '@/nodes/DropboxCaseFolders/actions/document/archiveVersion/archiveDocuments';
import { copyDocuments } from '@/nodes/DropboxCaseFolders/actions/document/clientUpload/copyDocuments';
import { getLinks } from '@/nodes/DropboxCaseFolders/actions/document/link/getLinks';
import { uploadWithPrivileged } from '@/nodes/DropboxCaseFolders/actions/document/upload/privileged/uploadWithPrivileged';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import {
	CASE,
	MEMO,
	caseRestriction,
	kindsOf,
	createPrivilegeHarness,
	restrictRequest,
	type PrivilegeHarness,
} from './restrict/privilegeHarness';
import { createTestDropbox } from '@/test/support/createTestDropbox';
import { closeRequest, reopenRequest, zipRequest } from '../caseFolder/close/closeHarness';
import { document, request } from './upload/uploadHarness';

const APART = `${CASE}/Privileged`;

describe('A restricted document', () => {
	let on: PrivilegeHarness;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
		await on.restrict(restrictRequest(MEMO));
	});
	afterEach(() => on.close());

	const archived = async (caseFolder: string | undefined, path: string, afterwards: 'stays' | 'moves') =>
		await archiveDocuments(
			[
				{
					...{ document: path, caseFolder, archiveFolder: '_Archive', afterwards },
					...{ timezone: 'UTC', lockArchived: false, dryRun: false, simplify: true },
				},
			],
			on.dropbox,
		);
	const copied = async (path: string, allowOutsideCaseFolder = false, caseFolder = CASE) =>
		await copyDocuments(
			[
				{
					...{ document: path, caseFolder, matterNumber: '22-1' },
					...{ outerFolder: 'ClientUploads', allowOutsideCaseFolder, dryRun: false },
				},
			],
			on.dropbox,
		);
	const replaced = async (subfolder: string, name: string) =>
		(
			await uploadDocuments(
				[{ ...request([document(name, 'another')], { caseFolder: CASE, subfolder }), rule: 'archive' }],
				on.dropbox,
			)
		).map((outcome) => (outcome.ok ? outcome.value.documents[0]?.status : outcome.refusal.reason));

	it.each(['stays', 'moves'] as const)(
		'is not archived where others can open it (%s)',
		async (afterwards) => {
			expect(kindsOf(await archived(CASE, on.memo.id, afterwards))).toEqual(['still_exposed']);
			await expect(on.dropbox.find(`${CASE}/_Archive`)).rejects.toMatchObject({ reason: 'not_found' });
			expect(on.openers(on.memo.id).accounts).not.toContain('mia@example.com');
		},
	);

	it.each([undefined, APART])('is archived in its own folder (case folder %s)', async (caseFolder) => {
		const [outcome] = await archived(caseFolder, on.memo.id, 'stays');
		if (outcome?.ok !== true) throw outcome?.refusal;
		expect(on.openers(outcome.value.archived.file.path ?? '').accounts).not.toContain('mia@example.com');
	});

	it('is not replaced by an upload that would archive its former version where others can open it', async () => {
		expect(await replaced('Privileged', 'Memo.txt')).toEqual(['still_exposed']);
		await expect(on.dropbox.find(`${CASE}/_Archive`)).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('is not copied to the client', async () => {
		expect(kindsOf(await copied(on.memo.id))).toEqual(['still_exposed']);
		await expect(on.dropbox.find('/Matters/ClientUploads')).rejects.toMatchObject({ reason: 'not_found' });
	});

	it('is not copied to the client from a restricted folder elsewhere', async () => {
		const place = { of: 'Dropbox', address: '/Matters/Apart' } as const;
		const [moved] = await on.restrict(restrictRequest(on.memo.id, { place }));
		expect(moved).toMatchObject({ ok: true });
		expect(kindsOf(await copied(on.memo.id, true))).toEqual(['still_exposed']);
	});

	/** Somebody shares a folder, so that it has members of its own besides those of the folder around it. */
	const shareWithMia = async (path: string) => {
		const { result } = await on.person.sharingShareFolder({ path });
		await on.person.sharingAddFolderMember({
			...{ shared_folder_id: (result as { shared_folder_id: string }).shared_folder_id, quiet: true },
			members: [{ member: { '.tag': 'email', email: 'mia@example.com' } }],
		});
	};
	const archiveSharedWithMia = async () => {
		await on.put(`${APART}/_Archive/x.txt`, 'x');
		await shareWithMia(`${APART}/_Archive`);
	};
	const filesBelow = async (path: string) =>
		(await on.person.filesListFolder({ path, recursive: true })).result.entries.flatMap((entry) =>
			entry['.tag'] === 'file' ? [entry.path_display ?? ''] : [],
		);

	it.each([
		['stays', undefined],
		['moves', undefined],
		['stays', APART],
		['moves', APART],
	] as const)(
		'is not archived in a shared archive folder (%s, case folder %s)',
		async (afterwards, caseFolder) => {
			await archiveSharedWithMia();
			expect(kindsOf(await archived(caseFolder, on.memo.id, afterwards))).toEqual(['still_exposed']);
			expect(await filesBelow(`${APART}/_Archive`)).toEqual([`${APART}/_Archive/x.txt`]);
			expect(on.openers(on.memo.id).accounts).not.toContain('mia@example.com');
		},
	);

	it.each([
		['as privileged', CASE, caseRestriction()],
		['as any', APART, undefined],
	])(
		'is not replaced, %s, where its former version would go into a shared archive folder',
		async (_, caseFolder, apart) => {
			await archiveSharedWithMia();
			const sent = request([document('Memo.txt', 'second advice')], { caseFolder, rule: 'archive' });
			expect(kindsOf(await uploadWithPrivileged([{ ...sent, restriction: apart }], on.dropbox))).toEqual([
				'still_exposed',
			]);
			expect(await filesBelow(APART)).toEqual([`${APART}/Memo.txt`, `${APART}/_Archive/x.txt`]);
		},
	);

	it('is taken back with the copy of its former version, where others can open it after all', async () => {
		const { dropbox } = on;
		const lettingIn: typeof dropbox = {
			...dropbox,
			upload: async (...given) => {
				const outcome = await dropbox.upload(...given);
				const { result } = await on.person.filesGetMetadata({ path: `${APART}/Memo.txt` });
				await on.person.sharingUpdateFolderPolicy({
					shared_folder_id: (result as { parent_shared_folder_id?: string }).parent_shared_folder_id ?? '',
					shared_link_policy: { '.tag': 'anyone' },
				});
				return outcome;
			},
		};
		const sent = request([document('Memo.txt', 'second advice')], { caseFolder: CASE, rule: 'archive' });
		const outcomes = await uploadWithPrivileged([{ ...sent, restriction: caseRestriction() }], lettingIn);
		expect(kindsOf(outcomes)).toEqual(['still_exposed']);
		expect(await filesBelow(APART)).toEqual([]);
	});

	it('is not copied to the client from a shared folder in a restricted folder elsewhere', async () => {
		const place = { of: 'Dropbox', address: '/Matters/Apart' } as const;
		await on.restrict(restrictRequest(on.memo.id, { place }));
		const inner = await on.put('/Matters/Apart/Drafts/Draft.txt', 'a draft of advice');
		await on.person.sharingShareFolder({ path: '/Matters/Apart/Drafts' });
		expect(kindsOf(await copied(inner.id, true))).toEqual(['still_exposed']);
	});

	it('is not copied to the client where its own folder is given as the case folder', async () => {
		expect(kindsOf(await copied(on.memo.id, false, APART))).toEqual(['still_exposed']);
	});

	const temporary = async (address: string, forRestricted = false) =>
		await getLinks([{ address, kind: 'temporary', forRestricted }], on.dropbox);

	it('gets no temporary link, unless that is asked for', async () => {
		expect(kindsOf(await temporary(on.memo.id))).toEqual(['still_exposed']);
		expect(on.calls('files/get_temporary_link')).toBe(0);
		expect((await temporary(on.memo.id, true))[0]?.ok).toBe(true);
		const page = await getLinks(
			[{ address: on.memo.id, kind: 'inDropbox', forRestricted: false }],
			on.dropbox,
		);
		expect(page[0]?.ok).toBe(true);
	});

	it('gets no temporary link where it is moved into a restricted folder meanwhile', async () => {
		const note = await on.put(`${CASE}/Note.txt`, 'a note');
		const { dropbox } = on;
		const moving: typeof dropbox = {
			...dropbox,
			temporaryLink: async (address) => {
				await on.person.filesMoveV2({ from_path: note.id, to_path: `${APART}/Note.txt` });
				return await dropbox.temporaryLink(address);
			},
		};
		const asked = { address: note.id, kind: 'temporary', forRestricted: false } as const;
		expect(kindsOf(await getLinks([asked], moving))).toEqual(['changed_meanwhile']);
	});
});

describe('A document out of sight', () => {
	it('is not copied to the client, as nobody can tell who has it', async () => {
		const probe = createTestDropbox({ fixture: 'teamSpace', token: 'admin' });
		const matters = probe.fixture.namespaces['matters']?.id ?? '';
		probe.close();
		const pathRoot = JSON.stringify({ '.tag': 'namespace_id', namespace_id: matters });
		const world = createTestDropbox({ fixture: 'teamSpace', token: 'admin', headers: { pathRoot } });
		const finance = world.fixture.namespaces['finance']?.id ?? '';
		const { result } = await world.person.filesUpload({
			...{ path: `ns:${finance}/Advice.txt`, contents: 'advice' },
		} as never);
		await world.dropbox.createFolders(['/22-1']);
		const asked = {
			...{ document: (result as { id: string }).id, caseFolder: '/22-1', matterNumber: '22-1' },
			...{ outerFolder: 'ClientUploads', allowOutsideCaseFolder: true, dryRun: false },
		};
		expect(kindsOf(await copyDocuments([asked], world.dropbox))).toEqual(['still_exposed']);
		world.close();
	});
});

describe('An ordinary case folder in a restricted folder', () => {
	const CLOSED = '/Matters/Closed';
	let on: PrivilegeHarness;
	let id: string;
	let noteId: string;
	beforeEach(async () => {
		on = await createPrivilegeHarness();
		await on.dropbox.createFolders(['/Matters/Apart/22-7', CLOSED]);
		id = (await on.dropbox.find('/Matters/Apart/22-7')).id;
		noteId = (await on.put('/Matters/Apart/22-7/Note.txt', 'of counsel')).id;
		await on.dropbox.restrictFolder('/Matters/Apart');
	});
	afterEach(() => on.close());

	const way = { kind: 'move', closedFolder: CLOSED } as const;
	const zip = { kind: 'zip', closedFolder: CLOSED, matterNumber: '', afterwards: 'stays' } as const;
	it.each([
		['closed by moving', async () => await closeCaseFolders([closeRequest(id, { way })], on.dropbox)],
		[
			'closed by moving, in a dry run',
			async () => await closeCaseFolders([closeRequest(id, { way, dryRun: true })], on.dropbox),
		],
		['closed by a ZIP', async () => await closeCaseFolders([zipRequest(id, { way: zip })], on.dropbox)],
		[
			'moved',
			async () =>
				await moveCaseFolders(
					[{ folder: id, destination: CLOSED, dryRun: false }],
					on.dropbox,
					() => undefined,
				),
		],
		[
			'restored to another place',
			async () => {
				await closeCaseFolders([closeRequest(id, { way: { kind: 'prefix', prefix: 'Closed' } })], on.dropbox);
				return await reopenCaseFolders([reopenRequest(id, { restoreTo: CLOSED })], on.dropbox);
			},
		],
	])('is not %s where more people can open it', async (_, work) => {
		expect(kindsOf(await work())).toEqual(['still_exposed']);
		expect(on.openers(noteId).accounts).toEqual(['jane@example.com']);
		expect((await on.person.filesListFolder({ path: CLOSED, recursive: true })).result.entries).toHaveLength(
			1,
		);
	});

	it('is closed and reopened inside it', async () => {
		const inside = { kind: 'move', closedFolder: '/Matters/Apart/Closed' } as const;
		expect(kindsOf(await closeCaseFolders([closeRequest(id, { way: inside })], on.dropbox))).toEqual([
			'closed',
		]);
		expect(kindsOf(await reopenCaseFolders([reopenRequest(id)], on.dropbox))).toEqual(['reopened']);
	});
});

describe('A case folder with restricted papers in it', () => {
	it('goes to no place that a link of the account reaches', async () => {
		const on = await createPrivilegeHarness();
		await on.restrict(restrictRequest(MEMO));
		await on.dropbox.createFolders(['/Matters/Closed', '/Matters/Elsewhere']);
		await on.person.sharingCreateSharedLinkWithSettings({ path: '/Matters/Closed' });
		const moved = async (destination: string) =>
			await moveCaseFolders(
				[{ folder: on.caseFolder.id, destination, dryRun: false }],
				on.dropbox,
				() => undefined,
			);
		expect(kindsOf(await moved('/Matters/Closed'))).toEqual(['still_exposed']);
		expect(on.openers(on.memo.id).links).toBe(0);
		expect(kindsOf(await moved('/Matters/Elsewhere'))).toEqual(['moved']);
		on.close();
	});
});

describe('A thousand ordinary documents', () => {
	it('take a handful of calls more', async () => {
		const on = await createPrivilegeHarness();
		const ids: string[] = [];
		for (let nth = 0; nth < 1000; nth++) ids.push((await on.put(`${CASE}/Notes/${nth}.txt`, `${nth}`)).id);
		on.emulator.log.clear();
		const common = { caseFolder: CASE, dryRun: false };
		const outcomes = await copyDocuments(
			ids.map((id) => ({
				...{ ...common, document: id, matterNumber: '22-1' },
				...{ outerFolder: 'ClientUploads', allowOutsideCaseFolder: false },
			})),
			on.dropbox,
		);
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(on.emulator.log.calls.filter(({ route = '' }) => /^sharing/.test(route))).toHaveLength(1);
		expect(on.calls()).toBeLessThanOrEqual(12);
		on.close();
	});
});

describe('An ordinary document', () => {
	it('is archived and copied from whatever subfolder', async () => {
		const on = await createPrivilegeHarness();
		const note = await on.put(`${CASE}/Notes/Note.txt`, 'a note');
		const common = { caseFolder: CASE, document: note.id, dryRun: false };
		expect(
			kindsOf(
				await archiveDocuments(
					[
						{
							...common,
							archiveFolder: '_Archive',
							afterwards: 'stays',
							timezone: 'UTC',
							lockArchived: false,
							simplify: true,
						},
					],
					on.dropbox,
				),
			),
		).toEqual(['archived']);
		expect(
			kindsOf(
				await copyDocuments(
					[{ ...common, matterNumber: '22-1', outerFolder: 'ClientUploads', allowOutsideCaseFolder: false }],
					on.dropbox,
				),
			),
		).toEqual(['copied']);
		on.close();
	});
});

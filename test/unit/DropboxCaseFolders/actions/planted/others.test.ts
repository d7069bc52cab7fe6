/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import {
	requestClientFiles,
	type FilesRequest,
} from '@/nodes/DropboxCaseFolders/actions/caseFolder/requestFiles/requestClientFiles';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import { markerFileName } from '@/nodes/shared/domain/marker/markerFile';
import { unfinishedZipName } from '@/nodes/shared/domain/closing/closedZip';
import { createSdk } from '@/nodes/shared/dropbox/client/createApi';
import { treeOf } from '@/test/support/treeOf';
import { createEmulatorSend } from '@/test/support/createTestDropbox';
import { document, hashOf, request as uploading } from '../document/upload/uploadHarness';
import { zipRequest } from '../caseFolder/close/closeHarness';
import { kinds, request, value } from '../caseFolder/caseFolderHarness';
import { createFirmAndClient } from './createFirmAndClient';

type World = Awaited<ReturnType<typeof createFirmAndClient>>;

let world: World;
afterEach(() => world.close());

/** Jane, who works at the firm and may write in /Matters, by her own token. */
const jane = () => {
	const root = JSON.stringify({ '.tag': 'root', root: world.fixture.accounts['jane']?.rootNamespaceId });
	return createSdk(createEmulatorSend(world.emulator, world.fixture.tokens['jane'] ?? ''), {
		pathRoot: root,
	});
};

describe('Properties that another account put on a folder', () => {
	const template = {
		name: 'Case folder marker',
		description: 'Which case a folder belongs to.',
		fields: ['caseId', 'folderId'].map((name) => ({
			...{ name, description: name, type: { '.tag': 'string' as const } },
		})),
	};

	it('with a template of the same name are not seen: neither for the case, nor against it', async () => {
		world = await createFirmAndClient({ fixture: 'personal' });
		await world.dropbox.createFolders(['/Matters/22-1', '/Matters/22-2']);
		for (const [path, caseId] of [
			['/Matters/22-1', '22-9'],
			['/Matters/22-2', '22-7'],
		] as const) {
			const namespaceId = await world.shareWithClient(path);
			const { template_id: templateId } = (await world.client.filePropertiesTemplatesAddForUser(template))
				.result;
			const { id } = await world.dropbox.find(path);
			await world.client.sharingMountFolder({ shared_folder_id: namespaceId });
			await world.client.filePropertiesPropertiesAdd({
				path: id,
				property_groups: [
					{
						template_id: templateId,
						fields: [
							{ name: 'caseId', value: caseId },
							{ name: 'folderId', value: id },
						],
					},
				],
			});
		}
		const at = (caseId: string) => request(caseId, { destination: '/Matters', marker: 'properties' });
		const made = (await createCaseFolders([at('22-9'), at('22-2')], world.dropbox)).map(value);
		expect(made).toMatchObject([
			{ created: true, path: '/Matters/22-9' },
			{ created: false, path: '/Matters/22-2' },
		]);
		expect((await createCaseFolders([at('22-9'), at('22-2')], world.dropbox)).map(value)).toMatchObject(
			made.map(({ folderId }) => ({ folderId, created: false })),
		);
	});
});

describe('A folder that another account shares under the name of a case', () => {
	const offered = async (caseId: string) => {
		await world.client.filesCreateFolderV2({ path: `/${caseId}` });
		const shared = (await world.client.sharingShareFolder({ path: `/${caseId}` })).result;
		const namespaceId = (shared as { shared_folder_id: string }).shared_folder_id;
		await world.client.sharingAddFolderMember({
			shared_folder_id: namespaceId,
			members: [
				{ member: { '.tag': 'email', email: 'owner@example.com' }, access_level: { '.tag': 'editor' } },
			],
		});
		await world.person.sharingMountFolder({ shared_folder_id: namespaceId });
		return (await world.dropbox.find(`/${caseId}`)).id;
	};

	it.each([undefined, 'file', 'properties'] as const)('is not taken for it (%s)', async (marker) => {
		world = await createFirmAndClient({ fixture: 'personal' });
		const theirs = await offered('22-9');
		const at = request('22-9', { destination: '', marker, reuseExistingFolder: marker !== undefined });
		expect(kinds(await createCaseFolders([at], world.dropbox))).toEqual(['name_taken']);
		const given = await createCaseFolders([{ ...at, existingFolder: theirs }], world.dropbox);
		expect(given.map(value)).toMatchObject([{ folderId: theirs }]);
	});

	it('is told from one that the firm shares with a client itself', async () => {
		world = await createFirmAndClient({ fixture: 'personal' });
		const at = request('22-9', { destination: '', marker: 'file' });
		const [made] = (await createCaseFolders([at], world.dropbox)).map(value);
		await world.shareWithClient('/22-9');
		expect((await createCaseFolders([at], world.dropbox)).map(value)).toMatchObject([
			{ folderId: made?.folderId, created: false },
		]);
	});

	it('is told from what the firm shares in a folder of the team', async () => {
		world = await createFirmAndClient();
		const at = request('22-9', { destination: '/Matters', marker: undefined, reuseExistingFolder: false });
		const [made] = (await createCaseFolders([at], world.dropbox)).map(value);
		await world.shareWithClient('/Matters/22-9');
		expect((await createCaseFolders([at], world.dropbox)).map(value)).toMatchObject([
			{ folderId: made?.folderId, created: false },
		]);
	});
});

describe('A ZIP that another account put where that of a closed case goes', () => {
	const contents = 'PK, not a ZIP at all';
	const close = async () => {
		const { id } = await world.dropbox.find('/Matters/22-1');
		const request = {
			...zipRequest(id),
			way: { kind: 'zip', closedFolder: '/Matters/Closed', matterNumber: 'M-1', afterwards: 'moves' },
		};
		return await closeCaseFolders([request as never], world.dropbox);
	};
	beforeEach(async () => {
		world = await createFirmAndClient();
		await world.dropbox.createFolders(['/Matters/22-1', '/Matters/Closed']);
		await world.person.filesUpload({ path: '/Matters/22-1/a.txt', contents: 'hello' });
	});

	it('is not taken for it, and the case stays as it is', async () => {
		await jane().filesUpload({ path: '/Matters/Closed/2026/M-1/22-1.zip', contents });
		const before = await treeOf(world.dropbox, '/Matters');
		expect(kinds(await close())).toEqual(['name_taken']);
		expect(await treeOf(world.dropbox, '/Matters')).toEqual(before);
	});

	it('under the name of one that is not finished is replaced by the case’s own', async () => {
		await jane().filesUpload({ path: `/Matters/Closed/2026/M-1/${unfinishedZipName('22-1.zip')}`, contents });
		const [outcome] = (await close()).map(value);
		expect(outcome).toMatchObject({ status: 'closed' });
		const tree = await treeOf(world.dropbox, '/Matters/Closed');
		expect(Object.values(tree)).not.toContain(hashOf(contents));
		expect(Object.keys(tree).join()).not.toMatch(/not finished/);
	});
});

describe('A former version that another account put into the archive', () => {
	const file = async (content: string) => {
		const asked = uploading([document('Agreement.pdf', content)], {
			caseFolder: '/Matters/22-1',
			rule: 'archive',
		});
		return value((await uploadDocuments([asked], world.dropbox))[0]).documents.map(({ status }) => status);
	};
	const archived = async () => Object.entries(await treeOf(world.dropbox, '/Matters/22-1/_Archive'));
	beforeEach(async () => {
		world = await createFirmAndClient();
		await world.dropbox.createFolders(['/Matters/22-1/_Archive']);
		await file('first');
	});

	it.each(['v1_20260101', 'v7_20260101', 'v999998_20260101', 'v999999_20260101'])(
		'as %s is not taken for the real one, which goes beside it each time',
		async (planted) => {
			await jane().filesUpload({
				path: `/Matters/22-1/_Archive/Agreement_${planted}.pdf`,
				contents: 'planted',
			});
			for (const content of ['second', 'third', 'fourth']) expect(await file(content)).toEqual(['archived']);
			const kept = (await archived()).map(([, hash]) => hash);
			expect(kept).toEqual(expect.arrayContaining(['first', 'second', 'third', 'planted'].map(hashOf)));
			expect(new Set((await archived()).map(([path]) => path)).size).toBe(4);
		},
	);
});

describe('A file request that another account made', () => {
	it('for the same folder under the same title is not handed to the client', async () => {
		world = await createFirmAndClient();
		await world.dropbox.createFolders(['/Matters/22-1', '/Matters/ClientUploads/22-1']);
		const title = 'Papers';
		const theirs = await jane().fileRequestsCreate({ title, destination: '/Matters/ClientUploads/22-1' });
		const asked: FilesRequest = {
			...{ caseFolder: '/Matters/22-1', matterNumber: '22-1', outerFolder: 'ClientUploads' },
			...{ title, deadline: undefined, description: undefined, dryRun: false, warnings: [] },
		};
		const [outcome] = (await requestClientFiles([asked], world.dropbox)).map(value);
		expect(outcome?.created).toBe(true);
		expect(outcome?.request.url).not.toBe(theirs.result.url);
		expect(outcome?.request.id).not.toBe(theirs.result.id);
	});
});

describe('A document that another account called as this package calls its own files', () => {
	it.each([unfinishedZipName('Evidence.zip'), markerFileName('22-9'), 'casemarker 0123456789abcdef.json'])(
		'goes along when the case is closed, and nothing is deleted: %s',
		async (name) => {
			world = await createFirmAndClient();
			await world.dropbox.createFolders(['/Matters/22-1/Notes', '/Matters/Closed']);
			for (const folder of ['/Matters/22-1', '/Matters/22-1/Notes'])
				await jane().filesUpload({ path: `${folder}/${name}`, contents: `evidence in ${folder}` });
			await world.person.filesUpload({ path: '/Matters/22-1/a.txt', contents: 'a' });
			const { id } = await world.dropbox.find('/Matters/22-1');
			const way = { kind: 'zip', closedFolder: '/Matters/Closed', matterNumber: '', afterwards: 'moves' };
			await closeCaseFolders([{ ...zipRequest(id), way } as never], world.dropbox);
			const kept = Object.values(await treeOf(world.dropbox, id));
			expect(kept).toEqual(
				expect.arrayContaining([
					hashOf('evidence in /Matters/22-1'),
					hashOf('evidence in /Matters/22-1/Notes'),
					hashOf('a'),
				]),
			);
		},
	);
});

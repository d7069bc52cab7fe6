/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { createCaseFolders } from '@/nodes/DropboxCaseFolders/actions/shared/caseFolders/create/createCaseFolders';
import { findCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/find/findCaseFolders';
import { previewCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/preview/previewCaseFolders';
import { findExisting } from '@/nodes/DropboxCaseFolders/actions/shared/locate/locateMany';
import { uploadDocuments } from '@/nodes/DropboxCaseFolders/actions/document/upload/uploadDocuments';
import type { UploadRequest } from '@/nodes/DropboxCaseFolders/actions/document/upload/UploadRequest';
import { treeOf } from '@/test/support/treeOf';
import { done } from '@/nodes/shared/core/outcome';
import { parseTemplate } from '@/nodes/shared/domain/naming/parseTemplate';
import { document, hashOf, request as uploading } from './document/upload/uploadHarness';
import {
	createCaseFolderHarness,
	request,
	value,
	type CaseFolderHarness,
} from './caseFolder/caseFolderHarness';

/** Letters that Dropbox lower-cases otherwise than JavaScript, or does not lower-case at all, and others. */
const NAMES = [
	'İnce',
	'STRAẞE',
	'ꙊКО',
	'ᎠᎡ',
	'ΟΔΟΣ',
	'Οδος',
	'Re\u0301sume\u0301',
	'Ǆ',
	'Ⱥ',
	'\u1f88',
	'ﬁle',
	'ßẞ',
];

describe.each(['unicode 4.1', 'modern'] as const)('Names, where Dropbox lower-cases by %s', (lowerCasing) => {
	let world: CaseFolderHarness;
	beforeEach(async () => {
		world = await createCaseFolderHarness();
		world.state.switches.lowerCasing = lowerCasing;
	});
	afterEach(() => world.close());
	const template = parseTemplate('{client} - {caseId}');
	const asked = (client: string, number: number, more: object = {}) =>
		request(`22-${number}`, {
			template,
			fields: { client },
			marker: undefined,
			reuseExistingFolder: false,
			...more,
		});

	it.each(NAMES)('lead to one folder when a case is created again without a marker: %s', async (name) => {
		const subfolders = [`${name}/A`, 'B'];
		const made = await world.folder(asked(name, 1, { subfolders }));
		const again = await world.folder(asked(name, 1, { subfolders }));
		expect(again).toMatchObject({ folderId: made.folderId, created: false });
		expect(again.subfolders.map(({ created }) => created)).toEqual([false, false, false]);
		const [preview] = await previewCaseFolders(
			[{ item: 0, request: done(asked(name, 1, { subfolders })) }],
			world.dropbox,
			world.clock,
		);
		expect(value(preview)).toMatchObject({ would: 'adopt', folderId: made.folderId });
		const [found] = await findCaseFolders(
			[{ caseId: '22-1', within: '/Cases', template, several: 'refuse' }],
			world.dropbox,
		);
		expect(value(found)).toMatchObject([{ folderId: made.folderId }]);
	});

	it.each(['none', 'file', 'properties'] as const)('lead to their folders among many (%s)', async (kind) => {
		const marker = kind === 'none' ? undefined : kind;
		const requests = [...NAMES, ...Array.from({ length: 10 }, (_, number) => `Doe ${number}`)].map(
			(name, number) =>
				asked(name, number, { marker, reuseExistingFolder: marker !== undefined, subfolders: [name] }),
		);
		const made = (await createCaseFolders(requests, world.dropbox)).map(value);
		const again = (await createCaseFolders(requests, world.dropbox)).map(value);
		expect(again.map(({ folderId, created }) => [folderId, created])).toEqual(
			made.map(({ folderId }) => [folderId, false]),
		);
		const previews = await previewCaseFolders(
			requests.map((each, item) => ({ item, request: done(each) })),
			world.dropbox,
			world.clock,
		);
		expect(previews.map((each) => [value(each).would, value(each).folderId])).toEqual(
			made.map(({ folderId }) => ['adopt', folderId]),
		);
	});

	it('are found where something stands, and nowhere else', async () => {
		const paths = NAMES.map((name) => `/Cases/${name} x`);
		const others = ['/Cases/ince x', '/Cases/straße x', '/Cases/ꙋко x', '/Cases/ꭰꭱ x', '/Cases/RÉSUMÉ x'];
		await world.dropbox.createFolders(paths.slice(0, 7));
		for (const asking of [[...paths, ...others], ...[...paths, ...others].map((path) => [path])]) {
			const existing = await findExisting(asking, world.dropbox);
			for (const path of asking) {
				const there = await world.dropbox.find(path).catch(() => undefined);
				const outcome = existing.get(path);
				expect([path, outcome?.ok && outcome.value?.id]).toEqual([path, there?.id]);
			}
		}
	});

	const filed = async (
		caseFolder: string,
		documents: Array<[string, string]>,
		more: Partial<UploadRequest> = {},
	) => {
		const given = documents.map(([name, content]) => document(name, content));
		const [outcome] = await uploadDocuments([uploading(given, { caseFolder, ...more })], world.dropbox);
		return value(outcome).documents.map(({ status, file }) => [status, file?.name]);
	};

	it.each(NAMES)('are those of one document when it is filed again: %s.pdf', async (name) => {
		const { folderId, path = '' } = await world.folder(request('22-1'));
		for (const caseFolder of [folderId, path]) {
			for (const rule of ['skipIfIdentical', 'replace', 'keepBoth', 'archive'] as const) {
				const subfolder = `${rule} ${name} ${caseFolder === path ? 1 : 2}`;
				const once = await filed(caseFolder, [[`${name}.pdf`, 'a']], { rule, subfolder });
				const again = await filed(caseFolder, [[`${name}.pdf`, 'a']], { rule, subfolder });
				expect([rule, once[0]?.[0], again[0]?.[0]]).toEqual([rule, 'uploaded', 'unchanged']);
			}
		}
	});

	it.each([
		['İfade.pdf', 'ifade.pdf'],
		['ẞ.pdf', 'ß.pdf'],
		['Ꙋ.pdf', 'ꙋ.pdf'],
		['Ꭰ.pdf', 'ꭰ.pdf'],
		['É.pdf', 'e\u0301.pdf'],
	])('lose no document that is filed beside another: %s and %s', async (one, other) => {
		const { folderId } = await world.folder(request('22-1'));
		const file = async (subfolder: string, ...names: string[]) => {
			const given = names.map((name) => document(name, name));
			const asked = uploading(given, { caseFolder: folderId, rule: 'keepBoth', subfolder });
			const [outcome] = await uploadDocuments([asked], world.dropbox);
			return outcome?.ok ? outcome.value.documents.map(({ status }) => status) : outcome?.refusal.reason;
		};
		const first = [await file('apart', one), await file('apart', other)];
		const both = await file('together', one, other);
		const kept = async (subfolder: string) =>
			Object.values(await treeOf(world.dropbox, `/Cases/22-1/${subfolder}`)).sort();
		const all = [one, other].map(hashOf).sort();
		if (lowerCasing === 'unicode 4.1') {
			expect([await kept('apart'), await kept('together')]).toEqual([all, all]);
			for (const name of [one, other]) expect(await file('apart', name)).toEqual(['unchanged']);
		}
		// However it lower-cases: what was refused is said to be, and what was filed stays.
		const filedOnes = [one, other].filter((_, index) => typeof first[index] === 'object').map(hashOf);
		expect(await kept('apart')).toEqual(expect.arrayContaining(filedOnes));
		expect(await kept('together')).toEqual(
			typeof both === 'object' ? all : expect.arrayContaining([hashOf(one)]),
		);
	});
});

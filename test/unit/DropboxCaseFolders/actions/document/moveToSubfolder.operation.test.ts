/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { moveToSubfolder } from '@/nodes/DropboxCaseFolders/actions/document/moveToSubfolder.operation';
import {
	moveFields,
	type DocumentMoveRequest,
} from '@/nodes/DropboxCaseFolders/actions/document/moveToSubfolder/fields';
import type { MovedDocument } from '@/nodes/DropboxCaseFolders/actions/document/moveToSubfolder/moveDocuments';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { createItemContext } from '@/test/support/createItemContext';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { treeOf } from '@/test/support/treeOf';
import { CASE, createClientUploadHarness } from '../clientUploads/clientUploadHarness';

let world: Awaited<ReturnType<typeof createClientUploadHarness>>;
beforeEach(async () => {
	world = await createClientUploadHarness();
});
afterEach(() => world.close());

const request = (document: string, more: Partial<DocumentMoveRequest> = {}): DocumentMoveRequest => ({
	...{ document, caseFolder: CASE, subfolder: 'Medical', onlyFrom: undefined, dryRun: false },
	...more,
});
const over = async (dropbox: DropboxPort, requests: DocumentMoveRequest[]) =>
	await moveToSubfolder.run(requests, { dropbox, clock: world.clock });
const run = async (...requests: DocumentMoveRequest[]) =>
	(await over(world.dropbox, requests)).map((outcome) =>
		outcome.ok ? `${outcome.value.status} ${outcome.value.file.path}` : outcome.refusal.reason,
	);

it('moves a document, which keeps its ID, and leaves it there', async () => {
	const id = await world.save(`${CASE}/Other/scan.pdf`, 'one');
	const [outcome] = await over(world.dropbox, [request(id, { subfolder: 'Medical/Bills' })]);
	expect(outcome?.ok === true && moveToSubfolder.rows(outcome.value)).toEqual([
		{
			...{ status: 'moved', fileId: id, name: 'scan.pdf', path: `${CASE}/Medical/Bills/scan.pdf` },
			previousPath: `${CASE}/Other/scan.pdf`,
			contentHash: contentHash(Buffer.from('one')),
			url: expect.stringContaining('preview=scan.pdf') as string,
		},
	]);
	expect(await run(request(id, { subfolder: 'medical/bills', onlyFrom: 'Other' }))).toEqual([
		`alreadyThere ${CASE}/Medical/Bills/scan.pdf`,
	]);
	expect(await run(request(id, { subfolder: '' }))).toEqual([`moved ${CASE}/scan.pdf`]);
});

it('leaves a document where somebody has put it', async () => {
	const moved = await world.save(`${CASE}/Mine/a.pdf`, 'one');
	const below = await world.save(`${CASE}/Other/Deep/b.pdf`, 'two');
	const outside = await world.save('/Elsewhere/c.pdf', 'three');
	const before = await treeOf(world.dropbox);
	const requests = [moved, below, outside].map((id) => request(id, { onlyFrom: 'Other' }));
	expect(await run(...requests)).toEqual([
		`elsewhere ${CASE}/Mine/a.pdf`,
		`elsewhere ${CASE}/Other/Deep/b.pdf`,
		'elsewhere /Elsewhere/c.pdf',
	]);
	// Those in the case folder itself are in none of its subfolders.
	expect(await run(request(moved, { onlyFrom: '' }))).toEqual([`elsewhere ${CASE}/Mine/a.pdf`]);
	expect(await treeOf(world.dropbox)).toEqual(before);
});

it('overwrites nothing: the same content stays where it is, anything else gets a numbered name', async () => {
	await world.save(`${CASE}/Medical/a.pdf`, 'theirs');
	await world.save(`${CASE}/Medical/b.pdf`, 'two');
	const a = await world.save(`${CASE}/a.pdf`, 'one');
	const b = await world.save(`${CASE}/b.pdf`, 'two');
	expect(await run(request(a), request(b), request(a))).toEqual([
		`moved ${CASE}/Medical/a (1).pdf`,
		`duplicate ${CASE}/b.pdf`,
		`moved ${CASE}/Medical/a (1).pdf`,
	]);
});

it('refuses what is no document of the case, and moves nothing in a dry run', async () => {
	const theirs = await world.save('/Cases/22-10/secret.pdf', 'theirs');
	const own = await world.save(`${CASE}/own.pdf`, 'own');
	const before = await treeOf(world.dropbox);
	expect(
		await run(
			...[request(theirs), request(world.caseFolder), request('id:gone')],
			...[request(own, { caseFolder: '/Cases/none' }), request(own, { dryRun: true })],
		),
	).toEqual([
		...['belongs_to_another_case', 'not_a_file', 'not_found', 'not_found'],
		`moved ${CASE}/Medical/own.pdf`,
	]);
	expect(await treeOf(world.dropbox)).toEqual(before);
});

it.each(CALL_FAULTS)(
	'ends in the same tree if for any call %s, and it is run again',
	async (_what, fault) => {
		let requests: DocumentMoveRequest[] = [];
		const trial: Trial<MovedDocument> = {
			begin: async () => {
				const begun = await createClientUploadHarness();
				await begun.save(`${CASE}/Medical/b.pdf`, 'theirs');
				const ids = [];
				for (const name of ['a.pdf', 'b.pdf']) ids.push(await begun.save(`${CASE}/Other/${name}`, name));
				requests = ids.map((id) => request(id, { onlyFrom: 'Other' }));
				return begun;
			},
			run: async ({ dropboxOver }, through) => await over(dropboxOver(through), requests),
			look: async ({ dropbox }) => await treeOf(dropbox),
		};
		await forEveryCall(trial, fault);
	},
);

it('reads the panel', () => {
	const given = {
		document: { mode: 'path', value: '/Cases/22-1/a.pdf' },
		caseFolder: { mode: 'path', value: CASE },
		subfolder: ' Medical/ ',
	};
	const read = (more: object) => moveToSubfolder.read(createItemContext({ ...given, ...more }), 0);
	const expected = { ...request('/Cases/22-1/a.pdf'), warnings: [] };
	expect(read({ options: {} })).toEqual(expected);
	expect(read({ options: { onlyFrom: '' } })).toEqual({ ...expected, onlyFrom: '' });
	expect(read({ options: { onlyFrom: 'Other/' }, subfolder: '' })).toEqual({
		...expected,
		...{ onlyFrom: 'Other', subfolder: '' },
	});
	expect(moveFields.map(({ name }) => name)).toEqual(['document', 'caseFolder', 'subfolder', 'options']);
});

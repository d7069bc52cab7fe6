/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { clientUpload } from '@/nodes/DropboxCaseFolders/actions/document/clientUpload.operation';
import {
	clientUploadFields,
	type ClientCopyRequest,
} from '@/nodes/DropboxCaseFolders/actions/document/clientUpload/fields';
import type { CopiedDocument } from '@/nodes/DropboxCaseFolders/actions/document/clientUpload/copyToClientFolders';
import type { Outcome } from '@/nodes/shared/core/outcome';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import { createItemContext } from '@/test/support/createItemContext';
import { treeOf } from '@/test/support/treeOf';
import { CALL_FAULTS } from '@/test/support/callFaults';
import { forEveryCall, type Trial } from '@/test/support/forEveryCall';
import { CASE, createClientUploadHarness } from '../clientUploads/clientUploadHarness';

const CLIENT = '/Cases/ClientUploads/22-1';

let world: Awaited<ReturnType<typeof createClientUploadHarness>>;
beforeEach(async () => {
	world = await createClientUploadHarness();
});
afterEach(() => world.close());

const request = (document: string, more: Partial<ClientCopyRequest> = {}): ClientCopyRequest => ({
	...{ document, caseFolder: CASE, matterNumber: '22-1', outerFolder: 'ClientUploads' },
	...{ allowOutsideCaseFolder: false, dryRun: false },
	...more,
});
const over = async (dropbox: DropboxPort, requests: ClientCopyRequest[]) =>
	await clientUpload.run(requests, { dropbox, clock: world.clock });
const run = async (...requests: ClientCopyRequest[]) => await over(world.dropbox, requests);
const summarize = (outcomes: Array<Outcome<CopiedDocument>>) =>
	outcomes.map((outcome) =>
		outcome.ok ? `${outcome.value.status} ${outcome.value.file.path}` : outcome.refusal.reason,
	);

describe('Copy to Client Uploads', () => {
	it('copies beside the case folder and says where', async () => {
		const id = await world.save(`${CASE}/Letters/a b.pdf`, 'one');
		const [outcome] = await run(request(id, { caseFolder: world.caseFolder }));
		expect(outcome?.ok === true && clientUpload.rows(outcome.value)).toEqual([
			{
				...{ status: 'copied', fileId: expect.stringMatching(/^id:/), name: 'a b.pdf', size: 3 },
				...{ path: `${CLIENT}/a b.pdf`, folderPath: CLIENT, originalFileId: id, warnings: [] },
				url: 'https://www.dropbox.com/home/Cases/ClientUploads/22-1?preview=a%20b.pdf',
			},
		]);
		expect(Object.keys(await treeOf(world.dropbox, CASE))).toEqual([
			`${CASE}/Letters`,
			`${CASE}/Letters/a b.pdf`,
		]);
	});

	it('never copies what is there, nor overwrites what is something else', async () => {
		await world.save(`${CLIENT}/b.pdf`, 'theirs');
		const [a, b, other] = [
			await world.save(`${CASE}/a.pdf`, 'one'),
			await world.save(`${CASE}/b.pdf`, 'two'),
			await world.save(`${CASE}/Other/A.pdf`, 'three'),
		] as const;
		const first = ['copied', 'keptBoth', 'unchanged', 'keptBoth'];
		const paths = ['a.pdf', 'b (1).pdf', 'a.pdf', 'A (1).pdf'].map((name) => `${CLIENT}/${name}`);
		const requests = [request(a), request(b), request(a), request(other)];
		expect(summarize(await run(...requests))).toEqual(first.map((status, n) => `${status} ${paths[n]}`));
		const tree = await treeOf(world.dropbox);
		expect(summarize(await run(...requests))).toEqual(paths.map((path) => `unchanged ${path}`));
		expect(await treeOf(world.dropbox)).toEqual(tree);
	});

	it('hands no paper of one case to the client of another, but forms for all, where that is allowed', async () => {
		const theirs = await world.save('/Cases/22-10/secret.pdf', 'theirs');
		expect(summarize(await run(request(theirs), request(theirs, { dryRun: true })))).toEqual([
			'belongs_to_another_case',
			'belongs_to_another_case',
		]);
		expect(
			Object.keys(await treeOf(world.dropbox, '/Cases')).filter((path) => path.startsWith(CLIENT)),
		).toEqual([]);
		const form = await world.save('/Forms/consent.pdf', 'form');
		expect(summarize(await run(request(form, { allowOutsideCaseFolder: true })))).toEqual([
			`copied ${CLIENT}/consent.pdf`,
		]);
	});

	it('keeps two matters apart whose numbers come out as one name', async () => {
		const id = await world.save(`${CASE}/a.pdf`, 'one');
		const outcomes = await run(
			request(id, { matterNumber: '22/1' }),
			request(id),
			request(id, { matterNumber: 'ab-1' }),
		);
		expect(summarize(outcomes)).toEqual([
			expect.stringMatching(/^copied \/Cases\/ClientUploads\/22-1 \([0-9a-f]{8}\)\/a\.pdf$/),
			`copied ${CLIENT}/a.pdf`,
			'copied /Cases/ClientUploads/ab-1/a.pdf',
		]);
		expect(summarize(await run(request(id, { matterNumber: 'AB-1' })))).toEqual(['belongs_to_another_case']);
	});

	it('keeps two matters apart that come in one run and differ in upper and lower case', async () => {
		const id = await world.save(`${CASE}/a.pdf`, 'one');
		const other = await world.save(`${CASE}/b.pdf`, 'two');
		expect(
			summarize(await run(request(id, { matterNumber: 'ab-1' }), request(other, { matterNumber: 'AB-1' }))),
		).toEqual(['copied /Cases/ClientUploads/ab-1/a.pdf', 'belongs_to_another_case']);
	});

	it('refuses what cannot be copied, item by item', async () => {
		const id = await world.save(`${CASE}/a.pdf`, 'one');
		await world.save('/Cases/ClientUploads/22-2', 'a file');
		const outcomes = await run(
			...[request('/never'), request(CASE), request(id, { caseFolder: '/never' })],
			...[request(id, { caseFolder: '' }), request(id, { matterNumber: '22-2' }), request(id)],
		);
		expect(summarize(outcomes)).toEqual([
			...['not_found', 'not_a_file', 'not_found', 'invalid_input', 'name_taken'],
			`copied ${CLIENT}/a.pdf`,
		]);
	});

	it('takes a handful of calls for a thousand documents of one case', async () => {
		const ids = [];
		for (let n = 0; n < 1000; n++) ids.push(await world.save(`${CASE}/${n}.pdf`, `${n}`));
		world.emulator.log.clear();
		const outcomes = await run(...ids.map((id) => request(id)));
		expect(outcomes.every(({ ok }) => ok)).toBe(true);
		expect(world.calls()).toBeLessThanOrEqual(9);
	});

	it('says in a dry run what the real one then does, and writes nothing', async () => {
		await world.save(`${CLIENT}/b.pdf`, 'theirs');
		const ids = [await world.save(`${CASE}/a.pdf`, 'one'), await world.save(`${CASE}/b.pdf`, 'two')];
		const before = await treeOf(world.dropbox);
		world.emulator.log.clear();
		const planned = await run(...[...ids, '/never'].map((id) => request(id, { dryRun: true })));
		const routes = world.emulator.log.calls.map(({ route }) => route);
		expect(
			routes.filter((route) => !/^files\/(get_metadata|list_folder)|templates\/list/.test(route)),
		).toEqual([]);
		expect(await treeOf(world.dropbox)).toEqual(before);
		expect(planned.flatMap((each) => (each.ok ? clientUpload.rows(each.value) : []))).toMatchObject([
			{ status: 'copied', dryRun: true, fileId: null, url: null, path: `${CLIENT}/a.pdf` },
			{ status: 'keptBoth', dryRun: true, fileId: null, path: `${CLIENT}/b (1).pdf` },
		]);
		expect(summarize(await run(...[...ids, '/never'].map((id) => request(id))))).toEqual(summarize(planned));
	});

	it.each(CALL_FAULTS)(
		'ends in the same tree if for any call %s, and it is run again',
		async (_what, fault) => {
			let requests: ClientCopyRequest[] = [];
			const trial: Trial<CopiedDocument> = {
				begin: async () => {
					const begun = await createClientUploadHarness();
					await begun.save(`${CLIENT}/b.pdf`, 'theirs');
					const paths = ['a.pdf', 'b.pdf', 'In/a.pdf', 'c.pdf'].map((path) => `${CASE}/${path}`);
					const ids = [];
					for (const path of paths) ids.push(await begun.save(path, path));
					requests = [...ids, ids[0] ?? ''].map((id) => request(id));
					requests.push(request(ids[3] ?? '', { matterNumber: '22-2' }));
					return begun;
				},
				run: async ({ dropboxOver }, through) => await over(dropboxOver(through), requests),
				look: async ({ dropbox }) => await treeOf(dropbox),
			};
			await forEveryCall(trial, fault, async ({ runAgain, expectSame }) => {
				await runAgain();
				await expectSame();
				expect(summarize(await runAgain()).every((each) => each.startsWith('unchanged'))).toBe(true);
			});
		},
	);

	describe('reads', () => {
		const given = {
			...Object.fromEntries(clientUploadFields.map(({ name, default: value }) => [name, value as string])),
			...{ document: { mode: 'id', value: 'id:abcdefghijk' }, caseFolder: { mode: 'path', value: CASE } },
			matterNumber: ' 22-1 ',
		};

		it('what the panel gives at first', () => {
			expect(clientUpload.read(createItemContext(given), 0)).toEqual(request('id:abcdefghijk'));
		});

		it.each([{ matterNumber: ' ' }, { options: { clientUploadsFolder: ' / ' } }])(
			'no empty names: %o',
			(more) => {
				expect(() => clientUpload.read(createItemContext({ ...given, ...more }), 0)).toThrow(/is empty/);
			},
		);

		it.each(['dryRun', 'allowOutsideCaseFolder'])('no expression for %s that yields nothing', (name) => {
			const context = createItemContext({ ...given, options: { [name]: undefined } });
			expect(() => clientUpload.read(context, 0)).toThrow(/contains nothing instead of true or false/);
		});
	});
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { requestFiles } from '@/nodes/DropboxCaseFolders/actions/caseFolder/requestFiles.operation';
import { requestFilesFields } from '@/nodes/DropboxCaseFolders/actions/caseFolder/requestFiles/fields';
import type {
	FilesRequest,
	ClientFileRequest,
} from '@/nodes/DropboxCaseFolders/actions/caseFolder/requestFiles/requestClientFiles';
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

const request = (more: Partial<FilesRequest> = {}): FilesRequest => ({
	...{ caseFolder: CASE, matterNumber: '22-1', outerFolder: 'ClientUploads', title: 'Documents for 22-1' },
	...{ deadline: undefined, description: undefined, warnings: [], dryRun: false, ...more },
});
const over = async (dropbox: DropboxPort, requests: FilesRequest[]) =>
	await requestFiles.run(requests, { dropbox, clock: world.clock });
const run = async (...requests: FilesRequest[]) => await over(world.dropbox, requests);
const rows = (outcomes: Array<Outcome<ClientFileRequest>>) =>
	outcomes.map((outcome) => (outcome.ok ? requestFiles.rows(outcome.value)[0] : outcome.refusal.reason));
const listExisting = async (dropbox = world.dropbox) =>
	(await dropbox.fileRequests())
		.map(({ title, destination, isOpen }) => `${isOpen ? 'open' : 'closed'} ${title} ${destination}`)
		.sort();

describe('Request Client Uploads', () => {
	it('makes the folder and its page, and finds both again', async () => {
		const row = {
			...{ fileRequestId: expect.any(String), url: expect.stringMatching(/^https:/), isOpen: true },
			...{ deadline: null, fileCount: 0, folderPath: CLIENT, folderId: expect.stringMatching(/^id:/) },
			warnings: [],
		};
		const [first] = rows(await run(request()));
		expect(first).toEqual({ ...row, created: true });
		const [again] = rows(await run(request({ caseFolder: world.caseFolder })));
		expect(again).toEqual({ ...(first as object), created: false });
		expect(await listExisting()).toEqual([`open Documents for 22-1 ${CLIENT}`]);
	});

	it('takes no deadline that has passed, for a dry run neither, and goes on with the other items', async () => {
		const at = (milliseconds: number) => new Date(world.clock.now() + milliseconds).toISOString();
		const title = 'Pay slips';
		const outcomes = await run(
			request({ deadline: at(0) }),
			request({ title, warnings: ['said of the deadline'] }),
			// In the future, which is for Dropbox to judge: this plan has no deadlines.
			request({ deadline: at(1000), title: 'Letters' }),
			request({ deadline: '2020-01-01T05:00:00.000Z', dryRun: true }),
		);
		expect(rows(outcomes)).toEqual([
			'invalid_input',
			expect.objectContaining({ created: true, warnings: ['said of the deadline'] }),
			...['invalid_input', 'invalid_input'],
		]);
		const passed = { refusal: { message: 'The field “Deadline” cannot be used: it is in the past' } };
		expect([outcomes[0], outcomes[3]]).toMatchObject([passed, passed]);
		expect(outcomes[2]).toMatchObject({ refusal: { message: expect.stringMatching(/^Dropbox/) } });
		expect(await listExisting()).toEqual([`open ${title} ${CLIENT}`]);
	});

	it('makes another one where that is closed, or is called otherwise', async () => {
		const [first] = rows(await run(request())) as Array<{ fileRequestId: string }>;
		await world.person.fileRequestsUpdate({ id: first?.fileRequestId ?? '', open: false });
		expect(rows(await run(request(), request({ title: 'Pay slips' }), request()))).toMatchObject([
			{ created: true },
			{ created: true },
			{ created: false },
		]);
		expect(await listExisting()).toEqual([
			`closed Documents for 22-1 ${CLIENT}`,
			`open Documents for 22-1 ${CLIENT}`,
			`open Pay slips ${CLIENT}`,
		]);
	});

	it('refuses, item by item, what has no folder of its own', async () => {
		await world.save('/Cases/ClientUploads/22-2', 'a file');
		expect(
			rows(
				await run(
					...[
						request({ matterNumber: 'ab-1' }),
						request({ matterNumber: 'AB-1' }),
						request({ caseFolder: '/never' }),
					],
					...[request({ matterNumber: '22-2' }), request({ caseFolder: '' })],
				),
			),
		).toEqual([
			expect.objectContaining({ folderPath: '/Cases/ClientUploads/ab-1' }),
			...['belongs_to_another_case', 'not_found', 'name_taken', 'invalid_input'],
		]);
		expect(rows(await run(request({ matterNumber: 'AB-1' })))).toEqual(['belongs_to_another_case']);
	});

	it('says what to tick where the permission lacks', async () => {
		for (const known of world.state.registry.accessTokens.values()) {
			known.scopes = known.scopes.filter((scope) => scope !== 'file_requests.write');
		}
		const [outcome] = await run(request());
		expect(outcome).toMatchObject({ ok: false, refusal: { reason: 'missing_scope' } });
		expect(outcome?.ok === false && outcome.refusal.advice).toContain('file_requests.write');
	});

	it('says what a dry run would do, and writes nothing', async () => {
		const before = await treeOf(world.dropbox);
		await run(request({ title: 'Pay slips', matterNumber: '22-2' }));
		world.emulator.log.clear();
		const planned = rows(
			await run(
				request({ dryRun: true }),
				request({ dryRun: true, title: 'Pay slips', matterNumber: '22-2' }),
			),
		);
		const routes = world.emulator.log.calls.map(({ route }) => route);
		expect(routes.filter((route) => !/get_metadata|list/.test(route))).toEqual([]);
		expect(Object.keys(await treeOf(world.dropbox))).toEqual([
			...Object.keys(before),
			'/Cases/ClientUploads',
			'/Cases/ClientUploads/22-2',
		]);
		expect(planned).toMatchObject([
			{ created: true, dryRun: true, fileRequestId: null, url: null, folderPath: CLIENT, folderId: null },
			{ created: false, dryRun: true, fileRequestId: expect.any(String), folderId: expect.any(String) },
		]);
		expect(rows(await run(request()))).toMatchObject([{ created: true, folderPath: CLIENT }]);
	});

	it.each(CALL_FAULTS)(
		'ends in one page per case if for any call %s, and it is run again',
		async (_what, fault) => {
			const requests = [
				request(),
				request({ title: 'Pay slips' }),
				request({ matterNumber: '22-2' }),
				request(),
			];
			const trial: Trial<ClientFileRequest> = {
				begin: createClientUploadHarness,
				run: async ({ dropboxOver }, through) => await over(dropboxOver(through), requests),
				look: async ({ dropbox }) => ({ tree: await treeOf(dropbox), pages: await listExisting(dropbox) }),
			};
			await forEveryCall(trial, fault, async ({ world: { dropbox }, runAgain, expectSame }) => {
				await runAgain();
				await expectSame();
				expect(await listExisting(dropbox)).toHaveLength(3);
			});
		},
	);

	describe('reads', () => {
		const given = {
			...Object.fromEntries(requestFilesFields.map(({ name, default: value }) => [name, value as string])),
			...{ caseFolder: { mode: 'path', value: CASE }, matterNumber: '22-1' },
		};
		const read = (more: object) => requestFiles.read(createItemContext({ ...given, ...more }), 0);

		it('what the panel gives at first', () => {
			expect(read({})).toEqual(request());
		});

		it('a deadline in the time of the workflow', () => {
			expect(read({ options: { deadline: '2026-06-01T17:00:00', description: ' Please ' } })).toEqual(
				request({ deadline: '2026-06-01T21:00:00.000Z', description: 'Please' }),
			);
			expect(() => read({ options: { deadline: 'soon' } })).toThrow(/“Deadline”.*not a date/);
		});

		it.each(['2026-06-01T00:00:00', '6/1/2026 12:00 AM', '2026-06-01T04:00:00Z'])(
			'a deadline at the beginning of a day as that, and says so: %s',
			(deadline) => {
				const warnings = [expect.stringContaining('date without a time')];
				expect(read({ options: { deadline } })).toEqual(
					request({ deadline: '2026-06-01T04:00:00.000Z', warnings }),
				);
			},
		);

		it('a deadline without a time as the end of that day, and says nothing', () => {
			expect(read({ options: { deadline: '6/1/2026' } })).toEqual(
				request({ deadline: '2026-06-02T03:59:59.000Z' }),
			);
		});

		it('no empty title', () => {
			expect(() => read({ options: { title: ' ' } })).toThrow(/no title/);
		});
	});
});

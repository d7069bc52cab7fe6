/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { clock } from '@/nodes/shared/n8n/clock';
import { VirtualClock } from '../support/VirtualClock';
import { createEngineHarness } from './engineHarness';
import { container } from './engine/container';
import { runWorkflow } from './engine/runWorkflow';

const document = (mode: string, value: string) => ({ __rl: true, mode, value });

describe('Download Document and Get Link in n8n’s engine', () => {
	let world: ReturnType<typeof createEngineHarness>;
	let storage: string;
	const bytes = Buffer.alloc(300_000, 'of a case ');
	const hash = contentHash(bytes);

	beforeEach(async () => {
		const virtual = new VirtualClock();
		jest.spyOn(clock, 'now').mockImplementation(() => virtual.now());
		jest.spyOn(clock, 'sleep').mockImplementation(async (milliseconds) => await virtual.sleep(milliseconds));
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		world = createEngineHarness();
		await world.person.filesUpload({ path: '/Cases/22-1/Lease.pdf', contents: bytes });
		world.emulator.log.clear();
	});
	afterEach(() => {
		world.close();
		rmSync(storage, { recursive: true });
		jest.restoreAllMocks();
	});

	const run = async (
		parameters: IDataObject,
		items: INodeExecutionData[] = [{ json: {} }],
		onError?: 'continueErrorOutput',
	) =>
		await runWorkflow({
			items,
			parameters: { authentication: 'token', resource: 'document', ...parameters } as never,
			credentials: world.token(),
			...(onError === undefined ? {} : { onError }),
		});
	const download = (value: string, more: IDataObject = {}): IDataObject => ({
		...{ operation: 'download', document: document('path', value), outputField: 'data', options: {} },
		...more,
	});
	const bytesOf = async ({ binary }: INodeExecutionData, field = 'data') =>
		await container.get(BinaryDataService).getAsBuffer(binary?.[field] as never);

	it('puts the file into a field of the item, and says what it is', async () => {
		const { output, error } = await run(download('/cases/22-1/lease.pdf', { outputField: 'lease' }));
		expect(error).toBeUndefined();
		expect(output[0]).toMatchObject({
			json: { name: 'Lease.pdf', path: '/Cases/22-1/Lease.pdf', size: 300_000, contentHash: hash },
			binary: { lease: { fileName: 'Lease.pdf', mimeType: 'application/pdf', fileExtension: 'pdf' } },
			pairedItem: { item: 0 },
		});
		expect((await bytesOf(output[0] as INodeExecutionData, 'lease')).equals(bytes)).toBe(true);
	});

	it('does all items in one run, each its own, and says of which one there is none', async () => {
		const paths = Array.from({ length: 10 }, (_, index) => `/Cases/22-1/${index}.txt`);
		for (const path of paths) await world.person.filesUpload({ path, contents: path });
		const items = [...paths, '/Cases/none.txt'].map((path) => ({ json: { path } }));
		const parameters = download('={{ $json.path }}');
		const { output, errorOutput } = await run(parameters, items, 'continueErrorOutput');
		const texts = await Promise.all(output.map(async (item) => (await bytesOf(item)).toString()));
		expect(texts).toEqual(paths);
		expect(errorOutput).toMatchObject([
			{ json: { error: { reason: 'not_found' } }, pairedItem: { item: 10 } },
		]);
	});

	it('fetches an earlier revision', async () => {
		const { result } = await world.person.filesUpload({
			...{ path: '/Cases/22-1/Lease.pdf', contents: 'new', mode: { '.tag': 'overwrite' } },
		});
		const { result: revisions } = await world.person.filesListRevisions({
			path: result.id,
			mode: { '.tag': 'id' },
		});
		const revision = revisions.entries[1]?.rev ?? '';
		const parameters = { document: document('id', result.id), options: { revision } };
		const { output } = await run(download('', parameters));
		expect(output[0]?.json).toMatchObject({ rev: revision, contentHash: hash });
		expect((await bytesOf(output[0] as INodeExecutionData)).equals(bytes)).toBe(true);
	});

	it.each([
		['broke off after some bytes', { kind: 'truncated_body', bytes: 70_000 }],
		['broke off before it began', { kind: 'reset', when: 'before_commit' }],
		['was told to wait', { kind: 'too_many_requests', retryAfter: 2 }],
		['met an expired token', { kind: 'expired_token' }],
	])('begins again what %s', async (_what, fault) => {
		world.emulator.faults.set([{ route: 'files/download', nth: [1, 2], fault }]);
		const { output, error } = await run(download('/Cases/22-1/Lease.pdf'));
		expect(error).toBeUndefined();
		expect((await bytesOf(output[0] as INodeExecutionData)).equals(bytes)).toBe(true);
	});

	it('hands on nothing of what broke off each time', async () => {
		const fault = { kind: 'truncated_body', bytes: 70_000 };
		world.emulator.faults.set([{ route: 'files/download', fault }]);
		const { output, error } = await run(download('/Cases/22-1/Lease.pdf'));
		expect(error?.message).toContain('broke off on every attempt');
		expect(output).toEqual([]);
		expect(world.calls('files/download')).toBe(4);
	});

	it('is renewed once when the token runs out in the middle of a run', async () => {
		const { handle } = world.emulator;
		let calls = 0;
		jest.spyOn(world.emulator, 'handle').mockImplementation(async (request) => {
			if (request.path.endsWith('files/download') && ++calls === 5) {
				for (const token of world.state.registry.accessTokens.values()) {
					if (token.expiresAt !== null) token.expiresAt = 1;
				}
			}
			return await handle.call(world.emulator, request);
		});
		const items = Array.from({ length: 9 }, () => ({ json: {} }));
		const { output, error } = await run(download('/Cases/22-1/Lease.pdf'), items);
		expect(error).toBeUndefined();
		expect(output.map(({ json }) => json['contentHash'])).toEqual(items.map(() => hash));
		expect(world.calls('oauth2/token')).toBe(2);
	});

	it('keeps files beside the items where n8n does', async () => {
		const { output } = await run(download('/Cases/22-1/Lease.pdf'));
		expect(output[0]?.binary?.['data']?.id).toMatch(/^filesystem/);
		expect(readdirSync(storage, { recursive: true }).length).toBeGreaterThan(0);
	});

	it('gives the page of a document or folder, and shares nothing', async () => {
		const inDropbox = { operation: 'link', linkType: 'inDropbox' };
		const { output } = await run({ ...inDropbox, document: document('path', '/Cases/22-1/Lease.pdf') });
		expect(output[0]?.json).toMatchObject({
			...{ url: 'https://www.dropbox.com/home/Cases/22-1?preview=Lease.pdf', expires: null },
			...{ linkType: 'inDropbox', name: 'Lease.pdf', path: '/Cases/22-1/Lease.pdf' },
		});
		const folder = await run({ ...inDropbox, document: document('path', '/Cases/22-1') });
		expect(folder.output[0]?.json).toMatchObject({ url: 'https://www.dropbox.com/home/Cases/22-1' });
	});

	it('gives an address from which anybody can download for four hours', async () => {
		const { output } = await run({
			...{ operation: 'link', linkType: 'temporary', document: document('path', '/Cases/22-1/Lease.pdf') },
		});
		expect(output[0]?.json).toMatchObject({
			url: expect.stringMatching(/^https:/) as string,
			expires: new Date(clock.now() + 4 * 60 * 60_000).toISOString(),
		});
	});
});

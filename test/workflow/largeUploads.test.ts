/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { signPageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { PIECE } from '@/nodes/shared/domain/casePage/UploadState';
import { contentHash } from '@/nodes/shared/domain/contentHash';
import { container } from './engine/container';
import { createEngineHarness } from './engineHarness';
import { runWorkflow } from './engine/runWorkflow';

const KEY = 'a link key that is long enough for it';
const CONTENT = Buffer.concat([Buffer.alloc(PIECE, 'one '), Buffer.alloc(PIECE, 'two '), Buffer.from('end')]);

describe('a large document from a case page in n8n’s engine', () => {
	let harness: ReturnType<typeof createEngineHarness>;
	let storage: string;
	beforeEach(() => {
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		harness = createEngineHarness();
	});
	afterEach(() => {
		rmSync(storage, { recursive: true });
		harness.close();
	});

	/** As n8n's webhook keeps a file of a form. */
	const stored = async (bytes: Buffer): Promise<IBinaryData> => {
		const service = container.get(BinaryDataService);
		await service.init();
		const location = { type: 'execution', workflowId: '1', executionId: '1' } as const;
		return await service.store(location, bytes, { mimeType: 'application/octet-stream', data: '' });
	};
	const run = async (operation: string, items: INodeExecutionData[], more: INodeParameters = {}) => {
		const { output } = await runWorkflow({
			...{ items, onError: 'continueRegularOutput' },
			parameters: {
				...{ authentication: 'token', resource: 'casePage', operation, request: '={{ $json }}', options: {} },
				...more,
			},
			credentials: harness.token({ linkKey: KEY }),
		});
		return output.map(({ json }) => json);
	};

	it('goes into Dropbox piece by piece, several documents in one run', async () => {
		const { result } = await harness.person.filesCreateFolderV2({ path: '/22-1' });
		const link = signPageLink(
			{
				...{ folder: result.metadata.id, canAdd: true, includesPrivileged: false },
				...{ person: undefined, caseId: undefined, expires: Date.now() + 60_000 },
			},
			KEY,
		);
		const itemsOf = async (action: string, requests: IDataObject[], start: number) =>
			await Promise.all(
				requests.map(async (request): Promise<INodeExecutionData> => ({
					json: {
						headers: { authorization: `Bearer ${link}` },
						body: { action, request: JSON.stringify(request) },
					},
					binary: { piece: await stored(CONTENT.subarray(start, start + PIECE)) },
				})),
			);
		const names = ['a.mp4', 'b.mp4'];
		const begun = names.map((name) => ({ name, folderId: null, path: 'Scans', size: CONTENT.length }));
		const started = await run('start', await itemsOf('start', begun, 0));
		expect(started.map(({ offset }) => offset)).toEqual([PIECE, PIECE]);
		const appended = await run('append', await itemsOf('append', started, PIECE));
		expect(appended.map(({ offset }) => offset)).toEqual([2 * PIECE, 2 * PIECE]);
		const last = await itemsOf('finish', [...appended, { state: 'forged', offset: 0 }], 2 * PIECE);
		const finished = await run('finish', last);
		expect(finished).toMatchObject([
			{ status: 'uploaded', path: '/22-1/Scans/a.mp4', size: CONTENT.length },
			{ status: 'uploaded', path: '/22-1/Scans/b.mp4', size: CONTENT.length },
			{ error: { reason: 'link_not_valid' } },
		]);
		const file = await harness.person.filesGetMetadata({ path: '/22-1/Scans/a.mp4' });
		expect(file.result).toMatchObject({ content_hash: contentHash(CONTENT) });
		expect(await run('finish', last.slice(0, 1), { ifNameTaken: 'archive' })).toMatchObject([
			{ status: 'unchanged' },
		]);
	});
});

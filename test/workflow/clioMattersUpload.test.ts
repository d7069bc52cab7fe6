/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { inMemory } from '../support/createItemContext';
import { byId, createClioHarness } from './clioHarness';
import { container } from './engine/container';
import { runWorkflow } from './engine/runWorkflow';

describe('Clio Matters changes documents in n8n’s engine', () => {
	let harness: ReturnType<typeof createClioHarness>;
	let storage: string;
	beforeEach(() => {
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		harness = createClioHarness();
	});
	afterEach(() => {
		rmSync(storage, { recursive: true });
		harness.close();
	});

	const locator = (value: unknown) => byId(value) as INodeParameters;
	const matterId = (name: string) => harness.fixture.matters[name]?.id ?? 0;
	const answerId = () => harness.fixture.documents['answer']?.id ?? 0;
	const refused = (reason: string) => ({ error: expect.objectContaining({ reason }) as unknown });
	const run = async (parameters: INodeParameters, items: INodeExecutionData[]) => {
		const { output } = await runWorkflow({
			...{ items, nodeType: new ClioMatters(), onError: 'continueRegularOutput' },
			parameters: { resource: 'document', ...parameters },
			credentials: harness.credentialOf('ada', { onlyRead: false }),
		});
		return output.map(({ json }) => json);
	};
	const upload = async (items: INodeExecutionData[], more: INodeParameters = {}) =>
		await run(
			{
				...{ operation: 'upload', uploadTo: 'matter', matter: locator(matterId('smith')) },
				...{ binaryFields: 'data', ifExists: 'addVersion', options: {}, ...more },
			},
			items,
		);
	const file = (content: string, fileName: string): INodeExecutionData => ({
		json: {},
		binary: { data: inMemory(content, { fileName, mimeType: 'application/pdf' }) },
	});
	const documentNamed = (name: string) => harness.state.documents.all.find((each) => each.name === name);
	const largeFile = async (size: number): Promise<IBinaryData> => {
		const piece = Buffer.alloc(1024 * 1024, 7);
		const pieces = function* () {
			for (let left = size; left > 0; left -= piece.length)
				yield piece.subarray(0, Math.min(left, piece.length));
		};
		const service = container.get(BinaryDataService);
		await service.init();
		const location = { type: 'execution', workflowId: '1', executionId: '1' } as const;
		const mimeType = 'application/pdf';
		return await service.store(location, Readable.from(pieces()), {
			data: '',
			mimeType,
			fileName: 'Bundle.pdf',
		});
	};

	it('uploads files, and a second time leaves them as they are', async () => {
		const items = [file('Dear Sir', 'Letter.pdf'), { json: {} }, file('No', 'Motion.pdf')];
		const [letter, missing, motion] = await upload(items, {
			options: { category: locator(harness.fixture.categories['pleadings']?.id) },
		});
		expect(letter).toEqual({
			...{ status: 'created', documentId: documentNamed('Letter.pdf')?.id, name: 'Letter.pdf', size: 8 },
			...{ versionId: expect.any(Number) as unknown, versionNumber: 1 },
			...{ contentHash: expect.stringMatching(/^[\da-f]{64}$/) as unknown, matterId: matterId('smith') },
			...{ contactId: null, folderId: expect.any(Number) as unknown },
			categoryId: harness.fixture.categories['pleadings']?.id,
		});
		expect(missing).toEqual(refused('invalid_input'));
		expect(motion).toMatchObject({ status: 'created', name: 'Motion.pdf' });
		expect(await upload(items)).toEqual([
			expect.objectContaining({ status: 'unchanged', documentId: letter?.['documentId'] }),
			refused('invalid_input'),
			expect.objectContaining({ status: 'unchanged' }),
		]);
	});

	it('uploads several files of an item, and one under another name', async () => {
		const both = {
			json: {},
			binary: { one: inMemory('1', { fileName: 'One.pdf' }), two: inMemory('2', { fileName: 'Two.pdf' }) },
		};
		expect(await upload([both], { binaryFields: 'one, two' })).toMatchObject([
			{ status: 'created', name: 'One.pdf' },
			{ status: 'created', name: 'Two.pdf' },
		]);
		const named = { options: { fileName: '={{ $json.title }}' } };
		const item = { ...file('Dear Sir', 'scan0001.pdf'), json: { title: 'Retainer' } };
		expect(await upload([item], named)).toMatchObject([{ name: 'Retainer.pdf' }]);
		expect(
			await upload([both], { ...named, binaryFields: 'one,two', options: { fileName: 'x.pdf' } }),
		).toEqual([refused('invalid_input')]);
	});

	it('uploads a new version of a document, and refuses what was not found by an expression', async () => {
		const to = { uploadTo: 'document', document: locator('={{ $json.id }}') };
		const items = [{ ...file('signed', 'Scan.pdf'), json: { id: answerId() } }, file('signed', 'Scan.pdf')];
		expect(await upload(items, to)).toEqual([
			expect.objectContaining({ status: 'updated', documentId: answerId(), versionNumber: 2 }),
			refused('invalid_input'),
		]);
	});

	it('sends a large file in parts', async () => {
		const size = 100_000_001;
		const [large] = await upload([{ json: {}, binary: { data: await largeFile(size) } }]);
		expect(large).toMatchObject({ status: 'created', name: 'Bundle.pdf', size });
		const version = documentNamed('Bundle.pdf')?.versions[0];
		expect(version).toMatchObject({ fullyUploaded: true, size });
		expect(version?.parts).toHaveLength(6);
	});

	it('writes nothing in a dry run, and says so', async () => {
		const [row] = await upload([file('Dear Sir', 'Letter.pdf')], { options: { dryRun: true } });
		expect(row).toMatchObject({ status: 'created', documentId: null, versionNumber: 1, dryRun: true });
		expect(documentNamed('Letter.pdf')).toBeUndefined();
	});

	it('puts documents in a category, marks them, and finds them by their mark', async () => {
		const document = locator(answerId());
		const category = locator(harness.fixture.categories['privileged']?.id);
		expect(await run({ operation: 'setCategory', document, category }, [{ json: {} }])).toEqual([
			{
				...{ status: 'updated', documentId: answerId(), name: 'Answer.pdf', category: 'Privileged' },
				categoryId: harness.fixture.categories['privileged']?.id,
			},
		]);
		const mark = {
			operation: 'mark',
			document,
			dropboxFileId: '={{ $json.fileId }}',
			dropboxContentHash: '',
		};
		expect(
			await run(mark, [{ json: { fileId: 'id:abc' } }, { json: {} }, { json: { fileId: 'abc' } }]),
		).toEqual([
			{ status: 'updated', documentId: answerId(), name: 'Answer.pdf', dropboxFileId: 'id:abc' },
			refused('invalid_input'),
			refused('invalid_input'),
		]);
		const listing = { operation: 'getMany', documentsOf: 'firm', returnAll: true };
		expect(await run({ ...listing, filters: { dropboxFileId: 'id:abc' } }, [{ json: {} }])).toEqual([
			expect.objectContaining({ documentId: answerId() }),
		]);
	});
});

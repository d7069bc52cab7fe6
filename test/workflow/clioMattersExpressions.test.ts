/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { addField } from '../emulators/clio/state/fixtures/settings';
import { inMemory } from '../support/createItemContext';
import { byId, createClioHarness } from './clioHarness';
import { runWorkflow } from './engine/runWorkflow';

/** What an expression yields that found nothing, or something else than was meant. */
const NOTHING = [
	...['{{ $json.missing }}', '{{ null }}', '{{ NaN }}', '{{ {} }}', '{{ [] }}', '{{ ["a"] }}'],
	...['{{ "undefined" }}', '{{ "null" }}', '{{ "[object Object]" }}', '{{ ({ id: 1 }) }}'],
].map((expression) => `=${expression}`);
/** Half of it. */
const HALF = ['=Folder of {{ $json.missing }}', '={{ $json.missing }}: closed', '=Case {{ null }} closed'];

describe('what is written to Clio by expressions', () => {
	let harness: ReturnType<typeof createClioHarness>;
	beforeEach(() => (harness = createClioHarness()));
	afterEach(() => harness.close());

	const locator = (value: unknown) => byId(value) as INodeParameters;
	const matter = () => locator(harness.fixture.matters['smith']?.id);
	const writes = () => harness.world.clio.log.calls.filter(({ method }) => method !== 'GET').length;
	const run = async (parameters: INodeParameters, items: INodeExecutionData[] = [{ json: {} }]) => {
		const { output } = await runWorkflow({
			...{ items, parameters, nodeType: new ClioMatters(), onError: 'continueRegularOutput' },
			credentials: harness.credentialOf('ada', { onlyRead: false }),
		});
		return output.map(({ json }) => json);
	};
	const outcomes = async (...given: Parameters<typeof run>) =>
		(await run(...given)).map(
			({ error, status }) => (error as { reason?: string } | undefined)?.reason ?? status,
		);

	/** Every field of every operation that writes, each with what else it needs. */
	const FIELDS: Array<[string, (value: string) => INodeParameters, string[]]> = [
		['Subject', (subject) => ({ ...note(), subject }), HALF],
		['Text', (text) => ({ ...note(), text }), HALF],
		['Date', (date) => ({ ...note(), options: { date } }), []],
		['Make Web Addresses Links', (links) => ({ ...note(), options: { links } }), HALF],
		['Dry Run', (dryRun) => ({ ...note(), options: { dryRun } }), HALF],
		['Folder Link', (folderLink) => ({ ...link(), folderLink }), HALF],
		['Put Link In', (linkPlace) => ({ ...link(), linkPlace }), HALF],
		['Note Subject', (noteSubject) => ({ ...link(), options: { noteSubject } }), HALF],
		['Value', (value) => ({ ...field(), value }), HALF],
		['Custom Field', (value) => ({ ...field(), value: 'x', customField: locator(value) }), HALF],
		[
			'Clear If Value Is Empty',
			(clearIfEmpty) => ({ ...field(), value: '', options: { clearIfEmpty } }),
			HALF,
		],
		['Label', (label) => ({ ...action(), label }), HALF],
		['Page', (page) => ({ ...action(), page }), HALF],
		['Target URL', (targetUrl) => ({ ...action(), targetUrl }), HALF],
		['Custom Action', (value) => ({ ...action(), operation: 'delete', customAction: locator(value) }), HALF],
		['Dropbox File ID', (dropboxFileId) => ({ ...mark(), dropboxFileId }), HALF],
		['Dropbox Content Hash', (dropboxContentHash) => ({ ...mark(), dropboxContentHash }), HALF],
		[
			'Document Category',
			(value) => ({ ...mark(), operation: 'setCategory', category: locator(value) }),
			HALF,
		],
		['Upload To', (uploadTo) => ({ ...upload(), uploadTo }), HALF],
		['If Document Exists', (ifExists) => ({ ...upload(), ifExists }), HALF],
		['Category of an upload', (value) => ({ ...upload(), options: { category: locator(value) } }), HALF],
	];
	const note = () => ({ resource: 'note', operation: 'create', matter: matter(), subject: 'S', text: 'T' });
	const link = () => ({
		...{ resource: 'matter', operation: 'setFolderLink', matter: matter(), linkPlace: 'note' },
		folderLink: 'https://www.dropbox.com/home/A',
	});
	const field = () => ({
		...{ resource: 'matter', operation: 'updateCustomField', matter: matter() },
		customField: locator(harness.fixture.customFields['court']?.id),
	});
	const action = () => ({
		...{ resource: 'customAction', operation: 'create', label: 'Open', page: 'matter' },
		targetUrl: 'https://n8n.example.com/webhook/a',
	});
	const mark = () => ({
		...{ resource: 'document', operation: 'mark', dropboxFileId: '', dropboxContentHash: '' },
		document: locator(harness.fixture.documents['answer']?.id),
	});
	const upload = () => ({
		...{ resource: 'document', operation: 'upload', uploadTo: 'matter', matter: matter() },
		...{ binaryFields: 'data', ifExists: 'addVersion' },
	});
	const file: INodeExecutionData = {
		json: {},
		binary: { data: inMemory('Dear Sir', { fileName: 'Letter.pdf', mimeType: 'application/pdf' }) },
	};

	it.each(FIELDS)(
		'%s: what comes to nothing or to half is refused, and nothing is written',
		async (_field, parameters, half) => {
			for (const value of [...NOTHING, ...half])
				expect([value, await outcomes(parameters(value), [file])]).toEqual([value, ['invalid_input']]);
			expect(writes()).toBe(0);
		},
	);

	it('a choice that one item does not find is that item’s refusal alone', async () => {
		const other = { ...file, json: { rule: 'keep' } };
		const parameters = { ...upload(), ifExists: '={{ $json.rule }}' };
		expect(await outcomes(parameters, [file, other])).toEqual(['invalid_input', 'created']);
	});

	it('a checkbox takes what an expression yields', async () => {
		const { id } = addField(harness.state, 'Signed', 'checkbox');
		const boxed = { ...field(), customField: locator(id) };
		expect(await run({ ...boxed, value: '={{ true }}' })).toMatchObject([{ status: 'updated', value: true }]);
		expect(await run({ ...boxed, value: '={{ false }}' })).toMatchObject([
			{ status: 'updated', value: false },
		]);
		expect(await run({ ...boxed, value: '0' })).toMatchObject([{ status: 'unchanged', value: false }]);
	});

	it.each(['={{ $json.missing }}', '={{ "" }}', ''])(
		'the only link whose clicks are accepted is not any link where it is “%s”',
		async (value) => {
			const query = {
				...{ custom_action_id: '1', user_id: String(harness.fixture.users['ada']?.id) },
				...{
					subject_url: `/api/v4/matters/${harness.fixture.matters['smith']?.id}`,
					custom_action_nonce: 'n',
				},
			};
			const verify = { resource: 'customAction', operation: 'verifyClick', query: '={{ $json.query }}' };
			const options = { customAction: locator(value) };
			expect(await outcomes({ ...verify, options }, [{ json: { query } }])).toEqual(['invalid_input']);
			expect(harness.calls()).toBe(0);
		},
	);
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig } from 'n8n-core';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { CaseFolderWorkflows } from '@/nodes/CaseFolderWorkflows/CaseFolderWorkflows.node';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { readPageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { CUSTOM_ACTION_CALLS } from '../emulators/clio/dashboard/customActionCalls';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '../support/clientSettings';
import { byId, createClioHarness } from './clioHarness';
import { createEngineHarness } from './engineHarness';
import { container } from './engine/container';
import { readWorkflow, runSavedWorkflow, type Response } from './engine/runSavedWorkflow';

const nodeTypes = {
	'n8n-nodes-clio-matters.clioMatters': new ClioMatters(),
	'n8n-nodes-case-folders.caseFolderWorkflows': new CaseFolderWorkflows(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};
const FILES = ['open-case-folder.json', 'send-to-dropbox.json', 'clio-case-page.json'];
const CLIO_UPLOAD = DOCUMENT_CALLS['POST /upload'];
const TARGET = 'https://n8n.example/webhook/clio';
const KEY = 'the key of the office, of forty characters';

/** As a browser reads what stands in an attribute. */
const decoded = (text: string): string =>
	text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

const valueOf = (page: Response, pattern: RegExp): string => decoded(pattern.exec(page.body)?.[1] ?? '');
const confirm = (page: Response): IDataObject => ({ token: valueOf(page, /name="token" value="([^"]*)"/) });

describe('links on Clio’s pages', () => {
	let clio: ReturnType<typeof createClioHarness>;
	let dropbox: ReturnType<typeof createEngineHarness>;
	let storage: string;
	/** What the office of the tests entered besides. */
	let settings: Partial<GivenSettings>;
	beforeEach(() => {
		settings = {};
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		clio = createClioHarness();
		dropbox = createEngineHarness();
	});
	afterEach(() => {
		jest.restoreAllMocks();
		dropbox.close();
		clio.close();
		rmSync(storage, { recursive: true });
	});

	const create = async (page: string, token = 'ada'): Promise<number> => {
		const parameters = {
			resource: 'customAction',
			operation: 'create',
			label: 'Go',
			page,
			targetUrl: TARGET,
		};
		const [row] = await clio.output(parameters, [{}], clio.credentialOf(token));
		return Number(row?.['customActionId']);
	};
	/** The query of the webhook that a click opens. */
	const click = (action: number, subject: number | undefined): Record<string, string> => {
		const given = { action, subject };
		const clicked = CUSTOM_ACTION_CALLS['POST /click']?.(clio.world, given, new URLSearchParams());
		return Object.fromEntries(new URL((clicked as { url: string }).url).searchParams);
	};
	const open = async (
		file: string,
		query: unknown,
		answerPage?: (page: Response) => IDataObject | undefined,
	) => {
		const credentials = [clio.credentialOf('ada'), dropbox.token({ linkKey: KEY })];
		const ran = await runSavedWorkflow({
			file,
			nodeTypes,
			credentials,
			query,
			subWorkflows: {
				'client-settings': () => [
					settingsOf({
						...{ liveDestination: '/Cases', minimumSize: 0, categories: { lines: [] } },
						...settings,
					}) as never,
				],
			},
			...(answerPage && { answerPage }),
		});
		expect(ran.run.data.resultData.error).toBeUndefined();
		// n8n itself puts what came into a step beside what went wrong there.
		const steps = Object.entries(ran.run.data.resultData.runData).filter(
			([name]) => !['Clicked in Clio', 'Show what is wrong'].includes(name),
		);
		const passed = steps.map(([, [task]]) => [task?.data?.['main']?.[0], task?.hints, task?.error]);
		const { custom_action_nonce: nonce } = query as Record<string, string>;
		expect(JSON.stringify(passed)).not.toContain(nonce);
		return ran.responses;
	};
	const smith = () => clio.fixture.matters['smith']?.id;
	const makeFolder = async (name = '00001-Smith') =>
		(await dropbox.person.filesCreateFolderV2({ path: `/Cases/${name}` })).result.metadata;
	const filesIn = async (path: string) =>
		(await dropbox.person.filesListFolder({ path })).result.entries.map(({ name }) => name);

	it('are made once, listed, and taken away once', async () => {
		const parameters = { resource: 'customAction', page: 'matter', targetUrl: TARGET };
		const items = [{ label: 'Open case folder' }, { label: 'Open case folder' }, {}];
		const made = await clio.output(
			{ ...parameters, operation: 'create', label: '={{ $json.label }}' },
			items,
		);
		expect(made).toEqual([
			...[
				expect.objectContaining({ status: 'created', page: 'matter' }),
				expect.objectContaining({ status: 'unchanged' }),
			],
			{ error: expect.objectContaining({ reason: 'invalid_input' }) as unknown },
		]);
		const listed = await clio.output({ ...parameters, operation: 'getMany', returnAll: true });
		const [{ customActionId } = {}] = listed;
		expect(listed).toEqual([
			{ customActionId, label: 'Open case folder', page: 'matter', targetUrl: TARGET },
		]);
		const remove = { ...parameters, operation: 'delete', customAction: byId('={{ $json.id }}') as never };
		expect(
			await clio.output(remove, [{ id: customActionId }, { id: customActionId }, {}, { id: '' }]),
		).toEqual([
			{ status: 'deleted', customActionId },
			{ status: 'unchanged', customActionId },
			{ error: expect.objectContaining({ reason: 'invalid_input' }) as unknown },
			{ error: expect.objectContaining({ reason: 'invalid_input' }) as unknown },
		]);
	});

	it.each([
		...['http://n8n.example/x', 'n8n.example', 'javascript:alert(1)', 'https://a:b@n8n.example/x'],
		`${TARGET}?user_id=1`,
	])('do not lead to %s', async (targetUrl) => {
		const parameters = {
			resource: 'customAction',
			operation: 'create',
			label: 'Go',
			page: 'matter',
			targetUrl,
		};
		expect(await clio.output(parameters)).toEqual([
			{ error: expect.objectContaining({ reason: 'invalid_input' }) as unknown },
		]);
		expect(clio.calls()).toBe(0);
	});

	it('say that a test URL works only in the editor', async () => {
		const [row] = await clio.output({
			...{ resource: 'customAction', operation: 'create', label: 'Go', page: 'matter' },
			targetUrl: 'https://n8n.example/webhook-test/x',
		});
		expect(row).toMatchObject({ status: 'created', warnings: [expect.stringContaining('test URL')] });
	});

	it('keep their proof to themselves, whatever becomes of it', async () => {
		const query = click(await create('matter'), smith());
		const { custom_action_nonce: nonce = '' } = query;
		const log: unknown[] = [];
		for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
			jest.spyOn(console, level).mockImplementation((...said) => void log.push(said));
		const parameters = { resource: 'customAction', operation: 'verifyClick', query: '={{ $json.query }}' };
		const lost = { kind: 'status', status: 500 } as const;
		for (const prepare of [
			() => undefined,
			() => undefined,
			() => clio.world.clio.faults.set([{ route: 'GET matters/:id', fault: lost, times: 100 }]),
		]) {
			prepare();
			const ran = await clio.run({ ...parameters, options: { giveUpAfter: 1 } }, [{ query }]);
			const { 'Clio Matters': step } = ran.run.data.resultData.runData;
			expect(step).toHaveLength(1);
			expect(JSON.stringify([step, log])).not.toContain(nonce);
		}
		clio.world.clio.faults.set([]);
		const whole = { ...parameters, query: JSON.stringify(query) };
		expect(JSON.stringify(await clio.output(whole))).not.toContain(nonce);
	});

	describe('as the workflows of the documentation have them', () => {
		it.each(FILES)('%s is put together', (file) => {
			const { nodes: all, connections } = readWorkflow(file);
			const nodes = all.filter(({ type }) => !type.endsWith('stickyNote'));
			const names = nodes.map(({ name }) => name);
			const reached = Object.values(connections).flatMap(({ main }) =>
				(main ?? []).flatMap((each) => (each ?? []).map(({ node }) => node)),
			);
			expect(new Set(reached)).toEqual(new Set(names.slice(1)));
			for (const { name, type, onError, parameters } of nodes.filter(({ type }) => type in nodeTypes)) {
				const { properties } = nodeTypes[type as keyof typeof nodeTypes].description;
				const known = properties.map((field: INodeProperties) => field.name);
				expect(known).toEqual(expect.arrayContaining(Object.keys(parameters)));
				expect([name, onError]).toEqual([name, 'continueErrorOutput']);
				expect(connections[name]?.main?.[1]).toEqual([
					{ node: 'Show what is wrong', type: 'main', index: 0 },
				]);
			}
			for (const { parameters } of nodes.filter(({ type }) => type.endsWith('respondToWebhook')))
				expect(JSON.stringify(parameters)).toContain('no-store');
		});

		it('open the case folder of a matter, and of its document', async () => {
			const { id } = await makeFolder();
			const [response] = await open('open-case-folder.json', click(await create('matter'), smith()));
			expect(response).toMatchObject({
				status: 302,
				location: expect.stringMatching(/^https:\/\/www\.dropbox\.com\//) as string,
			});
			expect(id).toMatch(/^id:/);
			const document = clio.fixture.documents['complaint']?.id;
			const [again] = await open('open-case-folder.json', click(await create('document'), document));
			expect(again?.location).toBe(response?.location);
		});

		it('open the case page of a matter for the person who clicked, for twelve hours', async () => {
			const { id } = await makeFolder();
			const [response] = await open('clio-case-page.json', click(await create('matter'), smith()));
			expect(response).toMatchObject({ status: 302, headers: { 'Referrer-Policy': 'no-referrer' } });
			const { href, hash } = new URL(response?.location ?? '');
			expect(href).toBe(`https://n8n.example/webhook/case-page-clio${hash}`);
			const now = Date.now();
			const { expires, ...link } = readPageLink(hash.slice(1), { current: KEY, former: undefined }, now);
			expect(link).toEqual({
				...{ folder: id, canAdd: true, includesPrivileged: false },
				...{ person: 'Ada Quinn', caseId: String(smith()) },
			});
			expect(Math.abs(expires - now - 12 * 3_600_000)).toBeLessThan(60_000);
			// The link is in its items.
			expect(readWorkflow('clio-case-page.json')).toMatchObject({
				settings: {
					saveDataErrorExecution: 'none',
					saveDataSuccessExecution: 'none',
					saveManualExecutions: false,
				},
			});
		});

		it('say what is wrong where there is no folder, or no matter', async () => {
			const [none] = await open('open-case-folder.json', click(await create('matter'), smith()));
			expect(none).toMatchObject({ status: 422, location: undefined });
			expect(none?.body).toContain('That did not work');
			const contact = clio.fixture.contacts['smith']?.id;
			const [other] = await open('open-case-folder.json', click(await create('contact'), contact));
			expect(decoded(other?.body ?? '')).toContain('belongs to no matter');
		});

		describe.each(FILES)('%s', (file) => {
			const page = file === 'send-to-dropbox.json' ? 'document' : 'matter';
			const subject = () => (page === 'matter' ? smith() : clio.fixture.documents['complaint']?.id);
			const isRefused = async (query: unknown) => {
				await makeFolder().catch(() => undefined);
				dropbox.emulator.log.clear();
				const responses = await open(file, query, confirm);
				expect(responses).toEqual([expect.objectContaining({ status: 422, location: undefined })]);
				expect(responses[0]?.body).toContain('That did not work');
				const { custom_action_nonce: nonce } = query as Record<string, string>;
				expect(responses[0]?.body).not.toContain(nonce);
				expect(dropbox.emulator.log.calls).toEqual([]);
			};

			it('does nothing for a forged click', async () => {
				const query = click(await create(page), subject());
				await isRefused({ ...query, custom_action_nonce: 'f'.repeat(32) });
			});

			it('does nothing for a click that was used', async () => {
				const query = click(await create(page), subject());
				await makeFolder();
				const [first] = await open(file, query);
				expect(first?.status).toBeLessThan(400);
				await isRefused(query);
			});

			it('does nothing for another user’s click', async () => {
				const query = click(await create(page, 'jane'), subject());
				await isRefused(query);
				await isRefused({ ...query, user_id: String(clio.fixture.users['ada']?.id) });
			});

			it('does nothing for a click of two minutes ago', async () => {
				const query = click(await create(page), subject());
				const now = clio.state.clock.now();
				jest.spyOn(clio.state.clock, 'now').mockReturnValue(now + 120_000);
				await isRefused(query);
			});

			it('does nothing where a parameter comes twice or is missing', async () => {
				const query = click(await create(page), subject());
				await isRefused({ ...query, subject_url: [query['subject_url'], query['subject_url']] });
				await isRefused({ ...query, user_id: undefined });
				await isRefused({ custom_action_nonce: 'of-no-click' });
			});
		});

		it('send a document to Dropbox once it was confirmed, and say where it is', async () => {
			await makeFolder();
			const action = await create('document');
			const send = async () =>
				await open('send-to-dropbox.json', click(action, clio.fixture.documents['complaint']?.id), (page) => {
					expect(dropbox.emulator.log.calls.filter(({ route }) => /upload/i.test(route))).toEqual([]);
					return confirm(page);
				});
			const [question, result] = await send();
			expect(question?.status).toBe(200);
			expect(decoded(question?.body ?? '')).toMatch(/Complaint\.pdf[\s\S]*\/Cases\/00001-Smith/);
			expect(valueOf(question as Response, /action="([^"]*)"/)).toMatch(
				/^http:\/\/127\.0\.0\.1\/webhook-waiting\/1/,
			);
			expect(result?.status).toBe(200);
			expect(decoded(result?.body ?? '')).toContain('/Cases/00001-Smith/Complaint.pdf');
			expect(await filesIn('/Cases/00001-Smith')).toEqual(['Complaint.pdf']);
			dropbox.emulator.log.clear();
			expect(result?.body).not.toMatch(/there already|saved next to it/);
			const again = await send();
			expect(again.map(({ status }) => status)).toEqual([200, 200]);
			expect(again[1]?.body).toContain('It was there already');
			expect(await filesIn('/Cases/00001-Smith')).toEqual(['Complaint.pdf']);
		});

		it('leave another document of the same name as it is, and say so', async () => {
			await makeFolder();
			const path = '/Cases/00001-Smith/Complaint.pdf';
			await dropbox.person.filesUpload({ path, contents: 'another' });
			const query = click(await create('document'), clio.fixture.documents['complaint']?.id);
			const responses = await open('send-to-dropbox.json', query, confirm);
			expect(responses.map(({ status }) => status)).toEqual([200, 200]);
			expect(decoded(responses[1]?.body ?? '')).toMatch(/Complaint \(1\)\.pdf[\s\S]*saved next to it/);
			expect((await filesIn('/Cases/00001-Smith')).sort()).toEqual(['Complaint (1).pdf', 'Complaint.pdf']);
		});

		it('file by the category of the document, as the client settings say', async () => {
			await makeFolder();
			settings = { categories: { lines: [{ category: 'Pleadings', subfolder: 'Court/Filed' }] } };
			const query = click(await create('document'), clio.fixture.documents['complaint']?.id);
			const [, result] = await open('send-to-dropbox.json', query, confirm);
			expect(decoded(result?.body ?? '')).toContain('/Cases/00001-Smith/Court/Filed/Complaint.pdf');
		});

		it('do not even ask about a document that the client settings hold back', async () => {
			await makeFolder();
			settings = { privilegedCategories: 'Pleadings', privilegedMatterTypes: 'Investigation' };
			const query = click(await create('document'), clio.fixture.documents['complaint']?.id);
			const responses = await open('send-to-dropbox.json', query, confirm);
			expect(responses.map(({ status }) => status)).toEqual([422]);
			expect(decoded(responses[0]?.body ?? '')).toContain('The document is privileged');
			expect(await filesIn('/Cases/00001-Smith')).toEqual([]);
		});

		it('find the folder where closed cases are', async () => {
			for (const path of ['/Cases', '/Closed', '/Closed/00001-Smith'])
				await dropbox.person.filesCreateFolderV2({ path });
			const [response] = await open('open-case-folder.json', click(await create('matter'), smith()));
			expect(response).toMatchObject({
				...{ status: 302, location: 'https://www.dropbox.com/home/Closed/00001-Smith' },
			});
		});

		it('say so where the client settings do not fit', async () => {
			await makeFolder();
			settings = { liveDestination: '' };
			const [response] = await open('open-case-folder.json', click(await create('matter'), smith()));
			expect(response?.status).toBe(422);
		});

		it('say of an empty document that it is empty', async () => {
			await makeFolder();
			const asked = { matter: smith(), name: 'Empty.pdf', text: '' };
			const empty = CLIO_UPLOAD?.(clio.world, asked, new URLSearchParams()) as { id: number };
			const responses = await open(
				'send-to-dropbox.json',
				click(await create('document'), empty.id),
				confirm,
			);
			expect(decoded(responses[1]?.body ?? '')).toMatch(/<p>[^<]*\bempty\b[^<]*<\/p>/);
		});

		it.each([
			['nothing, for the time is over', undefined],
			['no token', {}],
			['an empty token', { token: '' }],
			['another token', { token: 'f'.repeat(64) }],
		])('send nothing where %s came back', async (_, body) => {
			await makeFolder();
			const query = click(await create('document'), clio.fixture.documents['complaint']?.id);
			const responses = await open('send-to-dropbox.json', query, () => body);
			expect(responses.map(({ status }) => status)).toEqual([200, 422]);
			expect(await filesIn('/Cases/00001-Smith')).toEqual([]);
		});

		it('show names of documents and folders as text, whatever they look like', async () => {
			const hostile = `"><img src=x onerror='alert(1)'>&{{ 7*7 }}\`.pdf`;
			await makeFolder('00001-Smith');
			const complaint = clio.state.documents.at(clio.fixture.documents['complaint']?.id ?? 0);
			clio.state.documents.change(complaint, { name: hostile });
			const query = click(await create('document'), complaint.id);
			const responses = await open('send-to-dropbox.json', query, confirm);
			expect(responses.map(({ status }) => status)).toEqual([200, 200]);
			// The one script is what the workflow has, word for word: nothing is put into it.
			const scripts = /<script>[\s\S]*?<\/script>/g;
			const { parameters } =
				readWorkflow('send-to-dropbox.json').nodes.find(({ name }) => name === 'Ask to confirm') ?? {};
			const written = String(parameters?.['responseBody']).match(scripts);
			expect(written?.join()).not.toContain('{{');
			expect(responses.map(({ body }) => body.match(scripts))).toEqual([written, null]);
			for (const { body: whole } of responses) {
				const body = whole.replace(written?.[0] ?? '', '');
				expect(body).not.toMatch(/<img|onerror='/);
				expect(body.match(/<\/?\w+/g)?.filter((tag) => /script|img/.test(tag))).toEqual([]);
			}
			expect(decoded(responses[0]?.body ?? '')).toContain(hostile);
		});

		it('send nothing that is of no matter', async () => {
			const query = click(await create('matter'), smith());
			expect((await open('send-to-dropbox.json', query, confirm)).map(({ status }) => status)).toEqual([422]);
		});
	});
});

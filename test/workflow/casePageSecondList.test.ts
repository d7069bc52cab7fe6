/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BinaryDataConfig } from 'n8n-core';
import type { IDataObject, INodeParameters, INodeProperties } from 'n8n-workflow';
import { DropboxCaseFolders } from '@/nodes/DropboxCaseFolders/DropboxCaseFolders.node';
import { signPageLink, type PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { ClioMatters } from '@/packages/clio-matters/nodes/ClioMatters/ClioMatters.node';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { ACCESS_CALLS } from '../emulators/clio/dashboard/accessCalls';
import { DOCUMENT_CALLS } from '../emulators/clio/dashboard/documentCalls';
import { MATTER_CALLS } from '../emulators/clio/dashboard/matterCalls';
import { LEGALSERVER_PANEL } from '../emulators/legalserver/dashboard/panel';
import type { GivenSettings } from '@/nodes/shared/domain/settings/GivenSettings';
import { settingsOf } from '../support/clientSettings';
import { createClioHarness } from './clioHarness';
import { createEngineHarness } from './engineHarness';
import { container } from './engine/container';
import { readWorkflow, runSavedWorkflow } from './engine/runSavedWorkflow';
import { createLegalServerHarness } from './legalServerHarness';

const nodeTypes = {
	'n8n-nodes-clio-matters.clioMatters': new ClioMatters(),
	'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters(),
	'n8n-nodes-case-folders.dropboxCaseFolders': new DropboxCaseFolders(),
};
const KEY = 'the key of the office, of forty characters';

type Row = Record<string, unknown> & { error?: { reason: string; message: string } };

interface More {
	/** Its type or category. */
	kind?: string;
	folder?: string;
	text?: string;
	scan?: 'clean' | 'infected';
}

/** A case system with a case of ours and one of others. */
interface CaseSystem {
	credential: ReturnType<ReturnType<typeof createClioHarness>['credentialOf']>;
	/** As links name them. */
	ours: string;
	theirs: string;
	/** Without documents. */
	empty: string;
	/** @returns its ID, as the list has it */
	add(of: string, name: string, more?: More): string | number;
	/** Every call that reads documents gets no answer but this status. */
	fail(status: number): void;
	close(): void;
}

function openLegalServer(): CaseSystem {
	const harness = createLegalServerHarness();
	const { world } = harness;
	const site = world.state.site('riverside');
	site.switches.v2 = true;
	const act = (name: string, body: object) =>
		LEGALSERVER_PANEL.calls[`POST ${name}`]?.(world, body, new URLSearchParams());
	const uuidOf = (name: string) => site.matters.at(world.fixture.matters[name]?.matterId ?? 0).uuid;
	return {
		credential: harness.credentialOf('intake'),
		ours: uuidOf('miller'),
		theirs: uuidOf('group'),
		empty: uuidOf('pending'),
		add: (of, name, { kind, folder, text = name, scan = 'clean' } = {}) => {
			const matter = site.matters.all.find(({ uuid }) => uuid === of)?.caseNumber;
			const asked = {
				...{ matter, name, text, scan, type: kind ?? null },
				...(folder && { subfolder: folder }),
			};
			return (act('/add-document', asked) as { uuid: string }).uuid;
		},
		fail: () => (site.switches.maintenance = 'json'),
		close: harness.close,
	};
}

function openClio(): CaseSystem {
	const harness = createClioHarness();
	const { world } = harness;
	const calls = { ...ACCESS_CALLS, ...DOCUMENT_CALLS, ...MATTER_CALLS };
	const act = (name: string, body: object) =>
		calls[`POST ${name}`]?.(world, body, new URLSearchParams()) as { id: number };
	const openMatter = () => String(act('/open-matter', { description: 'Lease' }).id);
	return {
		credential: harness.credentialOf('ada'),
		ours: openMatter(),
		theirs: openMatter(),
		empty: openMatter(),
		add: (of, name, { kind, folder, text = name } = {}) => {
			if (kind !== undefined) act('/create-category', { name: kind });
			const matter = Number(of);
			const where =
				folder === undefined ? { matter } : { folder: act('/create-folder', { matter, name: folder }).id };
			return act('/upload', { ...where, name, text, ...(kind && { category: kind }) }).id;
		},
		fail: (status) =>
			world.clio.faults.set([{ route: 'GET documents', fault: { kind: 'status', status }, times: 100 }]),
		close: harness.close,
	};
}

describe.each([
	['legalserver', 'LegalServer', openLegalServer],
	['clio', 'Clio', openClio],
] as const)('the case page with documents of %s', (key, name, open) => {
	const file = `case-page-${key}.json`;
	let system: CaseSystem;
	let dropbox: ReturnType<typeof createEngineHarness>;
	let storage: string;
	let folder: string;

	beforeEach(async () => {
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
		container.get(BinaryDataConfig).localStoragePath = storage;
		system = open();
		dropbox = createEngineHarness();
		const made = await dropbox.person.filesCreateFolderV2({ path: '/Cases/Ours' });
		folder = made.result.metadata.id;
	});
	afterEach(() => {
		dropbox.close();
		system.close();
		rmSync(storage, { recursive: true });
	});

	const linkTo = (more: Partial<PageLink> = {}): string =>
		signPageLink(
			{
				...{ folder, canAdd: true, includesPrivileged: false, person: undefined, caseId: system.ours },
				...{ expires: Date.now() + 60_000, ...more },
			},
			KEY,
		);

	/** What the page gets for a request by this link. */
	const ask = async (
		token: string,
		action: string,
		request: object = {},
		change?: Record<string, INodeParameters>,
		settings: Partial<GivenSettings> = {},
	): Promise<Row[]> => {
		const { run, responses } = await runSavedWorkflow({
			...{ file, nodeTypes, credentials: [system.credential, dropbox.token({ linkKey: KEY })] },
			body: { action, request: JSON.stringify(request) },
			headers: { authorization: `Bearer ${token}` },
			subWorkflows: { 'client-settings': (items) => [settingsFor(items, settings)] },
			...(change && { change }),
		});
		expect(run.data.resultData.error).toBeUndefined();
		expect(responses).toHaveLength(1);
		expect(responses[0]).toMatchObject({ status: 200, headers: { 'Cache-Control': 'no-store' } });
		expect(responses[0]?.body).not.toContain(token);
		return JSON.parse(responses[0]?.body ?? '') as Row[];
	};
	const namesIn = (rows: Row[]) => rows.map(({ name }) => name).sort();
	const filesIn = async () => {
		const { result } = await dropbox.person.filesListFolder({ path: '/Cases/Ours', recursive: true });
		return result.entries.filter((entry) => entry['.tag'] === 'file').map(({ path_display: path }) => path);
	};

	it('is put together as the page without them', () => {
		const { nodes, connections } = readWorkflow(file);
		const names = nodes.filter(({ type }) => !/stickyNote|webhook$/.test(type)).map(({ name }) => name);
		const reached = Object.values(connections).flatMap(({ main }) =>
			(main ?? []).flatMap((each) => (each ?? []).map(({ node }) => node)),
		);
		expect(new Set(reached)).toEqual(new Set(names));
		for (const { type, parameters } of nodes.filter(({ type }) => type in nodeTypes)) {
			const { properties } = nodeTypes[type as keyof typeof nodeTypes].description;
			const known = properties.map((field: INodeProperties) => field.name);
			expect(known).toEqual(expect.arrayContaining(Object.keys(parameters)));
		}
		const plain = readWorkflow('case-page.json');
		const differs = plain.nodes
			.filter(({ type }) => !type.endsWith('stickyNote'))
			.filter((node) => {
				const here = nodes.find((other) => other.name === node.name);
				return withoutIds(here?.parameters) !== withoutIds(node.parameters);
			});
		expect(differs.map((node) => node.name)).toEqual(['Case page', 'Open']);
		expect(readSettings(file)).toEqual(readSettings('case-page.json'));
		for (const [from, to] of Object.entries(plain.connections).filter(([from]) => from !== 'Receive'))
			expect(connections[from]).toEqual(to);
	});

	it('names the second list, and lists what the case has', async () => {
		expect(await ask(linkTo(), 'open')).toMatchObject([{ documentsIn: name }]);
		const id = system.add(system.ours, 'Lease.pdf', { text: 'lease', kind: 'Evidence' });
		system.add(system.theirs, 'Others.pdf');
		const rows = await ask(linkTo({ canAdd: false }), 'documents');
		expect(rows.find((row) => row['id'] === id)).toEqual({
			...{ id, name: 'Lease.pdf', size: 5, type: 'Evidence' },
			modified: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/) as string,
		});
		expect(namesIn(rows)).not.toContain('Others.pdf');
	});

	it('answers an empty list for a case without documents', async () => {
		const rows = await ask(linkTo({ caseId: system.empty }), 'documents');
		expect(rows.filter((row) => Object.keys(row).length > 0)).toEqual([]);
	});

	it('sends one to the case folder, and does not send it twice', async () => {
		const id = system.add(system.ours, 'Lease.pdf', { text: 'lease' });
		const [first] = await ask(linkTo(), 'send', { id });
		expect(first).toMatchObject({
			status: 'uploaded',
			name: 'Lease.pdf',
			path: '/Cases/Ours/Lease.pdf',
			size: 5,
		});
		expect(await ask(linkTo(), 'send', { id })).toMatchObject([
			{ status: 'unchanged', fileId: first?.['fileId'] },
		]);
		expect(await filesIn()).toEqual(['/Cases/Ours/Lease.pdf']);
	});

	it('has it there once after a second click, whichever answer of Dropbox was lost at the first', async () => {
		const { log, faults } = dropbox.emulator;
		const sendNext = async (index: number) =>
			await ask(linkTo(), 'send', { id: system.add(system.ours, `${index}.txt`, { text: `text ${index}` }) });
		await sendNext(0);
		log.clear();
		await sendNext(1);
		const { length } = log.calls;
		expect(length).toBeGreaterThan(3);
		for (let call = 1; call <= length; call++) {
			const name = `${call + 1}.txt`;
			const id = system.add(system.ours, name, { text: name });
			faults.set([{ route: '*', nth: call, fault: { kind: 'reset', when: 'after_commit' } }]);
			await ask(linkTo(), 'send', { id });
			faults.set([]);
			expect(await ask(linkTo(), 'send', { id })).toMatchObject([{ status: 'unchanged', name }]);
		}
		expect(await filesIn()).toHaveLength(length + 2);
	});

	it.each<[string, (theirs: string | number) => unknown]>([
		['of another case', (theirs) => theirs],
		['of no case', () => '00000000-0000-4000-8000-000000000000'],
		['with a made-up ID', () => 'undefined'],
	])('does not send a document %s', async (_, idOf) => {
		system.add(system.ours, 'Lease.pdf');
		const theirs = system.add(system.theirs, 'Others.pdf');
		expect(await ask(linkTo(), 'send', { id: idOf(theirs) })).toMatchObject([
			{ error: { reason: 'not_found', message: `This case has no such document in ${name}` } },
		]);
		expect(await filesIn()).toEqual([]);
	});

	it('sends nothing by a link for viewing, an expired one or one without the case', async () => {
		const id = system.add(system.ours, 'Lease.pdf');
		for (const more of [{ canAdd: false }, { expires: Date.now() - 1000 }, { caseId: undefined }]) {
			const [row] = await ask(linkTo(more), 'send', { id });
			expect(Object.keys(row ?? {})).toEqual(['error']);
		}
		const [none] = await ask(linkTo({ caseId: undefined }), 'documents');
		expect(none).toEqual({ error: expect.objectContaining({ reason: 'invalid_input' }) as unknown });
		expect(await filesIn()).toEqual([]);
	});

	it.each<[string, More]>([
		['by its kind', { kind: 'Privileged' }],
		['by a longer name of its kind', { kind: 'Attorney/client  communication' }],
		['by its folder', { folder: 'PRIVILEGED – work product' }],
	])('neither shows nor sends what is privileged %s, unless the link includes it', async (_, more) => {
		const id = system.add(system.ours, 'Strategy.docx', more);
		expect(namesIn(await ask(linkTo(), 'documents'))).not.toContain('Strategy.docx');
		expect(await ask(linkTo(), 'send', { id })).toMatchObject([{ error: { reason: 'not_found' } }]);
		const including = linkTo({ includesPrivileged: true });
		expect(namesIn(await ask(including, 'documents'))).toContain('Strategy.docx');
		expect(await ask(including, 'send', { id })).toMatchObject([{ status: 'uploaded' }]);
		expect(await filesIn()).toEqual(['/Cases/Ours/Privileged/Strategy.docx']);
	});

	it('goes by the names that the office sets', async () => {
		system.add(system.ours, 'Medical.pdf', { kind: 'Health records' });
		const listed = async (value: string) =>
			namesIn(await ask(linkTo(), 'documents', {}, undefined, { privilegedCategories: value }));
		expect(await listed('Privileged\nhealth')).not.toContain('Medical.pdf');
		expect(await listed('Privileged')).toContain('Medical.pdf');
	});

	it('sends what is privileged to the folder of the client settings, which the page leaves out', async () => {
		const id = system.add(system.ours, 'Strategy.docx', { kind: 'Privileged' });
		const settings = { privilegedFolder: 'For few' };
		const including = linkTo({ includesPrivileged: true });
		expect(await ask(including, 'send', { id }, undefined, settings)).toMatchObject([
			{ status: 'uploaded', path: '/Cases/Ours/For few/Strategy.docx' },
		]);
		expect(JSON.stringify(await ask(including, 'open', {}, undefined, settings))).toContain('Strategy');
		expect(JSON.stringify(await ask(linkTo(), 'open', {}, undefined, settings))).not.toContain('Strategy');
		// As it was before somebody changed the settings.
		expect(JSON.stringify(await ask(linkTo(), 'open'))).toContain('Strategy');
	});

	it('shows nothing while the client settings cannot be read', async () => {
		system.add(system.ours, 'Lease.pdf');
		for (const action of ['open', 'documents', 'start']) {
			const rows = await ask(linkTo(), action, {}, undefined, { liveDestination: '' });
			expect(rows.map((row) => Object.keys(row))).toEqual([['error']]);
		}
	});

	if (key === 'legalserver') {
		it('does not send what the virus scan found to be infected, and says so', async () => {
			const id = system.add(system.ours, 'Invoice.pdf', { scan: 'infected' });
			const [row] = await ask(linkTo(), 'send', { id });
			expect(row).toEqual({ error: expect.objectContaining({ reason: 'no_access' }) as unknown });
			expect(row?.error?.message).toContain('infected');
			expect(await filesIn()).toEqual([]);
		});

		it('shows nothing where version 1 says nothing of types, until the office names none', async () => {
			system.add(system.ours, 'Lease.pdf');
			const version = { 'Documents of the case': { options: { apiVersion: 'v1' } } };
			expect(await ask(linkTo(), 'documents', {}, version)).toEqual([{}]);
			const open = { restrictPrivileged: false };
			expect(namesIn(await ask(linkTo(), 'documents', {}, version, open))).toContain('Lease.pdf');
		});
	}

	it('says so where the case system does not answer', async () => {
		const id = system.add(system.ours, 'Lease.pdf');
		system.fail(503);
		const hurry = { 'Documents of the case': { options: { giveUpAfter: 3 } } };
		for (const rows of [
			await ask(linkTo(), 'documents', {}, hurry),
			await ask(linkTo(), 'send', { id }, hurry),
		])
			expect(rows).toEqual([{ error: expect.objectContaining({ reason: 'unavailable' }) as unknown }]);
		expect(await filesIn()).toEqual([]);
	});
});

/** Nothing of the request goes to the workflow with the settings, whose failed runs n8n keeps. */
function settingsFor(items: readonly IDataObject[], more: Partial<GivenSettings>): IDataObject {
	expect(items).toEqual([{}]);
	return { ...settingsOf({ liveDestination: '/Cases', ...more }) };
}

/** Rules have IDs of their own in every workflow. */
const withoutIds = (parameters: unknown): string =>
	JSON.stringify(parameters, (key, value: unknown) => (key === 'id' ? '' : value));

const readSettings = (file: string): unknown => (readWorkflow(file) as { settings?: unknown }).settings;

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { LEGALSERVER_PANEL } from '../emulators/legalserver/dashboard/panel';
import { agencySettings } from '../support/agencySettings';
import { createEngineHarness } from './engineHarness';
import { createLegalServerHarness } from './legalServerHarness';
import { ReconcilingOffice } from './reconcileHarness';

jest.setTimeout(120_000);

const FIELD = 'dropbox_folder_id_31';

describe('the nightly comparison with LegalServer', () => {
	let legalServer: ReturnType<typeof createLegalServerHarness>;
	let dropbox: ReturnType<typeof createEngineHarness>;
	let office: ReconcilingOffice;

	beforeEach(async () => {
		legalServer = createLegalServerHarness();
		dropbox = createEngineHarness();
		await dropbox.person.filesCreateFolderV2({ path: '/Cases' }).catch(() => undefined);
		site().customFields.set(FIELD, { databaseName: FIELD, label: 'Dropbox Folder ID', type: 'text' });
		office = new ReconcilingOffice({
			...{ system: 'legalserver', filing: 'legalserver-file-documents.json' },
			nodes: { 'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters() },
			credentials: [legalServer.credentialOf('intake'), dropbox.token()],
			settings: () =>
				agencySettings({
					...{ restrictPrivileged: false, categories: { lines: [] }, closeMethod: 'prefix' },
					minimumSize: 0,
				}),
		});
		// What waits for its virus scan is filed later.
		await act('/scan', {});
		// Only one case is open, so that each trial says all of it.
		for (const { id } of [...site().matters.all])
			if (id !== matter().id) await act('/set-disposition', { matter: id, disposition: 'Closed' });
	});
	afterEach(() => {
		dropbox.close();
		legalServer.close();
	});

	const site = () => legalServer.state.site('riverside')!;
	const act = async (name: string, body: object) =>
		(await LEGALSERVER_PANEL.calls[`POST ${name}`]?.(
			legalServer.world,
			body,
			new URLSearchParams(),
		)) as IDataObject;
	const matter = () => site().matters.at(legalServer.fixture.matters['miller']?.matterId ?? 0);
	const tree = async () =>
		(await dropbox.person.filesListFolder({ path: '/Cases', recursive: true })).result.entries
			.filter((entry) => entry['.tag'] === 'file')
			.map(({ path_display }) => path_display ?? '')
			.filter((path) => !path.includes('casemarker'));
	const emails = () =>
		office.waiting('email').map(({ details }) => JSON.parse(String(details)) as IDataObject);

	it('files what was lost, once, and leaves what somebody deleted', async () => {
		const first = await office.reconcile();
		expect(first).toMatchObject({ stopped: '', cases: 1, compared: 1 });
		expect(first['toMend']).toBeGreaterThan(3);
		const settled = await office.work();
		expect(settled.map(({ status }) => status)).toEqual(settled.map(() => 'done'));
		expect(await office.reconcile()).toMatchObject({
			...{ toMend: 0, documents: first['documents'] },
			counts: { present: first['documents'], missing: 0, extra: 0 },
		});
		expect(emails()).toEqual([]);
		const [path = ''] = await tree();
		await dropbox.person.filesDeleteV2({ path });
		await act('/add-document', { matter: 'miller', name: 'Late.pdf', text: 'late' });
		expect(await office.reconcile()).toMatchObject({ toMend: 1, counts: { missing: 2 } });
		await office.work();
		expect(await tree()).not.toContain(path);
		expect((await tree()).filter((each) => each.endsWith('Late.pdf'))).toHaveLength(1);
		expect(emails()).toMatchObject([{ count: 1, events: [{ finding: 'gone' }] }]);
	});

	it('looks into the folder that the case has in its field, wherever it is', async () => {
		const made = await dropbox.person.filesCreateFolderV2({ path: '/Elsewhere' });
		await act('/set-field', { matter: matter().id, field: FIELD, value: made.result.metadata.id });
		await dropbox.person.filesUpload({ path: '/Elsewhere/Own.txt', contents: Buffer.from('own') });
		expect(await office.reconcile({ matter: matter().uuid })).toMatchObject({ counts: { extra: 1 } });
	});

	it.each([
		['the case', 'GET api/v1/matters/:uuid', 'Case'],
		['its documents', 'GET api/v1/matters/:uuid/documents', 'Documents'],
	])('mends nothing where %s cannot be read', async (_, route, step) => {
		office.impatient = [step];
		legalServer.world.service.faults.set([{ route, fault: { kind: 'status', status: 503 } }]);
		expect(await office.reconcile()).toMatchObject({ stopped: 'not_read', mends: [] });
		expect(office.waiting()).toEqual([]);
		expect(emails()).toHaveLength(1);
		legalServer.world.service.faults.set([]);
	});
});

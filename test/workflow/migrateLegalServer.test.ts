/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject } from 'n8n-workflow';
import { LegalServerMatters } from '@/packages/legalserver-matters/nodes/LegalServerMatters/LegalServerMatters.node';
import { LEGALSERVER_PANEL } from '../emulators/legalserver/dashboard/panel';
import { agencySettings } from '../support/agencySettings';
import { createEngineHarness } from './engineHarness';
import { createLegalServerHarness } from './legalServerHarness';
import { ReconcilingOffice } from './reconcileHarness';

jest.setTimeout(180_000);

const FIELD = 'dropbox_folder_id_31';

describe('a migration from LegalServer', () => {
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
			migration: 'legalserver-migrate.json',
			nodes: { 'n8n-nodes-legalserver-matters.legalServerMatters': new LegalServerMatters() },
			credentials: [legalServer.credentialOf('intake'), dropbox.token()],
			settings: () =>
				agencySettings({
					...{ restrictPrivileged: false, categories: { lines: [] }, closeMethod: 'prefix' },
					minimumSize: 0,
				}),
		});
		for (let at = 0; at < 6; at++)
			await act('/add-document', { matter: 'miller', name: `Letter ${at}.pdf`, text: `letter ${at}` });
		await act('/scan', {});
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
	const letters = async () =>
		(await dropbox.person.filesListFolder({ path: '', recursive: true })).result.entries
			.map(({ path_display }) => path_display?.split('/').at(-1) ?? '')
			.filter((name) => /^Letter \d/.test(name))
			.sort();
	const LETTERS = Array.from({ length: 6 }, (_, at) => `Letter ${at}.pdf`);
	const calls = () => legalServer.calls();

	it('files what is missing of each case, finds what it uploaded before n8n died, and has nothing to do then', async () => {
		const planned = await office.migrate();
		expect(planned).toMatchObject({ cases: 1, compared: 1, present: 0, unread: [] });
		expect(await letters()).toEqual([]);
		const before = calls();
		await office.workOnMigration(2);
		// What Plan said.
		expect(calls() - before).toBe(planned['requests']);
		expect(office.register).toHaveLength(2);
		expect((await office.workOnMigration()).map(({ status }) => status)).toEqual(['done']);
		expect(await letters()).toEqual(LETTERS);
		expect(office.register).toHaveLength(Number(planned['missing']));
		expect(office.waiting('documents')).toEqual([]);
		expect(await office.migrate({ run: 'second' })).toMatchObject({
			...{ present: planned['missing'], missing: 0, adopted: 0, events: [] },
		});
	});

	it('is tried again as a whole where LegalServer does not answer', async () => {
		await office.migrate();
		office.impatient = ['Content'];
		const fault = { kind: 'status', status: 503 };
		legalServer.world.service.faults.set([
			{ route: 'GET modules/document/download.php', fault, times: 1000 },
		]);
		const [settled] = await office.workOnMigration();
		expect(settled).toMatchObject({ status: 'waiting', reason: 'unavailable' });
		legalServer.world.service.faults.set([]);
		expect((await office.workOnMigration()).map(({ status }) => status)).toEqual(['done']);
		expect(await letters()).toEqual(LETTERS);
	});
});

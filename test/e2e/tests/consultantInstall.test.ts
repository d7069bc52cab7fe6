import { ConsultantOffice } from '../runs/ConsultantOffice';
import { ControlApi } from '../stack/ControlApi';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const ROOT = '/Consultant';
const FOLDER_ID = 'dropbox_folder_12';

const ANSWERS = {
	...{ id: 'legal-aid', client: 'The Legal Aid Agency', sets: ['live'] },
	legalServerFolderIdField: FOLDER_ID,
	credentials: { legalServer: String(stack.legalServerCredentials.live.name) },
	settings: {
		...{
			caseSystem: 'legalserver',
			liveDestination: `/Matters${ROOT}`,
			demoDestination: '/Matters/Consultant Demo',
		},
		...{ closedFolder: '/Matters/Consultant Closed', subfolders: ['Pleadings', 'Correspondence'] },
		...{
			alertEmails: ['it@example.org'],
			managingPartner: 'partner@example.org',
			fromEmail: 'n8n@example.org',
		},
	},
};

let office: ConsultantOffice;
let dropbox: EmulatedDropbox;
const legalServer = new ControlApi(stack.legalServerDashboardUrl);
const site = String(stack.legalServerCredentials.live.data['site']);

beforeAll(async () => {
	dropbox = new EmulatedDropbox(stack.dashboardUrl);
	await dropbox.makeFolders('matters', [ROOT]);
	office = await ConsultantOffice.open(stack, 'consultant');
});

afterAll(async () => await office.close());

/** Names of what n8n has, each as often as it is there. */
const names = async (): Promise<string[]> => (await office.workflows()).map(({ name }) => name).sort();

/** Somebody accepts an intake, and LegalServer calls n8n. */
async function acceptIntake(last: string): Promise<{ caseNumber: string; stored: Record<string, unknown> }> {
	const navigation = {
		...{ url: office.urlOf('legalserver-case-folder'), synchronous: true },
		authentication: { type: 'basic', username: 'legalserver', password: office.password },
		parameters: [{ name: 'matter_uuid', field: 'matter_uuid' }],
		stores: [{ filter: '.folderId // empty', field: FOLDER_ID }],
	};
	await legalServer.act('/outgoing', { site, navigation });
	const made = await legalServer.act<{ matterUuid: string; caseNumber: string }>('/add-matter', {
		...{ site, disposition: 'Open', fields: { first: 'Sam', last } },
	});
	const called = await legalServer.act<{ stored: Record<string, unknown>; answered: unknown }>(
		'/navigation-call',
		{
			...{ site, matter: made.matterUuid },
		},
	);
	if (called.stored[FOLDER_ID] === undefined) throw new Error(JSON.stringify(called));
	return { caseNumber: made.caseNumber, stored: called.stored };
}

test('the answers make a file, and the file workflows', async () => {
	const made = await office.run(['init', 'client.json', '--answers', '-', '--json'], JSON.stringify(ANSWERS));
	expect([made.code, made.stderr]).toEqual([0, '']);
	const built = await office.run(['build', 'client.json', '--out', 'client', '--json']);
	expect(built.code).toBe(0);
	expect(JSON.parse(built.stdout)).toMatchObject({
		ok: true,
		sets: { live: expect.arrayContaining(['client-settings', 'queue-worker-legalserver']) },
	});
});

test('a dry run writes nothing', async () => {
	const ended = await office.install('--dry-run');
	expect([ended.code, await names()]).toEqual([0, []]);
});

test('an installation that is killed again and again is finished by the next one, and nothing is there twice', async () => {
	for (const lines of [3, 6, 11, 17]) {
		const { code } = await office.installKilledAfter(lines);
		expect(code).toBeNull();
		// Whoever is killed may not have written down what n8n has made already.
		if (lines === 6) office.loseRecord();
	}
	const ended = await office.install();
	expect([ended.code, ended.stderr]).toEqual([0, expect.any(String)]);
	const there = await names();
	expect(there).toEqual([...new Set(there)]);
	expect(there).toHaveLength(15);
	expect((await office.workflows()).filter(({ active }) => !active)).toEqual([]);
});

test('an intake that is accepted has its folder', async () => {
	const { caseNumber } = await acceptIntake('Consulted');
	const paths = (await dropbox.entriesIn('matters', ROOT)).map(({ path }) => path);
	expect(paths).toEqual(expect.arrayContaining([`${ROOT}/${caseNumber}`, `${ROOT}/${caseNumber}/Pleadings`]));
});

test('a second installation changes nothing, and one without the record finds the workflows', async () => {
	const before = await office.workflows();
	const upToDate = { ok: true, created: [], updated: [], published: [], unpublished: [] };
	const second = await office.install();
	expect(JSON.parse(second.stdout)).toMatchObject(upToDate);
	office.loseRecord();
	const third = await office.install();
	expect(JSON.parse(third.stdout)).toMatchObject(upToDate);
	expect((await office.workflows()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort());
});

interface Steps {
	versionId: string;
	nodes: Array<{ name: string; parameters: Record<string, unknown> }>;
}

test('what somebody changed by hand is named, and is overwritten only if that is wanted', async () => {
	const { id } = (await office.workflows()).find(({ name }) => name === 'Watch the queue') ?? { id: '' };
	const { nodes, versionId } = await office.api.call<Steps>('GET', `/workflows/${id}`);
	const changed = nodes.map((node) =>
		node.name === 'Every five minutes'
			? { ...node, parameters: { rule: { interval: [{ field: 'minutes', minutesInterval: 7 }] } } }
			: node,
	);
	await office.api.call('PATCH', `/workflows/${id}`, { nodes: changed, versionId });
	const checked = await office.run(['check', 'client.json', '--against', await office.exportAll()]);
	expect([checked.code, checked.stdout]).toEqual([
		3,
		expect.stringContaining('Watch the queue was changed by hand: Every five minutes: rule'),
	]);
	office.loseRecord();
	const refused = await office.install();
	expect([refused.code, refused.stdout]).toEqual([3, expect.stringContaining('Watch the queue')]);
	const kept = await office.install('--keep-changed');
	expect([kept.code, JSON.parse(kept.stdout)]).toMatchObject([
		3,
		{ kept: [expect.stringContaining('Watch the queue')] },
	]);
	const replaced = await office.install('--replace-changed');
	expect([replaced.code, JSON.parse(replaced.stdout)]).toMatchObject([
		0,
		{ updated: ['Watch the queue'], published: ['Watch the queue'] },
	]);
});

test('a later version of the settings updates one workflow, and the intake still gets its folder', async () => {
	const settings = { ...ANSWERS.settings, subfolders: ['Pleadings', 'Evidence'] };
	office.write('client.json', { ...ANSWERS, settings });
	const ended = await office.install();
	expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([
		0,
		{ created: [], updated: ['Client settings'], published: ['Client settings'] },
	]);
	await acceptIntake('Updated');
});

test('a workflow that was deleted in n8n is made again, and those that call it find it', async () => {
	const { id } = (await office.workflows()).find(({ name }) => name === 'Deletions in Dropbox') ?? { id: '' };
	await office.api.call('POST', `/workflows/${id}/archive`);
	await office.api.call('DELETE', `/workflows/${id}`);
	office.loseRecord();
	const ended = await office.install();
	expect([ended.code, JSON.parse(ended.stdout)]).toMatchObject([
		0,
		{ created: ['Deletions in Dropbox'], updated: ['Work on events'] },
	]);
});

test('what is not ours stays when ours is uninstalled', async () => {
	await office.api.importWorkflow({ name: 'Somebody else’s', nodes: [], connections: {} });
	const asked = await office.uninstall();
	expect(asked.code).toBe(3);
	expect(await names()).toHaveLength(16);
	const ended = await office.uninstall('--yes');
	expect([ended.code, ended.stderr]).toEqual([0, expect.any(String)]);
	expect(await names()).toEqual(['Somebody else’s']);
});

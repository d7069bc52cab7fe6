import { LegalServerOffice } from '../runs/LegalServerOffice';
import { publishOperation } from '../runs/publishOperation';
import { readReport } from '../runs/readReport';
import { byId, byPath, caseFolders, legalServerStep } from '../runs/steps';
import { Workflow } from '../runs/Workflow';
import { EmulatedDropbox } from '../stack/EmulatedDropbox';
import { runningStack } from '../stack/runningStack';
import { N8nApi } from '../n8n/N8nApi';

const stack = runningStack();
const dropbox = new EmulatedDropbox(stack.dashboardUrl);
const office = new LegalServerOffice(stack);
const n8n = { api: office.api, url: stack.n8nUrl };
const ROOT = '/Members only';
const [JANE, RAVI, MIA] = ['jane@example.com', 'ravi@example.com', 'mia@example.com'];

beforeAll(async () => {
	await dropbox.makeFolders('matters', [ROOT]);
	await office.connect('live');
	// Every run looks at all open cases, which is more than a minute's worth of requests.
	await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 1_000_000 });
});

afterAll(async () => await office.legalServer.act('/switches', { site: 'riverside', rateLimit: 200 }));

const openersOf = async (path: string) => {
	const { accounts, invitees, viaLinks } = await dropbox.whoCanOpen('matters', path);
	return { people: Object.keys(accounts).sort(), invitees, links: viaLinks.length };
};

/** A case with people on it. */
async function staff(last: string, ...logins: string[]): Promise<string> {
	const { caseNumber } = await office.addCase('live', last);
	for (const user of logins)
		await office.legalServer.act('/assign', { site: 'riverside', matter: caseNumber, user });
	return caseNumber;
}

test('only the staff of a case can open its folder, from the start and as assignments change, with a report', async () => {
	const caseNumber = await staff('Secret', 'jane', 'ravi');
	const create = await Workflow.publish(n8n, 'ls-members-create', [
		legalServerStep('Staff', {
			...{ resource: 'matter', operation: 'getStaff', matter: "={{ $('Start').item.json.body.matter }}" },
		}),
		caseFolders('Folder', {
			...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseNumber }}' },
			...{ destination: byPath(`/Matters${ROOT}`), folderNaming: 'caseId', subfolders: 'Pleadings' },
			options: { members: "={{ $json.emails.join(', ') }}" },
		}),
	]);
	const [made] = await create.items<{ folderId: string }>({ matter: caseNumber });
	const folder = `${ROOT}/${caseNumber}`;
	expect(await openersOf(folder)).toEqual({ people: [JANE, RAVI], invitees: [], links: 0 });
	expect(await openersOf(`${folder}/Pleadings`)).toEqual({ people: [JANE, RAVI], invitees: [], links: 0 });

	const nightly = await office.publishManual({
		...{ environment: 'live', path: 'ls-members', file: 'legalserver-members' },
		changes: {
			'Find case folder': { searchIn: byPath(`/Matters${ROOT}`), folderNaming: 'caseId' },
		},
	});
	const rowOf = (text: string, wanted: string) =>
		readReport(text).find((row) => row['caseNumber'] === wanted) ?? {};
	expect(rowOf(await nightly(), caseNumber)).toMatchObject({ status: 'alreadySet', added: '', removed: '' });

	const who = { site: 'riverside', matter: caseNumber };
	await office.legalServer.act('/assign', { ...who, user: 'mia' });
	await office.legalServer.act('/unassign', { ...who, user: 'ravi' });
	const report = await nightly();
	expect(rowOf(report, caseNumber)).toMatchObject({ status: 'set', added: MIA, removed: RAVI });
	expect(await openersOf(folder)).toEqual({ people: [JANE, MIA], invitees: [], links: 0 });
	expect(made?.folderId).toMatch(/^id:/);
	// Of a case without a folder the report says so.
	const without = await staff('Without');
	expect(rowOf(await nightly(), without)).toMatchObject({ status: 'refused', reason: 'not_found' });
});

test('a person who is kept from a case, or has no e-mail address, is not let in', async () => {
	const caseNumber = await staff('Walled', 'jane', 'ravi', 'noor');
	await office.legalServer.act('/exclude', { site: 'riverside', matter: caseNumber, users: ['ravi'] });
	await dropbox.makeFolders('matters', [`${ROOT}/${caseNumber}`]);
	const nightly = await office.publishManual({
		...{ environment: 'live', path: 'ls-members-walled', file: 'legalserver-members' },
		changes: {
			'Find case folder': { searchIn: byPath(`/Matters${ROOT}`), folderNaming: 'caseId' },
		},
	});
	const row = readReport(await nightly()).find((each) => each['caseNumber'] === caseNumber);
	expect(row).toMatchObject({ status: 'set', withoutEmail: 'Noor Poe' });
	expect(await openersOf(`${ROOT}/${caseNumber}`)).toMatchObject({ people: [JANE], invitees: [] });
});

test('a reader without rights gets Dropbox’s own refusal', async () => {
	const caseNumber = await staff('Closed off', 'jane');
	const [made] = await dropbox.makeFolders('matters', [`${ROOT}/${caseNumber}`]);
	const [paper] = await dropbox.makeFiles('matters', [
		{ path: `${ROOT}/${caseNumber}/Paper.txt`, text: 'privileged' },
	]);
	const set = await publishOperation(n8n, 'ls-members-set', {
		...{ resource: 'caseFolder', operation: 'setMembers', caseFolder: byId('={{ $json.id }}') },
		...{ caseId: '={{ $json.caseId }}', members: JANE },
	});
	expect(await set({ id: made?.id, caseId: caseNumber })).toMatchObject([{ status: 'set' }]);
	expect(await openersOf(`${ROOT}/${caseNumber}`)).toEqual({ people: [JANE], invitees: [], links: 0 });
	const api = new N8nApi(stack.n8nUrl, stack.session);
	await api.createCredential({
		...stack.credential,
		...{
			name: 'Dropbox of Ravi',
			data: { ...stack.credential.data, refreshToken: stack.refreshTokens['ravi'] },
		},
	});
	const list = await publishOperation({ api, url: stack.n8nUrl }, 'ls-members-list', {
		...{ resource: 'caseFolder', operation: 'list', caseFolder: byId('={{ $json.id }}') },
	});
	const download = await publishOperation({ api, url: stack.n8nUrl }, 'ls-members-download', {
		...{ resource: 'document', operation: 'download', document: byId('={{ $json.id }}') },
	});
	expect(await list({ id: made?.id })).toMatchObject([{ error: { reason: 'not_found' } }]);
	expect(await download({ id: paper?.id })).toMatchObject([{ error: { reason: 'not_found' } }]);
});

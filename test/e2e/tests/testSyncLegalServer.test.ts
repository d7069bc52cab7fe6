import { FOLDER_ID, LegalServerOffice } from '../runs/LegalServerOffice';
import { SetUpPage } from '../runs/SetUpPage';
import { TemplateOffice } from '../runs/TemplateOffice';
import { filesBelow } from '../runs/trees';
import { runningStack } from '../stack/runningStack';

const LIVE = '/Set-up live of LegalServer';
const DEMO = '/Set-up demo of LegalServer';
const site = 'riverside';
let office: TemplateOffice;
let agency: LegalServerOffice;
let page: SetUpPage;

beforeAll(async () => {
	office = await TemplateOffice.open(runningStack(), 'set-up-legalserver');
	agency = new LegalServerOffice(office.stack);
	await office.dropbox.makeFolders('matters', [LIVE, DEMO]);
	await agency.legalServer.act('/switches', { site, rateLimit: 1_000_000, v2: true });
	await agency.connect('live');
	await agency.api.createCredential(office.mail.credential);
	await office.install(
		'legalserver',
		{
			...{
				liveDestination: `/Matters${LIVE}`,
				demoDestination: `/Matters${DEMO}`,
				caseSystem: 'legalserver',
			},
			...{ privilegedCategories: 'Privileged', privilegedPeople: 'ravi@example.com' },
			...{ specifySubfolders: 'json', subfoldersJson: JSON.stringify({ Evidence: 'Evidence' }) },
		},
		['legalserver-open-cases', 'legalserver-file-documents'],
		agency.api,
	);
	page = await SetUpPage.install(agency.api, office.urlOf('case-folder-test'), 'legalserver');
});

afterAll(async () => {
	await agency.legalServer.act('/switches', { site, rateLimit: 200, v2: false });
	await office.close();
});

test('a case whose live folder stands in LegalServer is filed in the demo all the same, and only there', async () => {
	const { caseNumber, matterUuid } = await agency.addCase('live', 'Tried');
	const [made] = await office.dropbox.makeFolders('matters', [`${LIVE}/${caseNumber}`]);
	await agency.legalServer.act('/set-field', { site, matter: matterUuid, field: FOLDER_ID, value: made?.id });
	await agency.legalServer.act('/add-document', {
		...{ site, matter: matterUuid, name: 'Lease.pdf', text: 'a lease', type: 'Evidence' },
	});
	const { notes } = await agency.readCase('live', matterUuid);
	const { lines } = await page.test(caseNumber);
	expect(lines.filter((line) => line.startsWith('wrong'))).toEqual([]);
	expect(lines).toEqual(
		expect.arrayContaining([
			expect.stringMatching(/^ok: LegalServer: connected to /),
			'ok: Lease.pdf goes to Evidence.',
		]),
	);
	const files = await filesBelow(office.dropbox, DEMO);
	expect(Object.keys(files)).toContain(`${caseNumber}/Evidence/Lease.pdf`);
	expect(await filesBelow(office.dropbox, LIVE)).toEqual({});
	await page.test(matterUuid);
	expect(await filesBelow(office.dropbox, DEMO)).toEqual(files);
	const after = await agency.readCase('live', matterUuid);
	expect(after.notes).toEqual(notes);
	expect(after.customFields[FOLDER_ID]).toBe(made?.id);
});

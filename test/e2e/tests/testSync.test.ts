import { QueueOffice } from '../runs/QueueOffice';
import { SetUpPage } from '../runs/SetUpPage';
import { filesBelow } from '../runs/trees';
import { ControlApi } from '../stack/ControlApi';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const LIVE = '/Set-up live';
const DEMO = '/Set-up demo';
let office: QueueOffice;
let page: SetUpPage;
let matter: { id: number; displayNumber: string };

beforeAll(async () => {
	office = await QueueOffice.open(stack, 'set-up', {
		...{
			liveDestination: `/Matters${LIVE}`,
			demoDestination: `/Matters${DEMO}`,
			subfolders: 'Pleadings\nDiscovery',
		},
		...{ privilegedCategories: 'Privileged', privilegedPeople: 'ravi@example.com' },
		...{ specifySubfolders: 'json', subfoldersJson: JSON.stringify({ Motion: 'Pleadings' }) },
	});
	await office.dropbox.makeFolders('matters', [LIVE, DEMO]);
	matter = await office.clio.act('/open-matter', { description: 'A try' });
	for (const name of ['Motion', 'Privileged'])
		await office.clio.act('/create-category', { name }).catch(() => {});
	const add = async (name: string, category: string) =>
		await office.clio.act('/upload', { matter: matter.id, name, text: `${name} in full`, category });
	await add('Answer.pdf', 'Motion');
	await add('Advice.pdf', 'Privileged');
	page = await SetUpPage.install(office.api, office.urlOf('case-folder-test'), 'clio');
});

afterEach(async () => {
	await office.clio.act('/faults', [] as never);
	await office.dropbox.setFaults([]);
});
afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

const demoFiles = async () => await filesBelow(office.dropbox, DEMO).catch(() => ({}));
const liveFiles = async () => await office.dropbox.entriesIn('matters', LIVE);

/** Calls to Clio that change something. */
const writesToClio = async (): Promise<string[]> => {
	const calls = await office.clio.read<Array<{ route: string }>>('/calls');
	return calls.map(({ route }) => route).filter((route) => /^(POST|PATCH|PUT|DELETE) (?!oauth)/.test(route));
};

test('the page is only for people with the password, and asks for a matter', async () => {
	expect((await page.open({})).status).toBe(401);
	const opened = await page.open();
	expect(opened.status).toBe(200);
	const html = await opened.text();
	expect(html).toContain('name="matter"');
	expect(html).not.toContain('class="state');
});

test('says line by line what works, files the matter in the demo although the office is live, and a second run changes nothing', async () => {
	// The office is live: its own workflows file the matter there, once. What comes after that is the test's.
	await office.until((events) => {
		const own = events.filter(({ caseKey }) => caseKey === String(matter.id));
		const documents = new Set(own.map(({ documentId }) => documentId).filter((id) => id !== ''));
		return documents.size === 2 && own.every(({ status }) => status === 'done');
	});
	const before = await liveFiles();
	expect(before.length).toBeGreaterThan(1);
	await office.clio.act('/forget-calls');
	const { lines, html } = await page.test(matter.displayNumber);
	expect(lines.filter((line) => line.startsWith('wrong'))).toEqual([]);
	expect(html).toContain('Everything works.');
	expect(lines).toEqual(
		expect.arrayContaining([
			'ok: The settings are valid. The environment is Live.',
			expect.stringMatching(/^ok: Clio: connected as .*, region US\.$/),
			expect.stringMatching(/^ok: Dropbox: connected as .*, plan for teams, in the team Sample Legal Aid\.$/),
			`ok: Live Destination: /Matters${LIVE} is there.`,
			`ok: Demo Destination: /Matters${DEMO} is there.`,
			'ok: Live and demo are separate folders.',
			expect.stringMatching(/^ok: An email was sent to it@example\.org/),
			`ok: ${matter.displayNumber} was found.`,
			expect.stringContaining(`at /Matters${DEMO}/${matter.displayNumber}.`),
			'ok: Subfolders: Pleadings, Discovery.',
			'ok: Answer.pdf goes to Pleadings.',
			'ok: Advice.pdf is privileged: it goes to Privileged, which only ravi@example.com can open.',
		]),
	);
	const files = await demoFiles();
	expect(Object.keys(files)).toContain(`${matter.displayNumber}/Pleadings/Answer.pdf`);
	// A restricted folder is a space of its own.
	const advice = `${DEMO}/${matter.displayNumber}/Privileged/Advice.pdf`;
	expect(lines).toContainEqual(`ok: Advice.pdf was filed: /Matters${advice}.`);
	const { accounts } = await office.dropbox.whoCanOpen('matters', advice);
	expect(Object.keys(accounts).sort()).toEqual(['jane@example.com', 'ravi@example.com']);
	expect(office.mail.received.map(({ subject }) => subject)).toContain('Case folders: test of the setup');
	const again = await page.test(String(matter.id));
	expect(again.lines.filter((line) => line.startsWith('wrong'))).toEqual([]);
	expect(again.lines).toContainEqual(expect.stringMatching(/^ok: Answer\.pdf was there already/));
	expect(await demoFiles()).toEqual(files);
	expect(await liveFiles()).toEqual(before);
	expect(await writesToClio()).toEqual([]);
});

test('a permission that is missing in Clio is named', async () => {
	await office.clio.act('/faults', [
		{ route: 'GET contacts', fault: { kind: 'forbidden' }, times: 20 },
	] as never);
	const { lines } = await page.test(matter.displayNumber);
	expect(lines).toContainEqual(
		expect.stringMatching(/^wrong: Clio does not allow the connection: Contacts\. → /),
	);
});

test('an email server that refuses the password is named, and everything else is looked at all the same', async () => {
	const right = office.mail.credential;
	const type = 'smtp';
	const wrong = await office.api.createCredential({
		...right,
		data: { ...right.data, password: 'another one' },
	});
	await page.selectCredential('Test email', type, wrong);
	const { lines } = await page.test(matter.displayNumber);
	expect(lines).toContainEqual(
		expect.stringMatching(/^wrong: The email server does not accept the user name or the password\. → /),
	);
	expect(lines).toContain('ok: Answer.pdf goes to Pleadings.');
	await page.selectCredential('Test email', type, await office.api.createCredential(right));
});

test('a destination that can only be read is named, live and demo', async () => {
	const control = new ControlApi(stack.dashboardUrl);
	const { lines: usual } = await page.test(matter.displayNumber);
	const email = /connected as [^(]*\(([^)]+)\), plan/.exec(usual.join('\n'))?.[1] ?? '';
	await control.act('/access', { namespace: 'matters', email, level: 'viewer' });
	try {
		const { lines } = await page.test('00002');
		expect(lines).toContainEqual(
			`wrong: Live Destination: /Matters${LIVE} can be read but not written to. → Give the connected account permission to edit the folder in Dropbox.`,
		);
		expect(lines).toContainEqual(
			expect.stringMatching(/^wrong: Demo Destination: .* can be read but not written to/),
		);
	} finally {
		await control.act('/access', { namespace: 'matters', email, level: 'editor' });
	}
});

test('a live destination inside the demo is named, and nothing is filed', async () => {
	const [demo] = await office.dropbox.makeFolders('matters', [DEMO]);
	await office.dropbox.makeFolders('matters', [`${DEMO}/Real cases`]);
	await office.changeSettings({
		liveDestination: `/Matters${DEMO}/Real cases`,
		demoDestination: demo?.id,
	});
	const before = await demoFiles();
	const { lines } = await page.test(matter.displayNumber);
	expect(lines).toContainEqual(expect.stringMatching(/^wrong: Live and demo are not separate: /));
	expect(lines).toContainEqual(expect.stringMatching(/^note: Nothing was filed/));
	expect(await demoFiles()).toEqual(before);
	await office.changeSettings({ liveDestination: `/Matters${LIVE}`, demoDestination: `/Matters${DEMO}` });
});

test('settings that do not fit, and a matter that does not exist, are named among all the rest', async () => {
	await office.changeSettings({ closedFolder: `/Matters${LIVE}` });
	const { lines } = await page.test('no such matter');
	expect(lines).toContainEqual(expect.stringMatching(/^wrong: .*Closed Folder/));
	expect(lines).toContainEqual(expect.stringMatching(/^ok: Clio: connected/));
	await office.changeSettings({ closedFolder: '/Matters/Clio Closed' });
});

import { LegalServerOffice } from '../runs/LegalServerOffice';
import { QueueOffice } from '../runs/QueueOffice';
import { runByHand } from '../runs/runByHand';
import { TemplateOffice } from '../runs/TemplateOffice';
import type { EventInQueue } from '../runs/eventTable';
import { filesBelow } from '../runs/trees';
import { ControlApi } from '../stack/ControlApi';
import type { ReceivedEmail } from '../stack/MailServer';
import { runningStack } from '../stack/runningStack';

const stack = runningStack();
const control = new ControlApi(stack.dashboardUrl);
const WEEKLY = /Weekly check/;
const MONTHLY = /Monthly check/;
const NIGHTLY = /Nightly comparison/;
const JANE = 'jane@example.com';

const about = (received: readonly ReceivedEmail[], subject: RegExp): ReceivedEmail[] =>
	received.filter((each) => subject.test(each.subject));

describe('an office with Clio', () => {
	const LIVE = '/Regular checks';
	let office: QueueOffice;
	let checkFolders: () => Promise<void>;
	let checkPermissions: () => Promise<void>;
	let matters: Array<{ id: number; displayNumber: string }>;
	/** With documents of before anybody listened to Clio. */
	let missed: { id: number; displayNumber: string };

	const folderOf = (index: number) => `${LIVE}/${matters[index]?.displayNumber ?? ''}`;
	const addFolders = async () =>
		await office.until((events) =>
			matters.every(({ id }) =>
				events.some(({ caseKey, status }) => caseKey === String(id) && status === 'done'),
			),
		);

	beforeAll(async () => {
		const clio = new ControlApi(stack.clioDashboardUrl);
		missed = await clio.act('/open-matter', { description: 'Missed' });
		for (const name of ['Answer.pdf', 'Order.pdf'])
			await clio.act('/upload', { matter: missed.id, name, text: `${name} in full` });
		office = await QueueOffice.open(stack, 'regular-checks', {
			...{ liveDestination: `/Matters${LIVE}`, privilegedCategories: 'Privileged' },
			...{ privilegedPeople: 'ravi@example.com', includeResponsibleAttorney: false },
		});
		await office.dropbox.makeFolders('matters', [LIVE]);
		await office.clio.act('/create-category', { name: 'Privileged' }).catch(() => {});
		matters = [];
		for (const description of ['One', 'Two', 'Three'])
			matters.push(await office.clio.act('/open-matter', { description }));
		await addFolders();
		const urlOf = (path: string) => office.urlOf(path);
		checkFolders = await runByHand(office.api, urlOf, 'check-folders-clio');
		checkPermissions = await runByHand(office.api, urlOf, 'check-permissions-clio');
	});

	afterAll(async () => {
		await office.close();
		await office.clio.act('/switches', { rateLimit: 50 });
	});

	test('no email where nobody has to do anything, also if a folder was renamed', async () => {
		await checkFolders();
		await office.dropbox.move('matters', folderOf(2), `${LIVE}/Another name`);
		await checkFolders();
		expect((await office.events()).filter(({ eventId }) => eventId.startsWith('check:'))).toEqual([]);
	});

	test('one email about a folder that was deleted, which is not lost while the email server is down', async () => {
		await control.act('/delete', { namespace: 'matters', path: folderOf(0) });
		await office.mail.down();
		await checkFolders();
		await office.until((events) =>
			events.some(({ eventId, attempts }) => eventId.startsWith('check:folders:') && attempts > 0),
		);
		const [row] = (await office.events()).filter(({ eventId }) => eventId.startsWith('check:folders:'));
		await office.mail.up();
		expect(JSON.parse(row?.details ?? '{}')).toMatchObject({
			events: [{ caseKey: String(matters[0]?.id), finding: 'deleted' }],
		});
		await office.untilMail((all) => about(all, WEEKLY).length > 0);
		const [email, ...more] = about(office.mail.received, WEEKLY);
		expect(more).toEqual([]);
		expect(email?.to).toEqual(['it@example.org']);
		expect(email?.subject).toBe('Case folders: Weekly check: 1 case folder needs a look');
		expect(email?.text).toContain(`Matter: ${matters[0]?.displayNumber} (ID ${matters[0]?.id})`);
		expect(email?.text).toContain('Its folder was deleted (deleted)');
		expect(email?.text).toContain('Deleted files');
		expect(email?.text).not.toContain(String(matters[2]?.id));
	});

	test('a month without anything is told in a short email', async () => {
		await office.clio.act('/upload', {
			...{ matter: matters[1]?.id, name: 'Advice.pdf', text: 'advice', category: 'Privileged' },
		});
		await office.until((events) =>
			events.some(({ kind, status }) => kind.startsWith('document') && status === 'done'),
		);
		await checkPermissions();
		await office.untilMail((all) => about(all, MONTHLY).length > 0);
		const [email] = about(office.mail.received, MONTHLY);
		expect(email?.subject).toBe('Case folders: Monthly check of permissions: nothing found');
		expect(email?.text).toContain('The check found nobody');
	});

	test('privileged documents that others can open are told, with the case and what to do', async () => {
		const before = about(office.mail.received, MONTHLY).length;
		await office.dropbox.shareLink('matters', folderOf(1), JANE, 'public');
		await checkPermissions();
		await office.untilMail((all) => about(all, MONTHLY).length > before);
		const email = about(office.mail.received, MONTHLY)[before];
		expect(email?.subject).toBe('Case folders: Monthly check of permissions: 1 matter to look at');
		expect(email?.text).toContain(`Matter: ${matters[1]?.displayNumber} (ID ${matters[1]?.id})`);
		expect(email?.text).toContain('Others can open its privileged documents (exposed)');
		expect(email?.text).toContain('Do this today');
	});

	test('a check that cannot begin says so', async () => {
		const before = about(office.mail.received, WEEKLY).length;
		// Until the check has ended: the trigger looks at matters, too, and could be the first to be refused.
		await office.clio.act('/faults', [{ route: 'GET matters', fault: { kind: 'forbidden' } }] as never);
		await checkFolders();
		await office.clio.act('/faults', [] as never);
		await office.untilMail((all) => about(all, WEEKLY).length > before);
		expect(about(office.mail.received, WEEKLY)[before]?.text).toContain('It could not be checked');
	});

	test('the nightly comparison files what no event told of, once, and tells of what people deleted', async () => {
		const asked = `={{ { matter: '${missed.id}', goOn: false, isNight: true } }}`;
		const compare = await runByHand(office.api, (path) => office.urlOf(path), 'reconcile-clio', {
			'All open cases': { jsonOutput: asked },
		});
		const own = (events: EventInQueue[]) =>
			events.filter(({ caseKey, kind }) => caseKey === String(missed.id) && kind.startsWith('document'));
		const folder = `${LIVE}/${missed.displayNumber}`;
		expect(own(await office.events())).toEqual([]);
		await compare();
		await office.until((events) => own(events).filter(({ status }) => status === 'done').length === 2, 180);
		expect(Object.keys(await filesBelow(office.dropbox, folder)).sort()).toEqual(['Answer.pdf', 'Order.pdf']);
		await compare();
		expect(own(await office.events())).toHaveLength(2);
		expect(about(office.mail.received, NIGHTLY)).toEqual([]);
		await office.dropbox.delete('matters', `${folder}/Order.pdf`);
		await compare();
		await office.untilMail((all) => about(all, NIGHTLY).length > 0);
		const [email] = about(office.mail.received, NIGHTLY);
		expect(email?.subject).toBe('Case folders: Nightly comparison: 1 item to look at');
		expect(email?.text).toContain(`(ID ${missed.id})`);
		expect(own(await office.events())).toHaveLength(2);
		expect(Object.keys(await filesBelow(office.dropbox, folder))).toEqual(['Answer.pdf']);
	});
});

describe('an office with LegalServer', () => {
	const LIVE = '/Regular checks of LegalServer';
	const site = 'riverside';
	let office: TemplateOffice;
	let agency: LegalServerOffice;

	beforeAll(async () => {
		office = await TemplateOffice.open(stack, 'regular-checks-legalserver');
		agency = new LegalServerOffice(office.stack);
		await office.dropbox.makeFolders('matters', [LIVE]);
		await agency.legalServer.act('/switches', { site, rateLimit: 1_000_000, v2: true });
		await agency.connect('live');
		await agency.api.createCredential(office.mail.credential);
		await office.install(
			'legalserver',
			{
				...{ liveDestination: `/Matters${LIVE}`, caseSystem: 'legalserver' },
				...{ privilegedCategories: 'Privileged', privilegedPeople: 'ravi@example.com' },
			},
			['legalserver-open-cases', 'legalserver-file-documents'],
			agency.api,
		);
	});

	afterAll(async () => {
		await agency.legalServer.act('/switches', { site, rateLimit: 200, v2: false });
		await office.close();
	});

	const untilMail = async (subject: RegExp, many: number) => {
		const deadline = Date.now() + 90_000;
		while (about(office.mail.received, subject).length < many && Date.now() < deadline)
			await new Promise((resolve) => setTimeout(resolve, 250)); // eslint-disable-line @n8n/community-nodes/no-restricted-globals -- a test
		return about(office.mail.received, subject);
	};

	test('a folder that was deleted since the last check is told once a check, and permissions are looked at', async () => {
		const { caseNumber, matterUuid } = await agency.addCase('live', 'Checked');
		await office.dropbox.makeFolders('matters', [`${LIVE}/${caseNumber}`]);
		const urlOf = (path: string) => office.urlOf(path);
		const checkFolders = await runByHand(agency.api, urlOf, 'check-folders-legalserver');
		const checkPermissions = await runByHand(agency.api, urlOf, 'check-permissions-legalserver');
		await checkFolders();
		// A case of the site has a folder in LegalServer that leads nowhere: that is told from the start.
		const [first] = await untilMail(WEEKLY, 1);
		expect(first?.text).not.toContain(matterUuid);
		await control.act('/delete', { namespace: 'matters', path: `${LIVE}/${caseNumber}` });
		await checkFolders();
		const [, email] = await untilMail(WEEKLY, 2);
		expect(email?.text).toContain(`${caseNumber} (ID ${matterUuid})`);
		expect(email?.text).toContain('Its folder was deleted (deleted)');
		await checkPermissions();
		const [monthly] = await untilMail(MONTHLY, 1);
		expect(monthly?.subject).toMatch(/Monthly check of permissions: nothing found/);
	});
});

import { QueueOffice } from '../runs/QueueOffice';
import { filesBelow } from '../runs/trees';
import { runningStack } from '../stack/runningStack';

/** Who the credential belongs to, who is named, and who else has the case folder. */
const NAMED = ['jane@example.com', 'ravi@example.com'];
const MIA = 'mia@example.com';

let office: QueueOffice;
let matter: { id: number; displayNumber: string };

beforeAll(async () => {
	office = await QueueOffice.open(
		runningStack(),
		'becomes-privileged',
		{
			...{ archiveVersions: true, subfolders: '' },
			...{
				restrictPrivileged: true,
				privilegedCategories: 'Privileged',
				privilegedPeople: 'ravi@example.com',
			},
			...{ includeResponsibleAttorney: false, privilegedMatterTypes: '', privilegedIn: 'caseFolder' },
			privilegedFolder: 'Privileged',
		},
		10,
	);
	await office.dropbox.makeFolders('matters', ['/Clio']);
	matter = await office.openMatter('Becomes privileged');
});

afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

const folder = () => `/Clio/${matter.displayNumber}`;

/** Paths below the case folder, of what says so, with everybody who can open each. */
const openers = async (part: string) => {
	const paths = Object.keys(await filesBelow(office.dropbox, folder())).filter((path) => path.includes(part));
	return Object.fromEntries(
		await Promise.all(
			paths.sort().map(async (path) => {
				const { accounts, viaLinks } = await office.dropbox.whoCanOpen('matters', `${folder()}/${path}`);
				return [path, { accounts: Object.keys(accounts).sort(), links: viaLinks.length }] as const;
			}),
		),
	);
};

/** The same of a file in the restricted folder. */
async function openersApart(path: string): Promise<{ accounts: string[]; links: number }> {
	const { accounts, viaLinks } = await office.dropbox.whoCanOpen('matters', `${folder()}/Privileged/${path}`);
	return { accounts: Object.keys(accounts).sort(), links: viaLinks.length };
}

/** Waits until so many events about a document are finished. */
const settled = async (document: { id: number }, count: number) =>
	await office.until((events) => {
		const own = events.filter(
			({ documentId, kind }) => documentId === String(document.id) && kind !== 'email',
		);
		return own.length >= count && own.every(({ status }) => status === 'done' || status === 'failed');
	}, 240);

const mailsAbout = (subject: RegExp) => office.mail.received.filter((mail) => subject.test(mail.subject));

/** Files a document in two versions, as the mirror does. */
async function fileTwice(name: string): Promise<{ id: number }> {
	const document = await office.clio.act<{ id: number }>('/upload', {
		...{ matter: matter.id, name, category: 'correspondence', text: `${name}, first` },
	});
	await settled(document, 1);
	await office.clio.act('/new-version', { document: document.id, text: `${name}, second` });
	await settled(document, 2);
	return document;
}

let advice: { id: number };

test('of a document that becomes privileged no copy stays open, prior versions included', async () => {
	advice = await fileTwice('Advice.pdf');
	const before = await openers('Advice');
	expect(Object.keys(before)).toEqual([
		expect.stringMatching(/^Correspondence\/Advice\.pdf$/),
		expect.stringMatching(/^_Archive\/Correspondence\/Advice_v1_\d{8}\.pdf$/),
	]);
	for (const { accounts } of Object.values(before)) expect(accounts).toContain(MIA);
	await office.dropbox.makeFiles('matters', [
		{ path: `${folder()}/For the hearing/Copy of it.pdf`, text: 'Advice.pdf, second' },
	]);
	await office.dropbox.shareLink(
		'matters',
		`${folder()}/Correspondence/Advice.pdf`,
		'jane@example.com',
		'public',
	);

	await office.clio.act('/category', { document: advice.id, category: 'privileged' });
	await settled(advice, 3);
	// The restricted folder is a shared folder of its own: it is not among the entries of the one around it.
	expect(await openers('Advice')).toEqual({});
	expect(await openers('Copy of it')).toEqual({});
	const archived = Object.keys(before)[1]?.split('/').at(-1);
	for (const name of ['Advice.pdf', 'Copy of it.pdf', `_Archive/${archived}`])
		expect([name, await openersApart(name)]).toEqual([name, { accounts: NAMED, links: 0 }]);

	await office.untilMail(() => mailsAbout(/privileged document was saved/).length > 0, 240);
	expect(mailsAbout(/privileged document was saved/)).toEqual([
		expect.objectContaining({
			// The responsible attorney in Clio, who is not among the people who may open it.
			to: ['jane@firm.example'],
			text: expect.stringContaining('3 copies were in the case folder'),
		}),
	]);
	expect(mailsAbout(/privileged document was saved/)[0]?.text).not.toContain('Advice.pdf');
});

test('when its category is taken away it stays where it is, and somebody is told', async () => {
	await office.clio.act('/category', { document: advice.id, category: 'correspondence' });
	const events = await settled(advice, 4);
	expect(events.filter(({ status }) => status === 'failed')).toMatchObject([{ reason: 'restricted_before' }]);
	expect(await openers('Advice')).toEqual({});
	expect(await openersApart('Advice.pdf')).toEqual({ accounts: NAMED, links: 0 });
	await office.untilMail((all) => all.some(({ text }) => text.includes('restricted_before')), 240);
});

test('of a document that somebody edits in Dropbox both are kept, and people are told once', async () => {
	const letter = await fileTwice('Letter.pdf');
	expect(mailsAbout(/edited/)).toEqual([]);
	await office.dropbox.makeFiles('matters', [
		{ path: `${folder()}/Correspondence/Letter.pdf`, text: 'edited by hand' },
	]);
	await office.clio.act('/new-version', { document: letter.id, text: 'Letter.pdf, third' });
	await settled(letter, 3);
	await office.clio.act('/new-version', { document: letter.id, text: 'Letter.pdf, fourth' });
	await settled(letter, 4);
	await office.untilMail(() => mailsAbout(/edited/).length > 0, 240);
	expect(Object.keys(await openers('Letter'))).toEqual([
		expect.stringMatching(/^Correspondence\/Letter\.pdf$/),
		...[1, 2, 3].map((version) => expect.stringMatching(new RegExp(`Letter_v${version}_`)) as unknown),
	]);
	// Until whatever else there is to send was sent.
	await office.until((all) => all.every(({ kind, status }) => kind !== 'email' || status === 'done'), 240);
	const [mail, ...others] = mailsAbout(/edited/);
	expect(others).toEqual([]);
	expect(mail?.to).toEqual(['it@example.org']);
	expect(mail?.subject).not.toContain('Letter');
	expect(mail?.text).toContain(`Matter: ${matter.displayNumber} (ID ${matter.id})`);
	expect(mail?.text).toContain(`Document: Letter.pdf (ID ${letter.id})`);
	expect(mail?.text).toMatch(/What to do/i);
});

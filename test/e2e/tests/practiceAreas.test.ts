import { QueueOffice } from '../runs/QueueOffice';
import { runningStack } from '../stack/runningStack';

/* Litigation in the team folder that everybody of the team can open, Family in the one of Jane and the admin. */
const SPLIT = '/Split';
const EVERYBODY = 'ravi@example.com';

interface Matter {
	id: number;
	displayNumber: string;
}

let office: QueueOffice;

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'practice-areas', {
		...{ liveDestination: `/Matters${SPLIT}`, splitByPracticeArea: true, otherPracticeAreas: 'hold' },
		areas: {
			area: [
				{ practiceArea: 'Litigation', liveDestination: `/Matters${SPLIT}/Litigation`, demoDestination: '' },
				{ practiceArea: 'Family', liveDestination: `/Finance${SPLIT}/Family`, demoDestination: '' },
			],
		},
		// Nobody sees a closed case who did not see it before.
		...{ closeMethod: 'move', closedFolder: `/Finance${SPLIT}/Closed`, subfolders: 'Correspondence' },
	});
	await office.dropbox.makeFolders('matters', [`${SPLIT}/Litigation`]);
	await office.dropbox.makeFolders('finance', [`${SPLIT}/Family`, `${SPLIT}/Closed`]);
});

afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

const open = async (practiceArea: string): Promise<Matter> =>
	await office.clio.act<Matter>('/open-matter', { description: 'Split', client: 'smith', practiceArea });

const upload = async (matter: Matter, name: string): Promise<void> => {
	const { id } = await office.clio.act<{ id: number }>('/upload', { matter: matter.id, name, text: name });
	await office.until((events) =>
		events.some(({ documentId, status }) => documentId === String(id) && status === 'done'),
	);
};

const done = async (matter: Matter, kind: string) =>
	await office.until((events) =>
		events.some(
			(event) =>
				event.caseKey === String(matter.id) &&
				event.kind === kind &&
				event.status === 'done' &&
				event.reason !== 'documents_first',
		),
	);

/** Where the folders of a matter are, and in which namespace. */
async function foldersOf({ displayNumber }: Matter): Promise<string[]> {
	const found = await Promise.all(
		['matters', 'finance'].map(async (namespace) =>
			(await office.dropbox.entries(namespace))
				.filter(({ kind, path }) => kind === 'folder' && path.endsWith(`/${displayNumber}`))
				.map(({ path }) => `${namespace}:${path}`),
		),
	);
	return found.flat();
}

const opensIt = async (namespace: string, path: string): Promise<boolean> =>
	Object.keys((await office.dropbox.whoCanOpen(namespace, path)).accounts).includes(EVERYBODY);

test('matters have their folders and documents in the team folder of their practice area, closed and reopened as well', async () => {
	for (const [area, namespace, root] of [
		['litigation', 'matters', `${SPLIT}/Litigation`],
		['family', 'finance', `${SPLIT}/Family`],
	] as const) {
		const matter = await open(area);
		await done(matter, 'matterCreated');
		const folder = `${root}/${matter.displayNumber}`;
		expect(await foldersOf(matter)).toEqual([`${namespace}:${folder}`]);
		await upload(matter, 'Deed.pdf');
		expect((await office.dropbox.entriesIn(namespace, folder)).map(({ path }) => path)).toContain(
			`${folder}/Deed.pdf`,
		);
		expect(await opensIt(namespace, `${folder}/Deed.pdf`)).toBe(area === 'litigation');

		await office.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
		await done(matter, 'matterClosed');
		const closed = `${SPLIT}/Closed/2026/${matter.displayNumber}`;
		expect(await foldersOf(matter)).toEqual([`finance:${closed}`]);
		expect(await opensIt('finance', closed)).toBe(false);

		await office.clio.act('/reopen-matter', { matter: matter.id });
		await done(matter, 'matterReopened');
		expect(await foldersOf(matter)).toEqual([`${namespace}:${folder}`]);
	}
});

test('a matter whose practice area changes keeps its one folder, which moves with the next document', async () => {
	const matter = await open('litigation');
	await upload(matter, 'Complaint.pdf');
	const [before] = await office.dropbox.entriesIn(
		...(['matters', `${SPLIT}/Litigation/${matter.displayNumber}`] as const),
	);
	await office.clio.act('/change-matter', { matter: matter.id, practiceArea: 'family' });
	await upload(matter, 'Petition.pdf');
	const folder = `${SPLIT}/Family/${matter.displayNumber}`;
	expect(await foldersOf(matter)).toEqual([`finance:${folder}`]);
	const entries = await office.dropbox.entriesIn('finance', folder);
	expect(entries[0]?.id).toBe(before?.id);
	expect(entries.map(({ path }) => path.slice(folder.length))).toEqual(
		expect.arrayContaining(['/Complaint.pdf', '/Petition.pdf']),
	);
	expect(await opensIt('finance', `${folder}/Complaint.pdf`)).toBe(false);
});

test('one whose practice area changed is found where it was when it is closed', async () => {
	const matter = await open('family');
	await upload(matter, 'Deed.pdf');
	await office.clio.act('/change-matter', { matter: matter.id, practiceArea: 'litigation' });
	await office.clio.act('/close-matter', { matter: matter.id, date: '2026-03-14' });
	await done(matter, 'matterClosed');
	expect(await foldersOf(matter)).toEqual([`finance:${SPLIT}/Closed/2026/${matter.displayNumber}`]);
});

test('a document of a practice area without a destination is filed nowhere, and people are told', async () => {
	const before = office.mail.received.length;
	const matter = await open('realEstate');
	const { id } = await office.clio.act<{ id: number }>('/upload', {
		...{ matter: matter.id, name: 'Lease.pdf', text: 'lease' },
	});
	const events = await office.until((all) =>
		all.some(({ documentId, status }) => documentId === String(id) && status === 'failed'),
	);
	expect(events.find(({ documentId }) => documentId === String(id))?.reason).toBe('practice_area_unmapped');
	expect(await foldersOf(matter)).toEqual([]);
	await office.untilMail((all) => all.slice(before).some(({ to }) => to.includes('it@example.org')));
});

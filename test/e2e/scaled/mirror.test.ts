import { openScaledOffice, type ScaledOffice } from '../runs/ScaledOffice';
import { runningStack } from '../stack/runningStack';

let office: ScaledOffice;

beforeAll(async () => {
	office = await openScaledOffice(runningStack(), { name: 'mirror' });
	await office.dropbox.makeFolders('matters', ['/Clio']);
});

afterAll(async () => {
	await office?.close();
});

test('documents of ten matters are saved by two workers, each once', async () => {
	const matters = await Promise.all(
		Array.from({ length: 10 }, async (_, at) => await office.openMatter(`Scaled ${at}`)),
	);
	for (const { id } of matters)
		for (const name of ['Motion.pdf', 'Deed.pdf'])
			await office.clio.act('/upload', { matter: id, name, text: `${name} of ${id}` });
	const wanted = matters.flatMap(({ displayNumber }) =>
		['Deed.pdf', 'Motion.pdf'].map((name) => `/Clio/${displayNumber}/${name}`),
	);
	await office.until(
		(events) =>
			events.filter(({ kind, status }) => kind === 'documentCreated' && status === 'done').length >=
			wanted.length,
		180,
	);
	const entries = await office.dropbox.entriesIn('matters', '/Clio');
	const files = entries.map(({ path }) => path).filter((path) => path.endsWith('.pdf'));
	expect(files.sort()).toEqual(wanted.sort());
});

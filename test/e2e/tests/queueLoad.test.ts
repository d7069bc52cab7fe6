import { QueueOffice } from '../runs/QueueOffice';
import { filesBelow } from '../runs/trees';
import { runningStack } from '../stack/runningStack';

/** More than two batches of 50. */
const DOCUMENTS = 120;

/** Minutes: nobody is killed here, and a busy machine takes its time. */
const LEASE = 5;

let office: QueueOffice;

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'load', {}, LEASE);
	await office.dropbox.makeFolders('matters', ['/Clio']);
});

afterAll(async () => {
	await office?.close();
	await office?.clio.act('/switches', { rateLimit: 50 });
});

test('a burst of documents in several matters is filed, each document once, by one attempt', async () => {
	interface State {
		matters: Array<{ id: number; displayNumber: string; status: string }>;
	}
	const { matters } = await office.clio.read<State>('/state');
	const open = matters.filter(({ status }) => status === 'Open').slice(0, 4);
	expect(open.length).toBeGreaterThan(1);
	const share = DOCUMENTS / open.length;
	const added = await Promise.all(
		open.map(async ({ id, displayNumber }) => {
			const asked = { matter: id, name: 'Exhibit.pdf', text: displayNumber, count: share };
			const { documents } = await office.clio.act<{ documents: Array<{ id: number; name: string }> }>(
				'/upload',
				asked,
			);
			return documents.map((document) => ({ ...document, path: `${displayNumber}/${document.name}` }));
		}),
	);
	const documents = added.flat();
	expect(documents).toHaveLength(DOCUMENTS);
	const ids = new Set(documents.map(({ id }) => String(id)));
	const events = await office.until((all) => {
		const own = all.filter(({ documentId }) => ids.has(documentId));
		return own.length >= DOCUMENTS && own.every(({ status }) => status === 'done');
	}, 480);
	const own = events.filter(({ documentId }) => ids.has(documentId));
	expect(own.map(({ documentId }) => documentId).sort()).toEqual([...ids].sort());
	const files = Object.keys(await filesBelow(office.dropbox, '/Clio'));
	const stems = new RegExp(`^(${open.map(({ displayNumber }) => displayNumber).join('|')})/Exhibit`);
	expect(files.filter((path) => stems.test(path)).sort()).toEqual(documents.map(({ path }) => path).sort());
});

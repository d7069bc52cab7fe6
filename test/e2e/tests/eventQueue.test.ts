import { filesBelow } from '../runs/trees';
import { QueueOffice } from '../runs/QueueOffice';
import { runningStack } from '../stack/runningStack';

let office: QueueOffice;
let matter: { id: number; displayNumber: string };

beforeAll(async () => {
	office = await QueueOffice.open(runningStack(), 'queue');
	await office.dropbox.makeFolders('matters', ['/Clio']);
	const { matters } = await office.clio.read<{ matters: Array<typeof matter> }>('/state');
	matter = matters[0] ?? { id: 0, displayNumber: '' };
});

afterEach(async () => await office.dropbox.setFaults([]));
afterAll(async () => {
	await office.close();
	await office.clio.act('/switches', { rateLimit: 50 });
});

const upload = async (name: string, more: Record<string, unknown> = {}) =>
	await office.clio.act<{ id: number }>('/upload', {
		matter: matter.id,
		name,
		text: `${name} in full`,
		...more,
	});

const copiesOf = async (name: string): Promise<string[]> => {
	const stem = name.replace(/\.\w+$/, '');
	const files = await filesBelow(office.dropbox, '/Clio').catch(() => ({}));
	return Object.keys(files).filter((path) => path.includes(stem));
};

const eventOf = async (document: { id: number }, status: string) =>
	await office.until((events) =>
		events.some((event) => event.documentId === String(document.id) && event.status === status),
	);

test('a document that is added in Clio is filed once, by the queue', async () => {
	const added = await upload('Motion.pdf');
	await eventOf(added, 'done');
	expect(await copiesOf('Motion.pdf')).toEqual([`${matter.displayNumber}/Motion.pdf`]);
});

test('one that is added while Dropbox is down, and n8n is killed meanwhile, is filed once they are back', async () => {
	await office.dropbox.setFaults([{ route: '*', fault: { kind: 'status', status: 503 } }]);
	const added = await upload('Survivor.pdf');
	await eventOf(added, 'working');
	await office.kill();
	await office.start();
	await office.dropbox.setFaults([]);
	const events = await eventOf(added, 'done');
	expect(await copiesOf('Survivor.pdf')).toEqual([`${matter.displayNumber}/Survivor.pdf`]);
	const own = events.filter(({ documentId }) => documentId === String(added.id));
	expect(own).toHaveLength(1);
	expect(own[0]?.attempts).toBeGreaterThan(1);
});

import type { EmulatedDropbox, StoredEntry } from '../stack/EmulatedDropbox';
import type { OpenMatter } from './KilledOffice';
import type { EventInQueue } from './eventTable';
import type { QueueOffice } from './QueueOffice';

/** What came of a matter: the same for two matters to which the same happened. */
export interface Outcome {
	/** Paths with the size of the file; shared folders within as well. */
	tree: string[];
	/** Who can open what is privileged. */
	people: string[];
	/** Kind, status and reason of each event. */
	events: string[];
	notes: string[];
	emails: string[];
}

/** Its parts of everything, with its own numbers taken out. */
export async function outcomeOf(
	office: Pick<QueueOffice, 'dropbox' | 'clio' | 'mail' | 'events'>,
	matter: OpenMatter,
): Promise<Outcome> {
	const { id, displayNumber } = matter;
	const neutral = (text: string) =>
		text
			.replaceAll(String(id), 'ID')
			.replaceAll(displayNumber, 'NUMBER')
			.replace(/https:\S+/g, 'LINK')
			.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
			// Manifests have the IDs of documents in them.
			.replace(/manifest [0-9a-f]{12}/g, 'manifest ROOT')
			.replace(/\b[0-9a-f]{64}\b/g, 'ROOT');
	const folders = [`/Clio/${displayNumber}`, `/Clio Closed/2026/${displayNumber}`];
	const tree = await Promise.all(folders.map(async (folder) => await treeBelow(office.dropbox, folder)));
	const { notes } = await office.clio.read<{ notes: Array<{ matterId: number; detail: string }> }>('/state');
	const events = (await office.events()).filter(({ caseKey }) => caseKey === String(id));
	const privileged = `${folders[0]}/Privileged/Letter.pdf`;
	const { accounts } = await office.dropbox
		.whoCanOpen('matters', privileged)
		.catch(() => ({ accounts: { nobody: '' } }));
	return {
		tree: tree.flat().map(neutral),
		people: Object.keys(accounts).sort(),
		events: events.map(describeEvent),
		notes: notes.filter(({ matterId }) => matterId === id).map(({ detail }) => neutral(detail)),
		emails: office.mail.received
			.map(({ subject }) => subject)
			.filter((subject) => subject.includes(String(id)))
			.map(neutral),
	};
}

const describeEvent = ({ kind, status, reason }: EventInQueue) => [kind, status, reason].join(' ').trim();

async function treeBelow(dropbox: EmulatedDropbox, folder: string, namespace = 'matters'): Promise<string[]> {
	const entries = (await dropbox.entries(namespace)) as Array<StoredEntry & { mounts?: string }>;
	const own = entries.filter(({ path }) => folder === '' || path === folder || path.startsWith(`${folder}/`));
	const lines: string[] = [];
	for (const { path, size, mounts } of own) {
		// Records that a folder was closed have the hour in them, and ZIPs the marker with its ID, which shrinks to more or less.
		lines.push(/\.(json|zip)$/.test(path) ? path : `${path} ${size ?? 'folder'}`);
		if (mounts !== undefined && mounts !== namespace)
			lines.push(...(await treeBelow(dropbox, '', mounts)).map((line) => `${path}: ${line}`));
	}
	return lines.sort();
}

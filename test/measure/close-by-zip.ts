/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- run by hand, never part of the package */
/**
 * What closing by a ZIP takes at its limits: `npx tsx test/measure/close-by-zip.ts [GiB] [documents]`.
 *
 * The first document has 5 GiB, more than Dropbox zips itself, if there are as many; the others share the rest. They
 * are zeros and take no room, but the ZIP does: as many GiB in the system's temporary folder. Emulator and operation
 * are one process here, whose resident memory is printed with the result.
 */
import os from 'node:os';
import { closeCaseFolders } from '@/nodes/DropboxCaseFolders/actions/caseFolder/close/closeCaseFolders';
import { seedFile } from '../emulators/dropbox/state/seed';
import { createTestDropbox } from '../support/createTestDropbox';

const GIB = 1024 ** 3;
const LARGE = 5 * GIB;

// The ZIP is to lie on the disk, not in memory, where there may be no room for it.
os.freemem = () => 0;

async function main(gibibytes: number, documents: number): Promise<void> {
	const world = createTestDropbox();
	const home = world.state.namespace(world.fixture.accounts['owner']?.homeNamespaceId ?? '');
	const total = Math.round(gibibytes * GIB);
	const large = documents > 1 && total > LARGE ? [LARGE] : [];
	const rest = documents - large.length;
	const each = Math.floor((total - large.reduce((sum, size) => sum + size, 0)) / rest);
	for (const size of large) seedFile(world.state, home, '/Cases/22-1/Recording.mp4', size);
	for (let index = 0; index < rest; index++) {
		const subfolder = `Part ${Math.floor(index / 1000)}`;
		seedFile(world.state, home, `/Cases/22-1/${subfolder}/Document ${index}.pdf`, each);
	}
	let peak = 0;
	const before = process.memoryUsage.rss();
	const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 100);
	const began = Date.now();
	const [outcome] = await closeCaseFolders(
		[
			{
				...{ folder: '/Cases/22-1', closedAt: '2026-05-01T16:00:00.000Z', year: '2026', revokeLinks: false },
				way: { kind: 'zip', closedFolder: '/Closed', matterNumber: '22-1', afterwards: 'stays' },
				...{ skipEmptyFolders: false, dryRun: false, simplify: false },
			},
		],
		world.dropbox,
	);
	clearInterval(watch);
	const mebibytes = (bytes: number) => Math.round(bytes / 1024 ** 2);
	console.log({
		...{ gibibytes, documents, seconds: (Date.now() - began) / 1000, calls: world.calls() },
		...{ 'resident before, MiB': mebibytes(before), 'resident peak, MiB': mebibytes(peak) },
	});
	console.log(outcome?.ok === true ? outcome.value : outcome?.refusal);
	world.close();
}

const [gibibytes = '6', documents = '20'] = process.argv.slice(2);
void main(Number(gibibytes), Number(documents));

import type { Bench } from '../Bench';
import * as builtIn from '../peers/builtIn';
import { runInN8n } from '../peers/runInN8n';
import * as ours from '../peers/ours';
import { forListing } from '../peers/rcloneSettings';
import type { Settings } from '../settings';
import type { Contestant, Scenario } from './Scenario';

const folder = '/Bench listing';
const folders = Array.from({ length: 1000 }, (_, index) => `${folder}/26-${String(index).padStart(7, '0')}`);
const everything = folders.length * 11;

/** Once for all contestants. */
async function prepare({ dropbox }: Bench): Promise<void> {
	if ((await dropbox.entriesIn(folder)).length === everything) return;
	const files = folders.flatMap((path) =>
		Array.from({ length: 10 }, (_, index) => ({ path: `${path}/Letter ${index}.txt`, text: `${index}` })),
	);
	await dropbox.makeFiles(files);
}

export function listing({ folderSample }: Settings): Scenario {
	const common = { folder, keeps: true as const, prepare };
	const counted = {
		check: (_entries: unknown, { items }: { items?: number }) => ({ done: items ?? 0, of: everything }),
	};
	const byRclone = (flags: string[]): Pick<Contestant, 'run'> => ({
		run: async ({ rclone, patience }) => {
			if (!rclone) throw new Error('rclone is not installed');
			// A line per entry, and two brackets around them.
			const deed = await rclone.run(['lsjson', '-R', `bench:${folder}`, ...forListing, ...flags], patience);
			return { ...deed, items: deed.printed - 2 };
		},
	});
	const few = folders.slice(0, folderSample);
	return {
		name: 'listing',
		title: '1,000 folders of 10 files listed',
		contestants: [
			{
				...{ ...common, ...counted, peer: 'ours', how: 'List Case Folder, all levels, all entries' },
				run: async (bench) => await runInN8n(bench, ours.list(folder)),
			},
			{
				...{ ...common, ...counted, peer: 'builtIn', how: 'Folder: List, Recursive, Return All' },
				run: async (bench) => await runInN8n(bench, builtIn.list(folder)),
				// Dropbox tells the listed folder itself, too, and this node passes it on.
				check: (_entries, { items }) => ({ done: (items ?? 0) - 1, of: everything }),
			},
			{
				...{ ...common, ...counted, peer: 'rclone', how: `rclone lsjson -R ${forListing.join(' ')}` },
				...byRclone([]),
			},
			{
				...{ ...common, ...counted, peer: 'rclone', variant: '--fast-list', rounds: 1 },
				...{ how: `rclone lsjson -R --fast-list ${forListing.join(' ')}` },
				...byRclone(['--fast-list']),
			},
			{
				...{ ...common, peer: 'builtIn', variant: 'folder by folder', rounds: 1 },
				how: 'Folder: List, one item per folder',
				...(folderSample === 1000 ? {} : { sample: { measured: folderSample, of: 1000 } }),
				run: async (bench) => {
					const items = few.map((path) => ({ path }));
					return await runInN8n(bench, builtIn.listEach('listing'), { items });
				},
				check: (_entries, { items }) => ({ done: items ?? 0, of: few.length * 10 }),
			},
		],
	};
}

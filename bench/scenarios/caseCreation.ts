import { caseId, caseTree } from '../inputs';
import * as builtIn from '../peers/builtIn';
import { runInN8n } from '../peers/runInN8n';
import * as ours from '../peers/ours';
import type { Settings } from '../settings';
import type { Entry } from '../stack/BenchDropbox';
import type { Done, Scenario } from './Scenario';

export const subfolders = ['Pleadings', 'Correspondence', 'Discovery', 'Contracts', 'Billing'];

const cases = (count: number): string[] => Array.from({ length: count }, (_, index) => caseId(index));

/** A case folder counts when it has all of its subfolders. */
function checkCaseFolders(entries: Entry[], folder: string, count: number): Done {
	const paths = new Set(entries.map(({ path }) => path));
	const whole = cases(count).filter((id) =>
		['', ...subfolders.map((name) => `/${name}`)].every((rest) => paths.has(`${folder}/${id}${rest}`)),
	);
	const tooMany = entries.length - whole.length * (1 + subfolders.length);
	return { done: whole.length, of: count, ...(tooMany > 0 ? { wrong: `${tooMany} folders too many` } : {}) };
}

export function caseCreation({ inputs, caseSample }: Settings): Scenario {
	const sample = caseSample === 1000 ? {} : { sample: { measured: caseSample, of: 1000 } };
	const place = {
		ours: '/Bench/cases ours',
		builtIn: '/Bench/cases built-in',
		rclone: '/Bench/cases rclone',
	};
	return {
		name: 'creating',
		title: '1,000 case folders with five subfolders created',
		contestants: [
			{
				...{ peer: 'ours', how: 'Create Case Folder, one item per case', folder: place.ours },
				run: async (bench) => {
					const items = cases(1000).map((id) => ({ caseId: id }));
					return await runInN8n(bench, ours.create(place.ours, subfolders), { items });
				},
				check: (entries) => checkCaseFolders(entries, place.ours, 1000),
			},
			{
				...{ peer: 'builtIn', folder: place.builtIn, ...sample },
				how: 'Folder: Create, one item per subfolder (Dropbox makes the case folder on the way)',
				run: async (bench) => {
					const items = cases(caseSample).flatMap((id) =>
						subfolders.map((name) => ({ path: `${place.builtIn}/${id}/${name}` })),
					);
					return await runInN8n(bench, builtIn.create(place.builtIn), { items });
				},
				check: (entries) => checkCaseFolders(entries, place.builtIn, caseSample),
			},
			{
				...{ peer: 'rclone', folder: place.rclone, rounds: 3, ...sample },
				how: 'rclone copy --create-empty-src-dirs of a tree of empty folders',
				run: async ({ rclone, patience }) => {
					if (!rclone) throw new Error('rclone is not installed');
					const tree = caseTree(inputs, caseSample, subfolders);
					return await rclone.run(
						['copy', '--create-empty-src-dirs', tree, `bench:${place.rclone}`, '--transfers', '16'],
						patience,
					);
				},
				check: (entries) => checkCaseFolders(entries, place.rclone, caseSample),
			},
		],
	};
}

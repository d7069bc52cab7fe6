import type { Bench } from '../Bench';
import { documents, oneFile, type Input } from '../inputs';
import * as builtIn from '../peers/builtIn';
import { nothing } from '../peers/control';
import { runInN8n } from '../peers/runInN8n';
import * as ours from '../peers/ours';
import type { Settings } from '../settings';
import { checkDocuments } from './checkDocuments';
import type { Contestant, Scenario } from './Scenario';

const root = '/Bench';

/** From this size on the built-in node is run once: it takes long, or does not come to an end. */
const longForBuiltIn = 100;

export function oneFileOf(sizeMiB: number, { inputs, rclone }: Settings): Scenario {
	const input = oneFile(inputs, sizeMiB);
	const copy = rclone.oneFile;
	return {
		name: `file-${sizeMiB}`,
		title: `One file of ${sizeMiB.toLocaleString('en')} MiB`,
		contestants: [
			ourUpload(input, `${root}/ours`),
			{ ...builtInUpload(input, `${root}/built-in`), ...(sizeMiB >= longForBuiltIn ? { rounds: 1 } : {}) },
			rcloneCopy(input, `${root}/rclone`, copy.flags, copy.name),
		],
	};
}

export function manyDocuments({ inputs, rclone, builtInSample }: Settings): Scenario {
	const all = documents(inputs, 1000);
	const sampled = (count: number) => ({
		...builtInUpload(count === 1000 ? all : documents(inputs, count), `${root}/built-in-${count}`),
		...(count === 1000 ? {} : { sample: { measured: count, of: 1000 } }),
	});
	const half = { ...sampled(builtInSample / 2), variant: 'half the sample', rounds: 1 };
	return {
		name: 'documents',
		title: '1,000 documents of 100 KB into one folder',
		contestants: [
			ourUpload(all, `${root}/ours`),
			sampled(builtInSample),
			rcloneCopy(all, `${root}/rclone`, rclone.documents.flags, rclone.documents.name),
			...(builtInSample === 1000 ? [] : [half]),
			control(all),
		],
	};
}

/** Everything is there already, put there by the same peer. */
export function unchanged({ inputs, rclone, builtInSample }: Settings): Scenario {
	const all = documents(inputs, 1000);
	const few = builtInSample === 1000 ? all : documents(inputs, builtInSample);
	const again = (contestant: Contestant): Contestant => {
		let isThere = false;
		return {
			...contestant,
			folder: contestant.folder,
			keeps: true,
			async prepare(bench) {
				if (isThere) return;
				await bench.dropbox.makeFolders([contestant.folder]);
				await contestant.run(bench);
				isThere = true;
			},
		};
	};
	const sample = builtInSample === 1000 ? {} : { sample: { measured: builtInSample, of: 1000 } };
	const { flags, name } = rclone.documents;
	const there = '/Bench unchanged/rclone';
	return {
		name: 'unchanged',
		title: 'The same 1,000 again, unchanged',
		contestants: [
			again(ourUpload(all, '/Bench unchanged/ours')),
			again({ ...builtInUpload(few, '/Bench unchanged/built-in'), ...sample, rounds: 3 }),
			again(rcloneCopy(all, there, flags, name)),
			{
				...again(rcloneCopy(all, there, [...flags, '--checksum'], `${name}, --checksum`)),
				variant: '--checksum',
				rounds: 2,
			},
		],
	};
}

function ourUpload(input: Input, folder: string): Contestant {
	return {
		...{ peer: 'ours', how: 'Upload Document, one item per document', folder },
		run: async (bench) => await runInN8n(bench, ours.upload(input, folder)),
		check: (entries) => checkDocuments(entries, input),
	};
}

function builtInUpload(input: Input, folder: string): Contestant {
	return {
		...{ peer: 'builtIn', how: 'File: Upload, one item per document', folder },
		run: async (bench) => await runInN8n(bench, builtIn.upload(input, folder)),
		check: (entries) => checkDocuments(entries, input),
	};
}

function control(input: Input): Contestant {
	return {
		...{ peer: 'control', how: 'No Operation node, the same items', rounds: 3, folder: `${root}/control` },
		run: async (bench) => await runInN8n(bench, nothing(input)),
		check: (_entries, { items }) => ({ done: items ?? 0, of: input.names.length }),
	};
}

export function rcloneCopy(input: Input, folder: string, flags: string[], how: string): Contestant {
	return {
		...{ peer: 'rclone', how: `rclone copy, ${how}`, folder },
		run: async (bench: Bench) => {
			if (!bench.rclone) throw new Error('rclone is not installed');
			return await bench.rclone.run(['copy', input.folder, `bench:${folder}`, ...flags], bench.patience);
		},
		check: (entries) => checkDocuments(entries, input),
	};
}

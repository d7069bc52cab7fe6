import type { Bench } from './Bench';
import { withLatency, withoutLatency } from './conditions';
import { documents, oneFile, type Input } from './inputs';
import { forDocuments, forOneFile, usual, type RcloneSettings } from './peers/rcloneSettings';
import { rcloneCopy } from './scenarios/uploads';
import type { Settings } from './settings';

export interface Trial {
	scenario: string;
	settings: string;
	ms: number;
	isRight: boolean;
}

export interface Trials {
	trials: Trial[];
	best: Settings['rclone'];
}

/** Nothing is tried; the settings are those that were quickest before. */
export const noTrials: Trials = { trials: [], best: usual };

/** Runs rclone once with each of a few settings, with latency, and keeps the quickest. */
export async function tryRclone(bench: Bench, largestMiB: number): Promise<Trials> {
	if (!bench.rclone) return noTrials;
	const many = await trySettings(bench, 'documents', documents(bench.inputs, 1000), forDocuments);
	const one = await trySettings(bench, `file-${largestMiB}`, oneFile(bench.inputs, largestMiB), forOneFile);
	return {
		trials: [...many.trials, ...one.trials],
		best: { documents: many.best ?? usual.documents, oneFile: one.best ?? usual.oneFile },
	};
}

async function trySettings(bench: Bench, scenario: string, input: Input, all: RcloneSettings[]) {
	const trials: Trial[] = [];
	const folder = '/Bench trials';
	for (const { name, flags } of all) {
		const contestant = rcloneCopy(input, folder, flags, name);
		await bench.dropbox.makeFolders([folder]);
		await bench.dropbox.behave(withLatency);
		const deed = await contestant.run(bench);
		await bench.dropbox.behave(withoutLatency);
		const { done, of } = contestant.check(await bench.dropbox.entriesIn(folder), deed);
		await bench.dropbox.remove(folder);
		trials.push({ scenario, settings: name, ms: deed.ms, isRight: done === of && !deed.message });
	}
	const [first] = trials.filter(({ isRight }) => isRight).sort((a, b) => a.ms - b.ms);
	return { trials, best: all.find(({ name }) => name === first?.settings) };
}

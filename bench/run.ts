/* eslint-disable @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readPackage } from '@/packages/packages';
import { say } from '../test/e2e/commands/say';
import { ownTemporaryFolder } from '../test/e2e/commands/temporaryFolder';
import { projectFolder } from '../test/e2e/folders';
import { installN8n } from '../test/e2e/n8n/installN8n';
import { packPackage } from '../test/package/packPackage';
import { Bench } from './Bench';
import type { Run } from './figures/Run';
import { prepareInputs } from './inputs';
import { Ledger } from './Ledger';
import { measureOnce, type Task } from './measureOnce';
import { readOptions, USAGE, type Options } from './options';
import { Rclone } from './peers/Rclone';
import { noTrials, tryRclone } from './tryRclone';
import { lineOf } from './report/line';
import { publishAgain, report } from './report/report';
import { allScenarios, fileSizes } from './scenarios';
import { BenchDropbox } from './stack/BenchDropbox';
import { tasksOf } from './tasks';
import { warmUp } from './warmUp';

const cache = join(projectFolder, '.cache', 'bench');

async function main(): Promise<void> {
	const options = readOptions(process.argv.slice(2));
	if (options === 'help') return say(USAGE);
	if (options.isPublishing) return await publishAgain();
	const deadline = Date.now() + options.minutes * 60_000;
	await installN8n();
	const inputs = join(cache, 'inputs');
	mkdirSync(inputs, { recursive: true });
	say(`Preparing documents in ${inputs}`);
	const sizes = options.mode === 'quick' ? fileSizes.filter((size) => size < 1000) : fileSizes;
	prepareInputs(inputs, sizes);

	const temporary = ownTemporaryFolder();
	say('Packing the package');
	const ours = readPackage('.');
	const communityPackage = options.tarball
		? { name: ours.name, tarball: resolve(options.tarball) }
		: await packPackage(ours, temporary);
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
	const dropbox = await BenchDropbox.start(join(temporary, 'dropbox'), join(cache, 'emulator.log'));
	const rclone = Rclone.find(dropbox, temporary);
	if (!rclone) say('rclone is not installed: its column stays empty (apt-get install rclone)');
	const bench = new Bench(dropbox, communityPackage, inputs, cache, rclone, warmUp);
	if (options.isProfiling) {
		bench.profiles = join(cache, 'profiles');
		mkdirSync(bench.profiles, { recursive: true });
	}
	if (options.mode === 'full') bench.patience = 2 * 3_600_000;
	try {
		await measureAll(bench, options, sizes, deadline);
	} finally {
		await bench.end();
	}
}

async function measureAll(bench: Bench, options: Options, sizes: number[], deadline: number): Promise<void> {
	const packed = createHash('sha256').update(readFileSync(bench.communityPackage.tarball)).digest('hex');
	const subject = JSON.stringify({ ...options, isFresh: false, packed });
	const ledger = new Ledger(join(cache, 'runs.jsonl'), subject, options.isFresh);
	if (ledger.resumed > 0) say(`Going on after ${ledger.resumed} runs of a bench that was cut short`);
	const isTrying = options.mode !== 'quick' && options.only.length === 0 && bench.rclone !== undefined;
	if (!ledger.trials) {
		if (isTrying) say('Trying a few settings of rclone');
		ledger.addTrials(isTrying ? await tryRclone(bench, sizes.at(-1) ?? 1) : noTrials);
	}
	const trialled = ledger.trials ?? noTrials;
	for (const { settings, ms, isRight } of trialled.trials) {
		say(`rclone with ${settings}: ${isRight ? `${(ms / 1000).toFixed(1)} s` : 'not right'}`);
	}
	const samples = {
		default: { builtInSample: 50, caseSample: 10, folderSample: 50 },
		quick: { builtInSample: 10, caseSample: 2, folderSample: 10 },
		full: { builtInSample: 1000, caseSample: 1000, folderSample: 1000 },
	}[options.mode];
	const scenarios = allScenarios({ inputs: bench.inputs, rclone: trialled.best, ...samples })
		.filter(({ name }) => options.mode !== 'quick' || name !== 'file-1024')
		.filter(({ name }) => options.only.length === 0 || options.only.includes(name));

	const leftOut: Task[] = [];
	const lastTook = new Map<string, number>();
	for (const task of tasksOf(scenarios, options)) {
		if (ledger.has(task) || (task.contestant.peer === 'rclone' && !bench.rclone)) continue;
		const key = [
			task.scenario.name,
			task.contestant.peer,
			task.contestant.variant,
			task.condition.name,
		].join();
		if (Date.now() + (lastTook.get(key) ?? 0) > deadline) {
			leftOut.push(task);
			continue;
		}
		const began = Date.now();
		if (task.round === 0) await bench.renewN8n();
		const run = await measureOnce(bench, task);
		lastTook.set(key, Date.now() - began);
		ledger.add(run);
		say(lineOf(run));
		if (leavesMuchBehind(run)) await bench.renewN8n();
	}
	await report({
		runs: ledger.runs,
		scenarios,
		options,
		leftOut,
		trials: trialled.trials,
		rclone: bench.rclone?.version,
	});
	if (leftOut.length === 0) ledger.finish();
	else say('The same command again within an hour measures what was left out.');
}

/** Memory that n8n took and does not give back would hide what the next run takes. */
const leavesMuchBehind = ({ peer, peakMiB = 0, idleMiB = 0 }: Run): boolean =>
	peer !== 'rclone' && peakMiB - idleMiB > 400;

main().catch((reason: unknown) => {
	process.stderr.write(`${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}\n`);
	process.exitCode = 1;
});

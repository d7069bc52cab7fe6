/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '@/bench/figures/Results';
import type { Run } from '@/bench/figures/Run';
import { summariesOf } from '@/bench/figures/summaries';
import { targetsOf } from '@/bench/figures/targets';
import { chart } from '@/bench/report/chart';
import { withFigures } from '@/bench/report/page';
import { reasons } from '@/bench/report/reasons';
import type { Contestant, Peer, Scenario } from '@/bench/scenarios/Scenario';
import { readOptions, type Options } from '@/bench/options';
import { tasksOf } from '@/bench/tasks';
import { project } from '../package/sources';

const textOf = (path: string): string => readFileSync(join(project, path), 'utf8');
const results = JSON.parse(textOf('bench/results.json')) as Results;

/** Prettier may set the columns of a table wider than they were written. */
const inOneWidth = (page: string): string => page.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---');

it('docs/performance.md shows the figures of bench/results.json', () => {
	const page = textOf('docs/performance.md');
	expect(inOneWidth(withFigures(page, results))).toBe(inOneWidth(page));
	expect(page.match(/<!-- figures: /g)?.length).toBeGreaterThanOrEqual(9);
});

it('the README compares by the figures of bench/results.json', () => {
	const page = textOf('README.md');
	expect(inOneWidth(withFigures(page, results))).toBe(inOneWidth(page));
	expect(page).toMatch(/<!-- figures: comparison -->/);
	expect(page).not.toMatch(/not measured/);
});

it('the chart shows the figures of bench/results.json', () => {
	expect(textOf('docs/images/performance.svg')).toBe(chart(results));
});

it('the figures of bench/results.json follow from its runs', () => {
	const titles = new Map(results.summaries.map(({ scenario, title }) => [scenario, { scenario, title }]));
	const summaries = summariesOf(results.runs, [...titles.values()]);
	// As JSON: what is undefined is not written down.
	expect(JSON.parse(JSON.stringify(summaries))).toEqual(results.summaries);
	expect(targetsOf({ summaries, runs: results.runs })).toEqual(results.targets);
});

it('every target that is not reached has its reason on the page', () => {
	const missed = results.targets.filter(({ isReached }) => isReached === false);
	expect(missed.filter(({ name }) => (reasons[name] ?? '') === '').map(({ name }) => name)).toEqual([]);
});

describe('the order of runs', () => {
	const contestant = (peer: Peer, rounds?: number) => ({ peer, rounds }) as Contestant;
	const scenario = (name: string, ...contestants: Contestant[]): Scenario => ({
		...{ name, title: name, contestants },
	});
	const scenarios = [
		scenario('file-1024', contestant('ours'), contestant('rclone'), contestant('builtIn', 1)),
		scenario('documents', contestant('ours'), contestant('builtIn', 3)),
	];
	const planned = (...argv: string[]): string[] =>
		tasksOf(scenarios, readOptions(argv) as Options).map(
			({ scenario: { name }, contestant: { peer }, condition, round }) =>
				`${condition.name} ${round} ${name} ${peer}`,
		);

	it('ends the condition of the targets before the line, and that before no latency', () => {
		const conditions = planned().map((task) => task.split(' ')[0]);
		expect([...new Set(conditions)]).toEqual(['latency', 'line', 'none']);
		expect(conditions).toEqual([...conditions].sort());
	});

	it('lets peers take turns in every round, and measures memory in a new n8n after them', () => {
		const withLatency = planned().filter((task) => task.startsWith('latency'));
		expect(withLatency.slice(0, 8)).toEqual([
			...['latency 1 file-1024 ours', 'latency 1 file-1024 rclone'],
			...['latency 1 documents ours', 'latency 1 documents builtIn'],
			...['latency 2 file-1024 ours', 'latency 2 file-1024 rclone'],
			...['latency 2 documents ours', 'latency 2 documents builtIn'],
		]);
		expect(withLatency.filter((task) => task.endsWith('documents ours'))).toHaveLength(6);
		expect(withLatency.filter((task) => task.endsWith('documents builtIn'))).toHaveLength(3);
		expect(withLatency.slice(-3)).toEqual([
			...['latency 1 file-1024 builtIn', 'latency 0 file-1024 ours', 'latency 0 documents ours'],
		]);
	});

	it('sends over the line only what is long, by those who can send it', () => {
		const rounds = [1, 2, 3].flatMap((round) => [
			...[`line ${round} file-1024 ours`, `line ${round} file-1024 rclone`],
		]);
		expect(planned().filter((task) => task.startsWith('line'))).toEqual(rounds);
	});

	it('has one round with latency when it is to be quick', () => {
		expect(planned('--quick')).toEqual([
			...['latency 1 file-1024 ours', 'latency 1 file-1024 rclone'],
			...['latency 1 documents ours', 'latency 1 documents builtIn', 'latency 1 file-1024 builtIn'],
		]);
	});
});

it('judges no target on runs over the line', () => {
	const run = { scenario: 'file-1024', condition: 'line', round: 1, isRight: true, turnedAway: 0, calls: {} };
	const more = {
		how: '',
		result: { done: 1, of: 1 },
		bytesToDropbox: 0,
		bytesFromDropbox: 0,
		msAtDropbox: {},
	};
	const runs: Run[] = [
		{ ...run, ...more, peer: 'ours', ms: 10, gapMs: 1, peakMiB: 1 },
		{ ...run, ...more, peer: 'rclone', ms: 40 },
	];
	const summaries = summariesOf(runs, [{ scenario: 'file-1024', title: 'One file' }]);
	expect(targetsOf({ summaries, runs }).filter(({ value }) => value !== null)).toEqual([]);
});

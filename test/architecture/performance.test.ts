/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Results } from '../../bench/figures/Results';
import { summariesOf } from '../../bench/figures/summaries';
import { targetsOf } from '../../bench/figures/targets';
import { chart } from '../../bench/report/chart';
import { withFigures } from '../../bench/report/page';
import { reasons } from '../../bench/report/reasons';
import { project } from '../package/sources';

const textOf = (path: string): string => readFileSync(join(project, path), 'utf8');
const results = JSON.parse(textOf('bench/results.json')) as Results;

/** Prettier may set the columns of a table wider than they were written. */
const inOneWidth = (page: string): string => page.replace(/[ \t]+/g, ' ').replace(/-{3,}/g, '---');

it('docs/performance.md shows the figures of bench/results.json', () => {
	const page = textOf('docs/performance.md');
	expect(inOneWidth(withFigures(page, results))).toBe(inOneWidth(page));
	expect(page.match(/<!-- figures: /g)?.length).toBeGreaterThanOrEqual(8);
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

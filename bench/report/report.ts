/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { say } from '@/test/e2e/commands/say';
import { projectFolder } from '@/test/e2e/folders';
import type { Results } from '../figures/Results';
import { chart } from './chart';
import { withFigures } from './page';
import { places } from './places';
import { resultsOf, type Measured } from './resultsOf';
import { figuresTable, targetsTable } from './tables';

/** Prints the tables, and writes the results: for readers when all was measured, else beside the documents. */
export async function report(measured: Measured): Promise<void> {
	const results = resultsOf(measured);
	const { mode, only, isProfiling } = measured.options;
	for (const { name, title } of results.conditions) {
		say();
		say(title);
		say(stripBold(figuresTable(results, name)));
	}
	say();
	say(stripBold(targetsTable(results)));
	say();
	say(
		results.leftOut.length === 0
			? 'Nothing was left out for lack of time.'
			: `Left out for lack of time:\n${results.leftOut.join('\n')}`,
	);
	if (mode === 'quick')
		say(
			'Left out in quick mode: rounds, the runs over a line and without latency, the file of 1 GiB, memory in a new n8n.',
		);
	if (mode === 'quick' || only.length > 0 || isProfiling) return saveAside(results);
	writeFileSync(places.results, asLines(results));
	await publish(results);
	say('Written: bench/results.json, docs/performance.md, README.md, docs/images/performance.svg');
}

/** Without the marks for bold, and as wide as with them. */
const stripBold = (table: string): string => table.replace(/\*\*(.*?)\*\*/g, '$1    ');

/** Makes the pages and the chart anew from results. */
async function publish(results: Results): Promise<void> {
	writeFileSync(places.chart, chart(results));
	for (const place of places.pages) {
		const page = withFigures(readFileSync(place, 'utf8'), results);
		const config = await resolveConfig(place);
		writeFileSync(place, await format(page, { ...config, filepath: place }));
	}
}

/** From the results of the last bench, after the page's words or its layout were changed. */
export async function publishAgain(): Promise<void> {
	await publish(JSON.parse(readFileSync(places.results, 'utf8')) as Results);
}

function saveAside(results: Results): void {
	const folder = join(projectFolder, '.cache', 'bench');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'results.json'), asLines(results));
	say(`Not all was measured, so the figures are in ${folder} only.`);
}

/** JSON with one run per line: differences can be read. */
export function asLines({ runs, ...rest }: Results): string {
	const head = JSON.stringify(rest, undefined, '\t').slice(0, -2);
	return `${head},\n\t"runs": [\n${runs.map((run) => `\t\t${JSON.stringify(run)}`).join(',\n')}\n\t]\n}\n`;
}

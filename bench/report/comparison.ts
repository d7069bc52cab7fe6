import type { Results } from '../figures/Results';
import type { Summary } from '../figures/summaries';
import { count, duration } from './words';

/** The kinds of work that the README compares, in its order, in its words. */
const rows: ReadonlyArray<readonly [scenario: string, work: string]> = [
	['creating', 'Create 1,000 case folders with five subfolders each'],
	['documents', 'File 1,000 documents of 100 KB'],
	['unchanged', 'Run the same 1,000 again, nothing changed'],
	['bad-item', 'File 100 documents, one of them bad'],
	['listing', 'List 1,000 folders of 10 files'],
	['file-100', 'Upload one file of 100 MiB'],
	['file-1024', 'Upload one file of 1 GiB'],
	['file-1', 'Upload one file of 1 MiB'],
];

/** For the README: the built-in node and ours side by side, in the condition that resembles the real service. */
export function comparison({ summaries, versions, measuredAt }: Results): string {
	const cell = (scenario: string, peer: Summary['peer']): string => {
		const found = summaries.find(
			(one) =>
				one.scenario === scenario &&
				one.peer === peer &&
				one.condition === 'latency' &&
				one.variant === undefined,
		);
		return found === undefined ? 'not measured' : words(found);
	};
	return [
		'| Work | This package | n8n’s Dropbox node |',
		'| --- | --- | --- |',
		...rows.map(
			([scenario, work]) => `| ${work} | ${cell(scenario, 'ours')} | ${cell(scenario, 'builtIn')} |`,
		),
		'',
		`Medians, measured on ${measuredAt.slice(0, 10)} with version ${versions.package} and n8n ${versions.n8n}.`,
	].join('\n');
}

function words({ ms, calls, sample, peakOverIdleMiB, scenario }: Summary): string {
	if (ms === null || calls === null) return 'fails';
	const about = sample ? '≈ ' : '';
	const memory = scenario === 'file-100' ? `, ${count(peakOverIdleMiB)} MiB of memory` : '';
	return `${about}${duration(ms)}, ${about}${count(calls)} calls${memory}`;
}

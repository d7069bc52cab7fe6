import type { Results } from '../figures/Results';
import type { Summary } from '../figures/summaries';
import { markdownTable } from './markdownTable';
import { bound, count, duration, outcome, rowName } from './words';

export const targetsTable = ({ targets }: Results): string =>
	markdownTable(
		['With latency', 'To reach', 'Measured'],
		targets.map((target) => [target.title, bound(target), outcome(target)]),
	);

/** One table per condition; a title row before the peers of each scenario. */
export function figuresTable({ summaries }: Results, condition: string): string {
	const ofCondition = summaries.filter((summary) => summary.condition === condition);
	const titles = [...new Set(ofCondition.map(({ title }) => title))];
	const rows = titles.flatMap((title) => {
		const group = ofCondition.filter((summary) => summary.title === title);
		const ours = group.find(({ peer, variant }) => peer === 'ours' && variant === undefined)?.ms ?? null;
		return [[`**${title}**`, '', '', '', '', '', '', '', '', ''], ...group.map((one) => rowOf(one, ours))];
	});
	return markdownTable(
		[
			'',
			'Time',
			'× ours',
			'Calls',
			'429',
			'MB sent',
			'MiB over idle',
			'Longest block',
			'n8n itself',
			'Done, runs',
		],
		rows,
	);
}

function rowOf(summary: Summary, ours: number | null): string[] {
	const { peer, ms, sample, calls, turnedAway, megabytesSent, peakOverIdleMiB, gapMs, aroundGapMs } = summary;
	const approximately = sample ? '≈ ' : '';
	const times =
		ms === null || ours === null || peer === 'control'
			? '–'
			: (ms / ours).toPrecision(ms >= ours * 100 ? 3 : 2);
	return [
		rowName(summary),
		ms === null ? 'did not do it' : `${approximately}${duration(ms)}`,
		String(Number(times) || times),
		calls === null ? '–' : `${approximately}${count(calls)}`,
		count(turnedAway),
		megabytesSent === null ? '–' : `${approximately}${count(Number(megabytesSent.toPrecision(3)))}`,
		count(peakOverIdleMiB),
		gapMs === null ? '–' : `${gapMs} ms`,
		aroundGapMs === null ? '–' : `${aroundGapMs} ms`,
		`${summary.done}, ${summary.right}/${summary.runs}`,
	];
}

export const settingsTable = ({ summaries }: Results): string => {
	const seen = new Set<string>();
	const rows = summaries
		.filter(({ title, peer, variant }) => {
			const key = [title, peer, variant].join();
			if (seen.has(key)) return false;
			seen.add(key);
			return true;
		})
		.map((summary) => [summary.title, rowName(summary), summary.how]);
	return markdownTable(['Work', 'Who', 'How'], rows);
};

export const trialsTable = ({ trials }: Results): string =>
	trials.length === 0
		? 'Nothing was tried; the settings are those of an earlier run.'
		: markdownTable(
				['rclone', 'Work', 'Time'],
				trials.map(({ settings, scenario, ms, isRight }) => [
					settings,
					scenario,
					isRight ? duration(ms) : 'did not do it',
				]),
			);

import type { Results } from '../figures/Results';
import { comparison } from './comparison';
import { reasons } from './reasons';
import { figuresTable, settingsTable, targetsTable, trialsTable } from './tables';
import { peerNames } from './words';

const nothingYet = 'Nothing was measured yet: `npm run bench` fills in these figures.';

/** What of `docs/performance.md` and the README is made from figures; the rest is written by hand. */
export const blocks: Readonly<Record<string, (results: Results) => string>> = {
	targets: targetsTable,
	reasons: reasonsList,
	latency: (results) => figuresTable(results, 'latency'),
	line: (results) => figuresTable(results, 'line'),
	none: (results) => figuresTable(results, 'none'),
	settings: settingsTable,
	trials: trialsTable,
	conditions: circumstances,
	complaints,
	comparison,
	leftOut: ({ leftOut, runs }) =>
		runs.length === 0
			? nothingYet
			: leftOut.length === 0
				? 'Nothing was left out for lack of time.'
				: `For lack of time were left out:\n\n${leftOut.map((task) => `- ${task}`).join('\n')}`,
};

/**
 * The page with its figures replaced: everything between `<!-- figures: name -->` and `<!-- end -->`.
 *
 * @throws when the page asks for figures that there are none of
 */
export function withFigures(page: string, results: Results): string {
	return page.replace(/<!-- figures: (\w+) -->[\s\S]*?<!-- end -->/g, (_whole, name: string) => {
		const block = blocks[name];
		if (!block) throw new Error(`There are no figures called ${name}: ${Object.keys(blocks).join(', ')}`);
		return `<!-- figures: ${name} -->\n\n${block(results)}\n\n<!-- end -->`;
	});
}

function reasonsList({ targets }: Results): string {
	const missed = targets.filter(({ isReached }) => isReached === false);
	if (targets.every(({ value }) => value === null)) return nothingYet;
	if (missed.length === 0) return 'Every target that was measured is reached.';
	return missed
		.map(({ name, title }) => `- **${title}.** ${reasons[name] ?? 'The reason is not known yet.'}`)
		.join('\n');
}

function circumstances({ measuredAt, mode, rounds, machine, versions, runs }: Results): string {
	if (runs.length === 0) return nothingYet;
	const { cpu, cores, memoryGiB, system } = machine;
	const which = { quick: ', in quick mode', full: ', without samples', default: '' }[mode];
	return [
		`- Measured on ${measuredAt.slice(0, 10)}${which}; medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, fewer where the last column says so.`,
		`- Machine: ${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}; n8n, the emulated Dropbox and whoever works share them.`,
		`- n8n ${versions.n8n} on Node.js, files between nodes on disk; bench and emulator on Node.js ${versions.node}.`,
		`- n8n-nodes-case-folders ${versions.package}, rclone ${versions.rclone ?? 'not installed'}.`,
	].join('\n');
}

/** What peers said when they did not do the work, or not all of it. */
function complaints({ summaries }: Results): string {
	const said = summaries.flatMap(({ peer, variant, title, condition, message, done }) => {
		if (message === undefined) return [];
		const who = [peerNames[peer], variant].filter(Boolean).join(', ');
		return [`- ${who}, ${title}, ${condition}: ${done}. \`${plain(message)}\``];
	});
	if (summaries.length === 0) return nothingYet;
	return said.length === 0 ? 'All did all of their work.' : said.join('\n');
}

const plain = (message: string): string =>
	message
		.replace(/[`\n\r]+/g, ' ')
		.replace(/\/[\w./-]*(\/[\w.-]+)/g, '…$1')
		.replace(/\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d /g, '')
		.slice(0, 160)
		.trim();

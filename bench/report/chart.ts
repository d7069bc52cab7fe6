import type { Results } from '../figures/Results';
import type { Summary } from '../figures/summaries';
import type { Peer } from '../scenarios/Scenario';
import { duration, peerNames } from './words';

const peers: Peer[] = ['ours', 'rclone', 'builtIn'];

const width = 860;
const left = 250;
const right = 110;
const barHeight = 14;
const groupGap = 16;
const top = 74;

/** Its own background, so that it can be read on any page; the colours follow the reader's light or dark. */
const style = `
	.page { fill: #ffffff } text { font: 12px system-ui, sans-serif; fill: #24292f }
	.title { font-size: 15px; font-weight: 600 } .quiet { fill: #57606a } .grid { stroke: #d0d7de }
	.ours { fill: #0a58ca } .rclone { fill: #2e8540 } .builtIn { fill: #b35900 }
	@media (prefers-color-scheme: dark) {
		.page { fill: #0d1117 } text { fill: #e6edf3 } .quiet { fill: #9da7b3 } .grid { stroke: #30363d }
		.ours { fill: #58a6ff } .rclone { fill: #56d364 } .builtIn { fill: #f0883e }
	}`;

/** Time per scenario and peer with latency, on a logarithmic scale, as an SVG. */
export function chart({ summaries }: Results): string {
	const shown = summaries.filter(
		({ condition, variant, peer }) =>
			condition === 'latency' && variant === undefined && peers.includes(peer),
	);
	const titles = [...new Set(shown.map(({ title }) => title))];
	const times = shown.map(({ ms }) => ms).filter((ms) => ms !== null);
	const scale = logScale(Math.min(100, ...times), Math.max(1000, ...times));
	const groupHeight = peers.length * barHeight + groupGap;
	const height = top + titles.length * groupHeight + 10;
	const groups = titles.map((title, index) => {
		const ofTitle = shown.filter((one) => one.title === title);
		return groupOf(title, ofTitle, top + index * groupHeight, scale);
	});
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Time per kind of work and peer">`,
		`<style>${style}\n</style>`,
		`<rect class="page" width="${width}" height="${height}" rx="6"/>`,
		'<text class="title" x="16" y="26">Time with 80 ms per call and a 300 ms commit lock, shorter is better</text>',
		...legend(),
		...scale.ticks.map((ms) => tick(ms, scale.x(ms), height)),
		...groups,
		'</svg>',
		'',
	].join('\n');
}

interface Scale {
	x(ms: number): number;
	/** Milliseconds at which a line is drawn. */
	ticks: number[];
}

function logScale(least: number, most: number): Scale {
	const from = Math.floor(Math.log10(least));
	const to = Math.ceil(Math.log10(most));
	const perDecade = (width - left - right) / (to - from);
	return {
		x: (ms) => left + Math.max(0, Math.log10(Math.max(ms, 1)) - from) * perDecade,
		ticks: Array.from({ length: to - from + 1 }, (_, index) => 10 ** (from + index)),
	};
}

const tick = (ms: number, x: number, height: number): string =>
	`<line class="grid" x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${top - 8}" y2="${height - 10}"/>` +
	`<text class="quiet" x="${x.toFixed(1)}" y="${top - 14}" text-anchor="middle">${tickLabel(ms)}</text>`;

const tickLabel = (ms: number): string => (ms < 1000 ? `${ms} ms` : `${(ms / 1000).toLocaleString('en')} s`);

const legend = (): string[] =>
	peers.map(
		(peer, index) =>
			`<rect class="${peer}" x="${16 + index * 170}" y="36" width="12" height="12"/>` +
			`<text x="${34 + index * 170}" y="46">${peerNames[peer]}</text>`,
	);

function groupOf(title: string, summaries: Summary[], y: number, scale: Scale): string {
	const bars = peers.flatMap((peer, index) => {
		const summary = summaries.find((one) => one.peer === peer);
		return summary ? [bar(summary, y + index * barHeight, scale)] : [];
	});
	const words = `<text x="${left - 10}" y="${y + barHeight * 2 - 3}" text-anchor="end">${short(title)}</text>`;
	return [words, ...bars].join('\n');
}

const short = (title: string): string =>
	title.replace(/ (with five subfolders|into one folder|, one of them bad).*$/, '');

/** A peer that did not do the work has words in place of a bar; what was scaled has a ≈. */
function bar({ peer, ms, sample }: Summary, y: number, scale: Scale): string {
	const label = (x: number, words: string) =>
		`<text class="quiet" x="${x.toFixed(1)}" y="${y + barHeight - 3}">${words}</text>`;
	if (ms === null) return label(left + 4, `${peerNames[peer]}: did not do it`);
	const end = Math.max(scale.x(ms), left + 2);
	const drawn = `<rect class="${peer}" x="${left}" y="${y + 1}" width="${(end - left).toFixed(1)}" height="${barHeight - 2}"/>`;
	return drawn + label(end + 6, `${sample ? '≈ ' : ''}${duration(ms)}`);
}

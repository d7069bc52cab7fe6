import type { Bench } from '../Bench';
import type { Measurement } from '../figures/Measurement';
import { longestGap, peakMiB } from '../stack/Probe';
import type { MeasuredWorkflow } from './MeasuredWorkflow';

/** Runs a workflow and tells of its node "Measured" alone: what makes its items is not counted. */
export async function runInN8n(
	bench: Bench,
	workflow: MeasuredWorkflow,
	body: unknown = {},
): Promise<Measurement> {
	const n8n = await bench.n8n();
	const idleMiB = await n8n.probe.reset();
	const { startedAt, took, items, refused, message } = await n8n.run(workflow, body, bench.patience);
	const seen = await n8n.probe.read();
	const window = { from: startedAt, to: startedAt + took };
	return {
		...{ ms: took, idleMiB, peakMiB: peakMiB(seen, window), gapMs: longestGap(seen, window) },
		aroundGapMs: Math.max(
			longestGap(seen, { from: 0, to: window.from }),
			longestGap(seen, { from: window.to, to: Infinity }),
		),
		...{ items: items.reduce((sum, count) => sum + count, 0), refused, message },
	};
}

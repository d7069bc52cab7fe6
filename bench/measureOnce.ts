import type { Bench } from './Bench';
import type { Condition } from './conditions';
import { withoutLatency } from './conditions';
import type { Measurement } from './figures/Measurement';
import type { Run } from './figures/Run';
import type { Contestant, Scenario } from './scenarios/Scenario';
import type { Call } from './stack/BenchDropbox';

export interface Task {
	scenario: Scenario;
	contestant: Contestant;
	condition: Condition;
	round: number;
}

/** Puts the folder in order, lets the contestant work under the condition, and looks at what came of it. */
export async function measureOnce(
	bench: Bench,
	{ scenario, contestant, condition, round }: Task,
): Promise<Run> {
	const { dropbox } = bench;
	const { peer, variant, how, folder, sample } = contestant;
	await contestant.prepare?.(bench);
	if (!contestant.keeps) {
		await dropbox.remove(folder);
		await dropbox.makeFolders([folder]);
	}
	if (peer !== 'rclone') await bench.n8n();
	await dropbox.forgetCalls();
	await dropbox.behave(condition);
	const deed = await contestant.run(bench).catch((reason: unknown) => recordN8nGone(bench, reason));
	const calls = await dropbox.calls();
	await dropbox.behave(withoutLatency);
	const result = contestant.check(await dropbox.entriesIn(folder), deed);
	if (!contestant.keeps) await dropbox.remove(folder);
	const isWhole = result.done === result.of && deed.message === undefined;
	return {
		...{ scenario: scenario.name, condition: condition.name, peer, variant, round, how, sample },
		...{ isRight: result.wrong === undefined && (isWhole || result.partly === true), result },
		...deed,
		...countCalls(calls),
	};
}

/** A peer that takes n8n down with it, or never ends, has a result, too; and the next run gets a new n8n. */
async function recordN8nGone(bench: Bench, reason: unknown): Promise<Measurement> {
	await bench.renewN8n();
	return { ms: 0, message: `no end: ${String(reason).slice(0, 400)}` };
}

type CallCounts = Pick<Run, 'calls' | 'msAtDropbox' | 'turnedAway' | 'bytesToDropbox' | 'bytesFromDropbox'>;

function countCalls(calls: Call[]): CallCounts {
	return {
		calls: sumsByRoute(calls, () => 1),
		msAtDropbox: sumsByRoute(calls, ({ ms }) => ms),
		turnedAway: calls.filter(({ status }) => status === 429 || (status ?? 500) >= 500).length,
		bytesToDropbox: calls.reduce((sum, { bytesIn }) => sum + bytesIn, 0),
		bytesFromDropbox: calls.reduce((sum, { bytesOut }) => sum + bytesOut, 0),
	};
}

function sumsByRoute(calls: Call[], of: (call: Call) => number): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const call of calls) sums[call.route] = (sums[call.route] ?? 0) + of(call);
	return sums;
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- run by hand, never part of the package */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { say } from '../../e2e/commands/say';
import { clioTrigger, publishSteps } from '../../e2e/runs/clioMirror';
import { DOCUMENT_CALLS } from '../../emulators/clio/dashboard/documentCalls';
import { clioCalls, routesOf } from './calls';
import { watchProcessors } from './conditions';
import { deliveriesSince, firstSent, refusals, sentAt } from './delivered';
import { everyMinute, pause, waitUntilQuiet } from './mirror';
import type { ClioStack } from './startClioStack';
import { seconds, spread, type Measured } from './table';
import { listExecutions, readTold, waitForExecutions, type ToldExecution } from './told';

/** Of a document with its bytes: that it was created, and that they have come. */
const DELIVERIES_PER_DOCUMENT = 2;
/** Milliseconds without a further execution after which nothing more is expected: two windows of Clio's limit. */
const STANDSTILL = 130_000;

/** Deliveries at an even rate, whether or not those before were answered, to a trigger with nothing behind it. */
export async function measureLoad(stack: ClioStack, duration: number, perSecond: number): Promise<Measured> {
	const { api, world } = stack;
	const workflowId = await publishSteps(api, 'Clio under load', [
		clioTrigger(['documentCreated'], everyMinute),
		{ name: 'Nothing', type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	]);
	await waitUntilQuiet(stack, 3000);
	Object.assign(world.state.switches, { webhooksAtOnce: 100_000, webhookTimeout: 60_000 });
	const busy = watchProcessors();
	const delay = monitorEventLoopDelay({ resolution: 10 });
	delay.enable();
	const [begin, timeBefore] = [Date.now(), stack.n8nTime()];
	const ids = await uploadEvenly(stack, duration, perSecond / DELIVERIES_PER_DOCUMENT);
	await world.clio.webhooks.settled();
	const over = Date.now();
	delay.disable();
	const processors = busy();
	const time = (stack.n8nTime() ?? Number.NaN) - (timeBefore ?? Number.NaN);
	await waitForStandstill(stack, workflowId, ids.length);
	await waitForExecutions(api, workflowId);
	const told = await readTold(api, workflowId);
	const deliveries = deliveriesSince(stack, begin);
	const sent = firstSent(deliveries);
	const times = tellingTimes(told, sent);
	const counts = new Map<number, number>();
	for (const { documentId } of told.flatMap(({ items }) => items))
		counts.set(documentId, (counts.get(documentId) ?? 0) + 1);
	const lost = ids.filter((id) => !counts.has(id)).length;
	const doubled = [...counts.values()].filter((count) => count > 1).length;
	for (const { startedAt, items } of told)
		say(`execution at ${seconds(startedAt - begin)}: ${items.length} items`);
	const lastSent = Math.max(...deliveries.map(sentAt)) - begin;
	const calls = clioCalls(stack, begin);
	return {
		rows: [
			['deliveries, in', `${deliveries.length}, ${seconds(lastSent)}`],
			['a second', (deliveries.length / (lastSent / 1000)).toFixed(0)],
			['answered after', spread(deliveries.map(({ milliseconds }) => milliseconds))],
			['answered within 1 s', String(deliveries.filter(({ milliseconds }) => milliseconds <= 1000).length)],
			['last answered after the last was sent', seconds(over - begin - lastSent)],
			['not taken', refusals(deliveries)],
			['first told after', seconds(Math.min(...told.map(({ startedAt }) => startedAt)) - begin)],
			['told after', spread(times)],
			['executions, items', `${told.length}, ${counts.size} of ${ids.length}`],
			['Clio calls', `${calls.length}: ${routesOf(calls)}`],
			['processors busy', processors],
			['n8n’s processor time for each delivery', `${(time / deliveries.length).toFixed(1)} ms`],
			[
				'this process held up, 99th and worst',
				[delay.percentile(99), delay.max].map((each) => seconds(each / 1e6)).join(', '),
			],
		],
		wrong: [
			...(lost > 0 ? [`lost: ${lost} documents were never told`] : []),
			...(doubled > 0 ? [`doubled: ${doubled} documents were told more than once`] : []),
		],
	};
}

/** @returns the IDs of the documents */
async function uploadEvenly({ world }: ClioStack, duration: number, perSecond: number): Promise<number[]> {
	const matters = world.state.matters.all;
	const begin = performance.now();
	const ids: number[] = [];
	while (ids.length < duration * perSecond) {
		const due = Math.min(duration * perSecond, ((performance.now() - begin) / 1000) * perSecond);
		while (ids.length < due) {
			const matter = matters[ids.length % matters.length]?.id;
			const document = { matter, name: `Exhibit ${ids.length}.pdf`, text: 'exhibit' };
			const { id } = (await DOCUMENT_CALLS['POST /upload']?.(world, document, new URLSearchParams())) as {
				id: number;
			};
			ids.push(id);
		}
		await pause(5);
	}
	return ids;
}

/** How long each document waited until the execution began that tells of it. */
function tellingTimes(told: readonly ToldExecution[], sent: ReadonlyMap<number, number>): number[] {
	return told.flatMap(({ startedAt, items }) =>
		items.flatMap(({ documentId }) => {
			const since = sent.get(documentId);
			return since === undefined ? [] : [startedAt - since];
		}),
	);
}

/** Waits until as many documents were read as there are, or nothing new was begun for long. */
async function waitForStandstill(stack: ClioStack, workflowId: string, count: number): Promise<void> {
	let [known, changedAt] = [-1, Date.now()];
	while (Date.now() - changedAt < STANDSTILL) {
		await pause(2000);
		const executions = await listExecutions(stack.api, workflowId);
		if (executions.length === known) continue;
		[known, changedAt] = [executions.length, Date.now()];
		const told = await readTold(stack.api, workflowId).catch(() => []);
		if (new Set(told.flatMap(({ items }) => items.map((item) => item.documentId))).size >= count) return;
	}
}

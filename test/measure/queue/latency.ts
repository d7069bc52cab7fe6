import { clioCalls, dropboxCalls, routesOf } from '../clio/calls';
import { deliveriesSince, firstSent } from '../clio/delivered';
import { placesOf } from '../clio/matters';
import { compareMirror, mirrored, pause, waitUntilQuiet } from '../clio/mirror';
import type { ClioStack } from '../clio/startClioStack';
import { perDocument, seconds, type Measured } from '../clio/table';
import { say } from '../../e2e/commands/say';
import type { ExecutionCount } from './ExecutionCount';

/** Milliseconds between two documents: so many stay below 50 calls a minute. */
const APART = 8000;
/** Milliseconds after which a document is given up. */
const PATIENCE = 90_000;

/** Documents one after another, each from Clio's delivery until its file stands in Dropbox. */
export async function measureQueueLatency(
	stack: ClioStack,
	executions: ExecutionCount,
	count: number,
): Promise<Measured> {
	const places = (await placesOf(stack)).filter(({ category }) => category === undefined);
	const cpu = stack.n8nTime() ?? 0;
	const begin = Date.now();
	const before = await executions.read();
	const filed: Array<{ id: number; path: string; stoodAt: number | undefined }> = [];
	for (let number = 1; number <= count; number++) {
		const next = pause(APART);
		const { folder, matter } = places[number % places.length]!;
		const name = `Motion ${number}.pdf`;
		const { id } = await stack.clio.act<{ id: number }>('/upload', { name, matter, text: `${name} in full` });
		const path = `${folder}/${name}`;
		filed.push({ id, path, stoodAt: await waitForFile(stack, path) });
		await next;
	}
	await waitUntilQuiet(stack, 2000);
	const took = (await executions.read()) - before;
	const sent = firstSent(deliveriesSince(stack, begin));
	const times = filed.flatMap(({ id, stoodAt = 0 }) => (stoodAt === 0 ? [] : stoodAt - (sent.get(id) ?? 0)));
	say(`each, in the order of time: ${times.map(seconds).join(', ')}`);
	const [clio, dropbox] = [clioCalls(stack, begin), dropboxCalls(stack, begin)];
	return {
		rows: [
			['delivery to file in Dropbox', percentiles(times)],
			['documents, seconds apart', `${count}, ${APART / 1000}`],
			['executions, those on a timer included', perDocument(took, count)],
			['n8n’s processor time for each', seconds(((stack.n8nTime() ?? 0) - cpu) / count)],
			['Clio calls', perDocument(clio.length, count)],
			['Clio calls by route', routesOf(clio)],
			['Dropbox calls', perDocument(dropbox.length, count)],
			['Dropbox calls by route', routesOf(dropbox)],
		],
		wrong: await compareMirror(
			stack,
			filed.map(({ path }) => path),
		),
	};
}

async function waitForFile(stack: ClioStack, path: string): Promise<number | undefined> {
	const deadline = Date.now() + PATIENCE;
	while (Date.now() < deadline) {
		if ((await mirrored(stack)).includes(path)) return Date.now();
		await pause(20);
	}
	return undefined;
}

/** Milliseconds as `median 1.23 s, 95th 2.00 s, worst 2.01 s`. */
function percentiles(milliseconds: readonly number[]): string {
	const sorted = [...milliseconds].sort((a, b) => a - b);
	const at = (share: number) => seconds(sorted[Math.ceil(sorted.length * share) - 1] ?? 0);
	return `median ${at(0.5)}, 95th ${at(0.95)}, worst ${at(1)}`;
}

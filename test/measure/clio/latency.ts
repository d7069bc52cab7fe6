import { say } from '../../e2e/commands/say';
import { beganAt, clioCalls, dropboxCalls, routesOf } from './calls';
import { deliveriesSince, firstSent, refusals, sentAt } from './delivered';
import { placesOf } from './matters';
import { compareMirror, everyHour, mirrored, pause, startMirror, waitUntilQuiet } from './mirror';
import type { ClioStack } from './startClioStack';
import { perDocument, seconds, spread, type Measured, type Row } from './table';
import { readTold, waitForExecutions } from './told';

/** Milliseconds between two documents: so many stay below 50 calls a minute. */
const APART = 8000;
/** Milliseconds after which a document is given up. */
const PATIENCE = 60_000;

interface Filed {
	id: number;
	path: string;
	/** Milliseconds since 1970; undefined where it did not come. */
	stoodAt: number | undefined;
}

/** Documents one after another, each from Clio's delivery until its file stands in Dropbox. */
export async function measureLatency(stack: ClioStack, count: number): Promise<Measured> {
	const workflowId = await startMirror(stack, everyHour);
	const places = await placesOf(stack);
	const begin = Date.now();
	const filed: Filed[] = [];
	for (let number = 1; number <= count; number++) {
		const next = pause(APART);
		const { folder, matter, category } = places[number % places.length] ?? places[0]!;
		const name = `Motion ${number}.pdf`;
		const document = { name, matter, category, text: `${name} in full` };
		const { id } = await stack.clio.act<{ id: number }>('/upload', document);
		const path = `${folder}/${name}`;
		filed.push({ id, path, stoodAt: await waitForFile(stack, path) });
		await next;
	}
	await waitUntilQuiet(stack, 2000);
	await waitForExecutions(stack.api, workflowId);
	const sent = firstSent(deliveriesSince(stack, begin));
	const times = filed.flatMap(({ id, stoodAt }) =>
		stoodAt === undefined ? [] : stoodAt - (sent.get(id) ?? 0),
	);
	say(`each, in the order of time: ${times.map(seconds).join(', ')}`);
	const calls = clioCalls(stack, begin);
	const ofTrigger = calls.filter(({ route }) => !route.endsWith('/download'));
	return {
		rows: [
			['delivery to file in Dropbox', spread(times)],
			...(await stages(stack, workflowId, filed, sent)),
			['documents, seconds apart', `${count}, ${APART / 1000}`],
			['Clio calls', perDocument(calls.length, count)],
			['of these the trigger’s', perDocument(ofTrigger.length, count)],
			['Clio calls by route', routesOf(calls)],
			['Dropbox calls', perDocument(dropboxCalls(stack, begin).length, count)],
			['Dropbox calls by route', routesOf(dropboxCalls(stack, begin))],
			['deliveries not taken', refusals(deliveriesSince(stack, begin))],
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

/** What a document waits for on its way, from the delivery on. */
async function stages(
	stack: ClioStack,
	workflowId: string,
	filed: readonly Filed[],
	sent: ReadonlyMap<number, number>,
): Promise<Row[]> {
	const told = await readTold(stack.api, workflowId);
	const startOf = (id: number) =>
		told.find(({ items }) => items.some(({ documentId }) => documentId === id))?.startedAt;
	const clio = clioCalls(stack, 0);
	const dropbox = dropboxCalls(stack, 0);
	const answers = deliveriesSince(stack, 0);
	const row = (what: string, momentOf: (id: number, since: number) => number | undefined): Row => [
		`… ${what} after`,
		spread(
			filed.flatMap(({ id }) => {
				const since = sent.get(id) ?? 0;
				const moment = momentOf(id, since);
				return moment === undefined ? [] : [moment - since];
			}),
		),
	];
	const firstOf = (calls: typeof clio, since: number, route = '') =>
		calls.find((call) => beganAt(call) >= since && call.route.includes(route));
	const timeOf = (call: (typeof clio)[number] | undefined) => call && beganAt(call);
	return [
		row(
			'answered',
			(id, since) => answers.find((each) => each.recordId === id && sentAt(each) === since)?.at,
		),
		row('read from Clio', (_id, since) => timeOf(firstOf(clio, since))),
		row('execution started', (id) => startOf(id)),
		row('first call of Dropbox', (_id, since) => timeOf(firstOf(dropbox, since))),
		row('downloaded', (_id, since) => timeOf(firstOf(clio, since, '/download'))),
	];
}

import { say } from '../../e2e/commands/say';
import { clioCalls, dropboxCalls, routesOf } from './calls';
import { watchProcessors } from './conditions';
import { deliveriesSince, refusals } from './delivered';
import { placesOf } from './matters';
import { compareMirror, everyMinute, mirrored, pause, startMirror } from './mirror';
import type { ClioStack } from './startClioStack';
import { perDocument, seconds, spread, type Measured } from './table';
import { readTold, waitForExecutions } from './told';

/** A firm's limit. */
const CALLS_PER_MINUTE = 50;
const MINUTE = 60_000;
/** Milliseconds without a further file after which nothing more is expected. */
const STANDSTILL = 180_000;

/** Many documents at once, in every matter and category. */
export async function measureThousand(stack: ClioStack, count: number): Promise<Measured> {
	const workflowId = await startMirror(stack, everyMinute);
	const places = await placesOf(stack);
	const busy = watchProcessors();
	const begin = Date.now();
	const expected = await uploadAtOnce(stack, places, count);
	const last = await waitForFiles(stack, expected.length);
	const processors = busy();
	await stack.world.clio.webhooks.settled();
	await pause(5000);
	await waitForExecutions(stack.api, workflowId);
	const calls = clioCalls(stack, begin);
	const deliveries = deliveriesSince(stack, begin);
	const told = await readTold(stack.api, workflowId);
	const ends = told.flatMap(({ startedAt, stoppedAt }) =>
		stoppedAt === undefined ? [] : stoppedAt - startedAt,
	);
	const failed = told.filter(({ status }) => status !== 'success');
	const downloads = calls.filter(({ route }) => route.endsWith('/download')).length;
	for (const { startedAt, stoppedAt = 0, items, status, reason = '' } of told)
		say(
			`execution at ${seconds(startedAt - begin)} for ${seconds(stoppedAt - startedAt)}: ${items.length} items, ${status} ${reason}`,
		);
	// The first window is open at the beginning, and those of the last need not wait for its end.
	const atLeast = (rate: number) => seconds((Math.ceil(calls.length / rate) - 1) * MINUTE);
	const rate = stack.world.state.switches.rateLimit ?? Number.POSITIVE_INFINITY;
	return {
		rows: [
			['all in Dropbox after', seconds(last - begin)],
			['Clio’s limit as it is here alone takes', atLeast(rate)],
			['50 calls a minute alone would take', atLeast(CALLS_PER_MINUTE)],
			['documents', String(count)],
			['Clio calls', perDocument(calls.length, count)],
			['Clio calls by route', routesOf(calls)],
			['downloads', perDocument(downloads, count)],
			['Dropbox calls', perDocument(dropboxCalls(stack, begin).length, count)],
			['Dropbox calls by route', routesOf(dropboxCalls(stack, begin))],
			[
				'deliveries, answered after',
				`${deliveries.length}, ${spread(deliveries.map(({ milliseconds }) => milliseconds))}`,
			],
			['deliveries not taken', refusals(deliveries)],
			['executions', `${told.length}, ${spread(ends)}`],
			['processors busy', processors],
		],
		wrong: [
			...(await compareMirror(stack, expected)),
			...failed.map(({ id, status, reason = '' }) => `execution ${id} ended as ${status}: ${reason}`),
		],
	};
}

/** @returns the paths that there are to be in Dropbox */
async function uploadAtOnce(
	{ clio }: ClioStack,
	places: Awaited<ReturnType<typeof placesOf>>,
	count: number,
): Promise<string[]> {
	const each = Math.ceil(count / places.length);
	const shares = places.map((place, index) => ({
		...place,
		share: Math.max(0, Math.min(each, count - index * each)),
	}));
	const made = await Promise.all(
		shares
			.filter(({ share }) => share > 0)
			.map(async ({ matter, category, folder, share }, index) => {
				// One alone gets no number, and another answer.
				const name = `Exhibit ${index}.pdf`;
				const answer = await clio.act<{ name: string; documents?: Array<{ name: string }> }>('/upload', {
					...{ matter, category, name, count: share, text: `exhibit of ${folder}` },
				});
				return (answer.documents ?? [answer]).map((document) => `${folder}/${document.name}`);
			}),
	);
	return made.flat();
}

/** @returns when the last of them came */
async function waitForFiles(stack: ClioStack, count: number): Promise<number> {
	let [found, changedAt] = [0, Date.now()];
	while (found < count && Date.now() - changedAt < STANDSTILL) {
		await pause(250);
		const now = (await mirrored(stack)).length;
		if (now !== found) [found, changedAt] = [now, Date.now()];
	}
	return changedAt;
}

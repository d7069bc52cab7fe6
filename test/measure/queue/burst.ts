import { clioCalls, dropboxCalls, routesOf } from '../clio/calls';
import { watchProcessors } from '../clio/conditions';
import { deliveriesSince, refusals } from '../clio/delivered';
import { placesOf } from '../clio/matters';
import { compareMirror, mirrored, pause, waitUntilQuiet } from '../clio/mirror';
import type { ClioStack } from '../clio/startClioStack';
import { perDocument, seconds, type Measured } from '../clio/table';
import type { ExecutionCount } from './ExecutionCount';

/** Milliseconds without a further file after which nothing more is expected. */
const STANDSTILL = 240_000;

const megabytes = (bytes: number): string => `${(bytes / 1_048_576).toFixed(1)} MB`;

/** Many documents at once, in every matter, until the last one stands in Dropbox. */
export async function measureBurst(
	stack: ClioStack,
	executions: ExecutionCount,
	count: number,
): Promise<Measured> {
	const places = (await placesOf(stack)).filter(({ category }) => category === undefined);
	const expected: string[] = [];
	const sizeBefore = stack.databaseSize();
	const before = await executions.read();
	const busy = watchProcessors();
	const cpu = stack.n8nTime() ?? 0;
	const begin = Date.now();
	for (const [index, { folder, matter }] of places.entries()) {
		const share = Math.floor(count / places.length) + (index < count % places.length ? 1 : 0);
		if (share === 0) continue;
		const name = `Exhibit ${index}.pdf`;
		const answer = await stack.clio.act<{ name: string; documents?: Array<{ name: string }> }>('/upload', {
			...{ matter, name, count: share, text: `exhibit of ${folder}` },
		});
		expected.push(...(answer.documents ?? [answer]).map((document) => `${folder}/${document.name}`));
	}
	const last = await waitForFiles(stack, expected.length);
	const processors = busy();
	await waitUntilQuiet(stack, 10_000);
	const took = (await executions.read()) - before;
	const [clio, dropbox] = [clioCalls(stack, begin), dropboxCalls(stack, begin)];
	return {
		rows: [
			['all in Dropbox after', seconds(last - begin)],
			['documents', String(count)],
			['executions', perDocument(took, count)],
			['n8n’s processor time for each', seconds(((stack.n8nTime() ?? 0) - cpu) / count)],
			['Clio calls', perDocument(clio.length, count)],
			['Clio calls by route', routesOf(clio)],
			['Dropbox calls', perDocument(dropbox.length, count)],
			['Dropbox calls by route', routesOf(dropbox)],
			['deliveries', String(deliveriesSince(stack, begin).length)],
			['deliveries not taken', refusals(deliveriesSince(stack, begin))],
			['n8n’s database before, after', `${megabytes(sizeBefore)}, ${megabytes(stack.databaseSize())}`],
			['processors busy', processors],
		],
		wrong: await compareMirror(stack, expected),
	};
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

import { QueueStorage } from '../../e2e/runs/QueueStorage';
import type { ClioStack } from '../clio/startClioStack';
import { seconds, type Measured, type Row } from '../clio/table';

const STEP = 1000;

/** How long it takes to store events and to read all open ones, the more of them wait. */
export async function measureOpen(stack: ClioStack, _executions: unknown, count: number): Promise<Measured> {
	const storage = await QueueStorage.install(stack, 'queue-storage', 'measured');
	const rows: Row[] = [];
	const expected: string[] = [];
	const wrong: string[] = [];
	while (expected.length < count) {
		const more = Array.from({ length: STEP }, (_, index) => `event-${expected.length + index}`);
		const added = Date.now();
		await storage.add(more);
		expected.push(...more);
		const asked = Date.now();
		const open = await storage.open();
		rows.push([
			`${expected.length} open`,
			`the last ${STEP} stored in ${seconds(asked - added)}, all read in ${seconds(Date.now() - asked)}`,
		]);
		const isSame =
			open.length === expected.length && open.every(({ eventId }, at) => eventId === expected[at]);
		if (!isSame)
			wrong.push(`of ${expected.length} open events ${open.length} were read, or in another order`);
	}
	return { rows, wrong };
}

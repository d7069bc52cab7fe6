/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { actsIn } from '@/test/demo/acts/acts';
import { perform } from '@/test/demo/acts/perform';
import { LawFirm } from '@/test/demo/offices/LawFirm';
import { processesOf } from '@/test/demo/offices/processes';
import { withLinkKey } from '@/test/demo/openOffices';
import { runningStack } from '../stack/runningStack';

/* What `npm run demo -- --queue` has besides the acts that `tests/demo.test.ts` tries. */

let lawFirm: LawFirm;

beforeAll(async () => {
	lawFirm = await LawFirm.open(withLinkKey(runningStack()), true);
}, 900_000);

afterAll(async () => await lawFirm?.close());

test.each(['open-matter', 'kill-worker', 'kill-worker'])('the act %s in queue mode', async (id) => {
	const act = actsIn({ lawFirm }).find((each) => each.id === id);
	if (act === undefined) throw new Error(`There is no ${id}.`);
	const { findings, message } = await perform(act, { lawFirm });
	expect(message).toBeUndefined();
	expect(findings.filter(({ holds }) => !holds)).toEqual([]);
});

test('the page has all processes, and how many runs the workers did', () => {
	if (lawFirm.mode === undefined) throw new Error('The n8n is not in queue mode.');
	const processes = processesOf(lawFirm.mode);
	expect(processes.map(({ name }) => name)).toEqual([
		...['Main', 'Worker 1', 'Worker 2', 'Webhook 1', 'Webhook 2', 'Redis', 'PostgreSQL'],
	]);
	expect(processes.filter(({ state }) => state !== 'running')).toEqual([]);
	const runs = processes.flatMap(({ runs: did }) => did ?? []);
	expect(runs).toHaveLength(2);
	expect(Math.min(...runs)).toBeGreaterThan(0);
});

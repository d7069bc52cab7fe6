/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { seedFile } from '@/test/emulators/dropbox/state/seed';
import { seedTree } from '@/test/emulators/dropbox/state/seedTree';
import { createTriggerHarness } from '../triggerHarness';

it('tells of ten thousand changes among a hundred thousand documents, each once, a page at a time', async () => {
	const world = await createTriggerHarness();
	const { state, fixture, poll, kept, calls, close } = world;
	const namespace = state.namespaces.get(fixture.accounts['owner']?.homeNamespaceId ?? '');
	if (namespace === undefined) throw new Error('the account has no home');
	seedTree(state, namespace, '/Cases', 110_000);
	await poll();
	const memory = kept()?.memory ?? '';
	expect(memory.split('/').length / 4).toBeGreaterThan(109_000);
	expect(Buffer.byteLength(JSON.stringify(memory))).toBeLessThan(7_000_000);

	for (let number = 0; number < 10_000; number++) {
		const caseFolder = `26-${String((number % 1000) + 1).padStart(6, '0')} Sample`;
		seedFile(state, namespace, `/Cases/${caseFolder}/Scan ${number}.pdf`, 1_200);
	}
	const before = calls();
	const rows = await poll();
	expect(calls() - before).toBeLessThanOrEqual(7);
	expect(rows).toHaveLength(10_000);
	expect(rows.every(({ event, name }) => event === 'documentAdded' && name.startsWith('Scan'))).toBe(true);
	expect(new Set(rows.map(({ eventId }) => eventId)).size).toBe(10_000);
	expect(new Set(rows.map(({ fileId }) => fileId)).size).toBe(10_000);
	expect(await poll()).toEqual([]);
	close();
});

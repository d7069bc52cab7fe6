/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { dropboxService } from '@/nodes/shared/dropbox/client/service';
import { createFailFastClock } from '@/nodes/shared/n8n/clock';

test('short waits are sat out, what takes longer in all is refused', async () => {
	jest.useFakeTimers();
	const clock = createFailFastClock(dropboxService);
	const short = clock.sleep(9_000);
	await jest.advanceTimersByTimeAsync(9_000);
	await expect(short).resolves.toBeUndefined();
	await expect(clock.sleep(2_000)).rejects.toMatchObject({ reason: 'unavailable' });
	const another = createFailFastClock(dropboxService).sleep(2_000);
	await jest.advanceTimersByTimeAsync(2_000);
	await expect(another).resolves.toBeUndefined();
	jest.useRealTimers();
});

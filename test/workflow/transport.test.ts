/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests run under Node, not inside n8n */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { startEmulator, type RunningEmulator } from '../emulators/startEmulator';
import { runThroughProxy } from './runThroughProxy';

const MIB = 1024 * 1024;

jest.setTimeout(120_000);

describe('Large bodies through n8n’s request helper, a proxy and TLS', () => {
	let emulator: RunningEmulator;
	let storage: string;
	beforeEach(async () => {
		emulator = await startEmulator({ fixture: 'personal' });
		storage = mkdtempSync(join(tmpdir(), 'binary-'));
	});
	afterEach(async () => {
		await emulator.close();
		rmSync(storage, { recursive: true });
	});
	const run = async (given: Record<string, unknown>) =>
		await runThroughProxy(emulator, 'transport.process.ts', { storage, times: 1, pieces: [], ...given });

	it('go up piece by piece: whole, and without a copy in memory', async () => {
		const ran = await run({ what: 'upload', pieces: [16, 0, 33, 15], times: 3 });
		expect(ran['result']).toEqual([200, 200, 200]);
		expect(ran['mebibytes']).toBeLessThan(64);
	});

	it('go up again from their start when the token runs out on the way, or the connection breaks', async () => {
		emulator.dropbox.faults.set([
			{ route: 'files/upload', nth: 2, fault: { kind: 'expired_token' } },
			{ route: 'files/upload', nth: 4, fault: { kind: 'reset', when: 'before_commit' } },
		]);
		const ran = await run({ what: 'upload', pieces: [8, 8], times: 4 });
		expect(ran['result']).toEqual([200, 200, 'ConnectionLost: Dropbox sent no complete response', 200]);
	});

	// Who answers early and hangs up at once is not always heard: that is a lost connection, as below, and is tried
	// again. Web servers and Dropbox read on for a while, as the emulator does.
	it('hear what is answered before their end', async () => {
		const ran = await run({ what: 'upload', pieces: [152] });
		expect(ran['result']).toEqual([413]);
	});

	it('are lost connections when the other side hangs up before their end', async () => {
		const running = run({ what: 'upload', pieces: [100], times: 2 });
		let ended = false;
		void running.finally(() => (ended = true)).catch(() => undefined);
		while (!ended && !emulator.log.calls.some(({ route }) => route === 'files/upload')) await setImmediate();
		await emulator.close();
		const { result } = await running;
		expect(result).toEqual([expect.anything(), 'ConnectionLost: Dropbox sent no complete response']);
	});

	it('stop when the execution is cancelled', async () => {
		const ran = await run({ what: 'cancel', pieces: [100] });
		expect(ran['result']).toEqual(['Error: The execution was cancelled']);
		expect(emulator.log.calls.some(({ route }) => route === 'files/upload')).toBe(false);
	});

	it('come down into n8n’s storage with memory that does not grow with them', async () => {
		await run({ what: 'upload', pieces: [64] });
		const ran = await run({ what: 'download', times: 6 });
		expect(ran['result']).toHaveLength(6);
		const kept = readdirSync(storage, { recursive: true, encoding: 'utf8' })
			.map((name) => statSync(join(storage, name)))
			.filter((each) => each.isFile() && each.size === 64 * MIB);
		expect(kept).toHaveLength(6);
		// Three at once; all six together would not fit in.
		expect(ran['mebibytes']).toBeLessThan(256);
	});
});

/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import type { Clock } from '@/nodes/shared/http/types';

/** A clock on which waiting takes no time: sleeping moves it on at once. Chance is a fixed sequence. */
export class VirtualClock implements Clock {
	/** Milliseconds of every sleep, in order. */
	readonly slept: number[] = [];
	private time = Date.UTC(2026, 4, 1);
	private seed = 1;

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number): Promise<void> {
		this.slept.push(milliseconds);
		this.time += milliseconds;
		await new Promise((resolve) => setImmediate(resolve));
	}

	/** Linear congruential, so that jitter differs from call to call but not from run to run. */
	random(): number {
		this.seed = (this.seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return this.seed / 2_147_483_648;
	}
}

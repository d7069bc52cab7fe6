/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- test code, never part of the package */
import type { Clock } from '@/nodes/shared/http/types';

/**
 * A clock on which several can wait at the same time: when nobody has anything left to do, time goes on to the
 * next who is to be woken. So a server that takes its time can be tried without any passing.
 */
export class Timeline implements Clock {
	private time = Date.UTC(2026, 4, 1);
	private seed = 1;
	private isWaking = false;
	private readonly sleepers: Array<{ at: number; wake: () => void }> = [];

	now(): number {
		return this.time;
	}

	async sleep(milliseconds: number): Promise<void> {
		const asleep = new Promise<void>((wake) => this.sleepers.push({ at: this.time + milliseconds, wake }));
		this.wakeNext();
		await asleep;
	}

	/** Linear congruential, so that jitter differs from call to call but not from run to run. */
	random(): number {
		this.seed = (this.seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return this.seed / 2_147_483_648;
	}

	private wakeNext(): void {
		if (this.isWaking) return;
		this.isWaking = true;
		setImmediate(() => {
			this.isWaking = false;
			this.sleepers.sort((a, b) => a.at - b.at);
			const next = this.sleepers.shift();
			if (next === undefined) return;
			this.time = Math.max(this.time, next.at);
			next.wake();
			if (this.sleepers.length > 0) this.wakeNext();
		});
	}
}

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { Clock } from '@/test/emulators/core/Clock';

/** Time that stands still until a test moves it. */
export class ManualClock implements Clock {
	private time = Date.UTC(2026, 0, 5, 9, 0, 0);
	private sleepers: Array<{ until: number; wake: () => void }> = [];

	now(): number {
		return this.time;
	}

	sleep(milliseconds: number): Promise<void> {
		return new Promise((wake) => {
			this.sleepers.push({ until: this.time + milliseconds, wake });
		});
	}

	advance(milliseconds: number): void {
		this.time += milliseconds;
		const awake = this.sleepers.filter(({ until }) => until <= this.time);
		this.sleepers = this.sleepers.filter(({ until }) => until > this.time);
		for (const { wake } of awake) wake();
	}
}

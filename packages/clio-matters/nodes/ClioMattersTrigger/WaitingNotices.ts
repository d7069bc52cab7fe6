import type { Notice } from './cycle/Watch';

/** Notices that wait at most. Of more, the next poll finds what became of them. */
const MOST = 20_000;

/** What Clio told, and no cycle has looked at yet: each once, however often it was sent, and no more than so many. */
export class WaitingNotices {
	private readonly waiting = new Map<string, Notice>();

	constructor(private readonly most = MOST) {}

	get size(): number {
		return this.waiting.size;
	}

	add(notices: readonly Notice[]): void {
		for (const notice of notices) {
			const key = `${notice.model} ${notice.id} ${notice.event}`;
			if (this.waiting.size < this.most || this.waiting.has(key)) this.waiting.set(key, notice);
		}
	}

	/** All of them, which wait no longer. */
	takeAll(): Notice[] {
		const all = [...this.waiting.values()];
		this.waiting.clear();
		return all;
	}
}

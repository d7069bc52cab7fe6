import type { CallEnding, AimdLimit, Permit } from './AimdLimit';
import type { Clock } from './Clock';

interface WaitingRequest {
	begin: (turn: Permit) => void;
	reject: (thrown: unknown) => void;
}

/** Gives calls their turns in a lane, first come first served. */
export class RequestQueue {
	private readonly waiting: WaitingRequest[] = [];
	private isAsleep = false;

	constructor(
		readonly aimdLimit: AimdLimit,
		private readonly clock: Clock,
	) {}

	/** Waits until a call may begin. What keeps the clock from waiting is thrown. */
	async acquire(): Promise<Permit> {
		const turn = new Promise<Permit>((begin, reject) => this.waiting.push({ begin, reject }));
		this.startWaiting();
		return await turn;
	}

	release(turn: Permit, ending: CallEnding): void {
		this.aimdLimit.release(turn, ending);
		this.startWaiting();
	}

	private startWaiting(): void {
		while (this.waiting.length > 0) {
			const wait = this.aimdLimit.waitTime(this.clock.now());
			if (wait === undefined) return;
			if (wait > 0) return this.startWaitingAfter(wait);
			this.waiting.shift()?.begin(this.aimdLimit.acquire());
		}
	}

	private startWaitingAfter(milliseconds: number): void {
		if (this.isAsleep) return;
		this.isAsleep = true;
		this.clock
			.sleep(milliseconds)
			.catch((thrown: unknown) => this.waiting.splice(0).forEach(({ reject }) => reject(thrown)))
			.finally(() => {
				this.isAsleep = false;
				this.startWaiting();
			});
	}
}

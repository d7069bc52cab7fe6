import type { Ending, Lane, Turn } from '../domain/pace/Lane';
import type { Clock } from '../ports';

interface Waiting {
	begin: (turn: Turn) => void;
	reject: (thrown: unknown) => void;
}

/** Gives calls their turns in a lane, first come first served. */
export class Turns {
	private readonly waiting: Waiting[] = [];
	private isAsleep = false;

	constructor(
		readonly lane: Lane,
		private readonly clock: Clock,
	) {}

	/** Waits until a call may begin. What keeps the clock from waiting is thrown. */
	async take(): Promise<Turn> {
		const turn = new Promise<Turn>((begin, reject) => this.waiting.push({ begin, reject }));
		this.letBegin();
		return await turn;
	}

	giveBack(turn: Turn, ending: Ending): void {
		this.lane.end(turn, ending);
		this.letBegin();
	}

	private letBegin(): void {
		while (this.waiting.length > 0) {
			const wait = this.lane.waitAt(this.clock.now());
			if (wait === undefined) return;
			if (wait > 0) return this.letBeginIn(wait);
			this.waiting.shift()?.begin(this.lane.begin());
		}
	}

	private letBeginIn(milliseconds: number): void {
		if (this.isAsleep) return;
		this.isAsleep = true;
		this.clock
			.sleep(milliseconds)
			.catch((thrown: unknown) => this.waiting.splice(0).forEach(({ reject }) => reject(thrown)))
			.finally(() => {
				this.isAsleep = false;
				this.letBegin();
			});
	}
}

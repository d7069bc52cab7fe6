import type { ClioState } from '../state/ClioState';

/** Tells addresses of what happened. */
export class Webhooks {
	constructor(private state: ClioState) {}

	/** Watches another state, as after a reset. */
	follow(state: ClioState): void {
		this.state = state;
	}
}

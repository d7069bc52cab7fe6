import type { CallLog } from '../core/calls/CallLog';
import { DropboxEmulator } from './DropboxEmulator';
import { DropboxState, type StateOptions } from './state/DropboxState';
import { fixtures, type Fixture, type FixtureName } from './state/fixtures';

/** An emulator with the fixture it started from, so that it can start over. */
export class DropboxWorld {
	readonly dropbox: DropboxEmulator;
	fixture: Fixture;

	constructor(
		/** What a reset goes back to. */
		readonly fixtureName: FixtureName,
		private readonly options: StateOptions,
		log: CallLog,
	) {
		const state = new DropboxState(options);
		this.fixture = fixtures[fixtureName](state);
		this.dropbox = new DropboxEmulator(state, log);
	}

	/** Back to a fresh fixture, without faults, latency or locks and with no calls counted. */
	reset(fixtureName: FixtureName = this.fixtureName): void {
		const state = new DropboxState(this.options);
		const fixture = fixtures[fixtureName](state);
		this.dropbox.state.close();
		Object.assign(this, { fixtureName, fixture });
		this.dropbox.state = state;
		this.dropbox.webhooks.follow(state);
		this.dropbox.faults.set([]);
		this.dropbox.latencyMs = 0;
		this.dropbox.locks.settings.milliseconds = 0;
		this.dropbox.log.clear();
	}

	close(): void {
		this.dropbox.webhooks.unregister();
		this.dropbox.state.close();
	}
}

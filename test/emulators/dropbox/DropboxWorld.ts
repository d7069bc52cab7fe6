import type { CallLog } from '../core/CallLog';
import type { EmulatedWorld } from '../core/EmulatedWorld';
import { DropboxEmulator } from './DropboxEmulator';
import { DropboxState, type StateOptions } from './state/DropboxState';
import { fixtures, type Fixture, type FixtureName } from './state/fixtures';

/** An emulator with the fixture it started from, so that it can start over. */
export class DropboxWorld implements EmulatedWorld {
	readonly dropbox: DropboxEmulator;
	readonly fixtureNames = Object.keys(fixtures);
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

	get service(): DropboxEmulator {
		return this.dropbox;
	}

	reset(fixtureName: FixtureName = this.fixtureName): void {
		const state = new DropboxState(this.options);
		const fixture = fixtures[fixtureName](state);
		this.dropbox.state.close();
		Object.assign(this, { fixtureName, fixture });
		this.dropbox.state = state;
		this.dropbox.webhooks.follow(state);
		this.dropbox.forget();
	}

	close(): void {
		this.dropbox.webhooks.unregister();
		this.dropbox.state.close();
	}
}

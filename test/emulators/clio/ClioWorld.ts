import { CallLog } from '../core/CallLog';
import type { EmulatedWorld } from '../core/EmulatedWorld';
import { ClioEmulator } from './ClioEmulator';
import { ClioState, type StateOptions } from './state/ClioState';
import { fixtures, type Fixture, type FixtureName } from './state/fixtures';

/** An emulator with the fixture it started from, so that it can start over. */
export class ClioWorld implements EmulatedWorld {
	readonly clio: ClioEmulator;
	readonly fixtureNames = Object.keys(fixtures);
	fixture: Fixture;

	constructor(
		/** What a reset goes back to. */
		readonly fixtureName: FixtureName = 'firm',
		private readonly options: Omit<StateOptions, 'region'> = {},
		log: CallLog = new CallLog(),
	) {
		const { state, fixture } = begin(fixtureName, options);
		this.fixture = fixture;
		this.clio = new ClioEmulator(state, log);
	}

	get service(): ClioEmulator {
		return this.clio;
	}

	get state(): ClioState {
		return this.clio.state;
	}

	reset(fixtureName: FixtureName = this.fixtureName): void {
		const { state, fixture } = begin(fixtureName, this.options);
		this.clio.state.close();
		Object.assign(this, { fixtureName, fixture });
		this.clio.state = state;
		this.clio.webhooks.follow(state);
		this.clio.forget();
	}

	/** The same account once more, with an emulator of its own: for trials that begin at the same point. */
	fork(): ClioWorld {
		const fork = new ClioWorld(this.fixtureName, this.options);
		fork.clio.state.close();
		fork.fixture = this.fixture;
		fork.clio.state = this.clio.state.fork();
		fork.clio.webhooks.follow(fork.clio.state);
		return fork;
	}

	close(): void {
		this.clio.webhooks.end();
		this.clio.state.close();
	}
}

function begin(
	name: FixtureName,
	options: Omit<StateOptions, 'region'>,
): { state: ClioState; fixture: Fixture } {
	const { region, fill } = fixtures[name];
	const state = new ClioState({ ...options, region });
	return { state, fixture: fill(state) };
}

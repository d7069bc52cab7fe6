import { CallLog } from '../core/CallLog';
import type { EmulatedWorld } from '../core/EmulatedWorld';
import { LegalServerEmulator } from './LegalServerEmulator';
import { fixtures, type Fixture, type FixtureName } from './state/fixtures';
import { LegalServerState, type StateOptions } from './state/LegalServerState';

/** An emulator with the fixture it started from, so that it can start over. */
export class LegalServerWorld implements EmulatedWorld {
	readonly legalserver: LegalServerEmulator;
	readonly fixtureNames = Object.keys(fixtures);
	fixture: Fixture;

	constructor(
		/** What a reset goes back to. */
		readonly fixtureName: FixtureName = 'agency',
		private readonly options: StateOptions = {},
		log: CallLog = new CallLog(),
	) {
		const { state, fixture } = begin(fixtureName, options);
		this.fixture = fixture;
		this.legalserver = new LegalServerEmulator(state, log);
	}

	get service(): LegalServerEmulator {
		return this.legalserver;
	}

	get state(): LegalServerState {
		return this.legalserver.state;
	}

	reset(fixtureName: FixtureName = this.fixtureName): void {
		const { state, fixture } = begin(fixtureName, this.options);
		this.legalserver.state.close();
		Object.assign(this, { fixtureName, fixture });
		this.legalserver.state = state;
		this.legalserver.forget();
	}

	/** The same sites once more, with an emulator of their own: for trials that begin at the same point. */
	fork(): LegalServerWorld {
		const fork = new LegalServerWorld(this.fixtureName, this.options);
		fork.legalserver.state.close();
		fork.fixture = this.fixture;
		fork.legalserver.state = this.legalserver.state.fork();
		return fork;
	}

	close(): void {
		this.legalserver.state.close();
	}
}

function begin(name: FixtureName, options: StateOptions): { state: LegalServerState; fixture: Fixture } {
	const state = new LegalServerState(options);
	return { state, fixture: fixtures[name](state) };
}

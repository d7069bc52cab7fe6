import type { AnyFault } from './faults/Fault';
import type { ServiceEmulator } from './ServiceEmulator';

/** A service with the fixture it started from, so that it can start over: what dashboard and control API work on. */
export interface EmulatedWorld {
	readonly service: ServiceEmulator<AnyFault>;
	readonly fixtureName: string;
	readonly fixtureNames: readonly string[];
	/** Back to a fresh fixture, the present one if none is named, without faults, latency or calls. */
	reset(fixtureName?: string): void;
	/** Ends what the service has under way and gives its bytes back. */
	close(): void;
}

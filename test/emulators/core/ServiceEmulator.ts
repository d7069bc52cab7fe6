import { CallLog, type CallLabels } from './CallLog';
import { systemClock, type Clock } from './Clock';
import type { EmulatedRequest, EmulatedResponse, EmulatedService } from './contract';
import { applyTransportFault, type AnyFault, type CommonFault, type FaultRules } from './faults/Fault';
import { FaultPlan } from './faults/FaultPlan';

/** A service whose calls are logged, late and struck by faults; what it responds is said by its subclass. */
export abstract class ServiceEmulator<F extends AnyFault = CommonFault> implements EmulatedService {
	abstract readonly hosts: readonly string[];
	/** Names of all routes that are answered, in order. */
	abstract readonly routes: readonly string[];
	readonly faults: FaultPlan<F>;
	/** Milliseconds by which every call is late. */
	latencyMs = 0;

	constructor(
		faultRules: FaultRules<F>,
		readonly log: CallLog = new CallLog(),
	) {
		this.faults = new FaultPlan(faultRules);
	}

	async handle(request: EmulatedRequest): Promise<EmulatedResponse> {
		const startedAt = Date.now();
		const start = performance.now();
		const route = this.routeOf(request);
		const turnedAway = this.turnAway?.(request);
		const fault = turnedAway ? undefined : this.faults.next(route);
		const delay = this.latencyMs + delayOf(fault);
		if (delay > 0) await this.clock.sleep(delay);
		const hold = holdOf(fault);
		const response =
			hold === 'before_commit'
				? NO_RESPONSE
				: (turnedAway ?? applyTransportFault(fault, await this.respond(route, request, fault)));
		const labels = { fault: fault && nameOf(fault), ...this.labelsOf?.(request) };
		const ms = performance.now() - start;
		this.log.add({ request, route, response, startedAt, ms, labels });
		// Logged first: whoever steers the emulator sees that the call is held.
		return hold === undefined ? response : await new Promise<never>(() => undefined);
	}

	/** Without faults, latency or calls, as after the start. */
	forget(): void {
		this.faults.set([]);
		this.latencyMs = 0;
		this.log.clear();
	}

	/** What the log and fault rules call a request. */
	protected abstract routeOf(request: EmulatedRequest): string;

	/** The response of a route, or what the fault gives instead; what the network does to it comes later. */
	protected abstract respond(
		route: string,
		request: EmulatedRequest,
		fault: F | undefined,
	): Promise<EmulatedResponse>;

	/** What a load balancer says to a request that never reaches the service, so that no fault counts or strikes it. */
	protected turnAway?(request: EmulatedRequest): EmulatedResponse | undefined;

	/** What the log keeps of a call besides. */
	protected labelsOf?(request: EmulatedRequest): CallLabels;

	protected get clock(): Clock {
		return systemClock;
	}
}

/** What the log says of a call that gets none. */
const NO_RESPONSE: EmulatedResponse = { status: 500, headers: {}, body: '', cutAfterBytes: 0 };

/** Whether a call is held, and when. */
function holdOf(fault: AnyFault | undefined): 'before_commit' | 'after_commit' | undefined {
	const common = fault as CommonFault | undefined;
	return common?.kind === 'hold' ? common.when : undefined;
}

function delayOf(fault: AnyFault | undefined): number {
	const common = fault as CommonFault | undefined;
	return common?.kind === 'delay' ? common.milliseconds : 0;
}

function nameOf(fault: AnyFault): string {
	const common = fault as CommonFault;
	return common.kind === 'reset' || common.kind === 'hold' ? `${common.kind} ${common.when}` : fault.kind;
}

import { ControlApi } from '../stack/ControlApi';
import type { RunningStack } from '../stack/runningStack';

/** A call of a service: the `nth` of its route from now on, counted from 1. */
export interface CallOfService {
	service: 'clio' | 'dropbox';
	route: string;
	nth: number;
}

/** Whether a call that is held was done, and its answer is lost, or nothing of it was. */
export type Held = 'before_commit' | 'after_commit';

interface LoggedCall {
	route: string;
	time: string;
	fault?: string;
}

/** Calls that the emulated services never answer, so that n8n can be killed while it waits for them. */
export class HeldCalls {
	private readonly services: Record<CallOfService['service'], ControlApi>;

	constructor(stack: RunningStack) {
		this.services = {
			clio: new ControlApi(stack.clioDashboardUrl),
			dropbox: new ControlApi(stack.dashboardUrl),
		};
	}

	/** Forgets the calls that were made so far. */
	async forget(): Promise<void> {
		for (const service of Object.values(this.services)) await service.act('/forget-calls');
	}

	/** What was called since, but for what has nothing to do with the run: each with its number among those of its route. */
	async made(): Promise<CallOfService[]> {
		const found: Array<Omit<CallOfService, 'nth'> & { time: string }> = [];
		for (const [service, control] of Object.entries(this.services) as Array<
			['clio' | 'dropbox', ControlApi]
		>) {
			const calls = await control.read<LoggedCall[]>('/calls');
			found.push(...calls.map(({ route, time }) => ({ service, route, time })));
		}
		const counts = new Map<string, number>();
		return found
			.filter(({ route }) => !/oauth/.test(route))
			.sort((one, other) => one.time.localeCompare(other.time))
			.map(({ service, route }) => {
				const nth = (counts.get(`${service} ${route}`) ?? 0) + 1;
				counts.set(`${service} ${route}`, nth);
				return { service, route, nth };
			});
	}

	/** Holds that call, and no other; what is held already stays so. */
	async arm({ service, route, nth }: CallOfService, when: Held): Promise<void> {
		await this.forget();
		const rules = (own: boolean) => (own ? [{ route, nth, times: 1, fault: { kind: 'hold', when } }] : []);
		await this.setRules('clio', rules(service === 'clio'));
		await this.setRules('dropbox', rules(service === 'dropbox'));
	}

	/** Whether the call that was armed last waits. */
	async isHeld({ service }: CallOfService): Promise<boolean> {
		const calls = await this.services[service].read<LoggedCall[]>('/calls');
		return calls.some(({ fault }) => fault?.startsWith('hold '));
	}

	async disarm(): Promise<void> {
		await this.setRules('clio', []);
		await this.setRules('dropbox', []);
	}

	private async setRules(service: CallOfService['service'], rules: unknown[]): Promise<void> {
		// The control API takes the list itself.
		await this.services[service].act('/faults', rules as unknown as Record<string, unknown>);
	}
}

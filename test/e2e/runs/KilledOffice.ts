/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on a developer's machine, never inside n8n */
import { ControlApi } from '../stack/ControlApi';
import type { RunningStack } from '../stack/runningStack';
import { changeWorkflow, type EditedWorkflow } from './changeWorkflow';
import { Gates } from './Gates';
import { HeldCalls, type CallOfService, type Held } from './HeldCalls';
import { endLeases } from './endLeases';
import type { EventInQueue } from './eventTable';
import { QueueOffice } from './QueueOffice';

/** Steps behind which a run can be held, by the workflow that has them. */
const GATED: Record<string, readonly string[]> = {
	'clio-events': ['Changes in Clio', 'Storage'],
	'queue-worker': ['Choose next', 'Claim', 'Settle', 'Store emails', 'Recorded'],
	'send-emails': ['Send it'],
	'clio-file-documents': [],
	'clio-close-matters': [],
};

export interface OpenMatter {
	id: number;
	displayNumber: string;
}

/** Where a run waits until n8n is killed: at a call of a service, behind a step, or for the mail server. */
export type Hold = { call: CallOfService; when: Held } | { step: string } | { email: 'taken' | 'not taken' };

/** An office with Clio whose runs can be held at any step, killed all at once, and taken up again. */
export class KilledOffice {
	private constructor(
		readonly office: QueueOffice,
		private readonly gates: Gates,
		readonly calls: HeldCalls,
		private readonly matters: OpenMatter[],
	) {}

	/** @param count of matters that are there before n8n looks, so that none of them is an event */
	static async open(
		stack: RunningStack,
		name: string,
		settings: Record<string, unknown>,
		count: number,
	): Promise<KilledOffice> {
		const clio = new ControlApi(stack.clioDashboardUrl);
		const matters: OpenMatter[] = [];
		for (let number = 1; number <= count; number++) {
			matters.push(await clio.act<OpenMatter>('/open-matter', { description: `${name} ${number}` }));
		}
		const office = await QueueOffice.open(stack, name, settings);
		const opened = new KilledOffice(office, await Gates.start(), new HeldCalls(stack), matters);
		await office.dropbox.makeFolders('matters', ['/Clio']);
		for (const [id, steps] of Object.entries(GATED)) {
			await changeWorkflow(office.api, id, (workflow) => opened.instrument(workflow, steps));
		}
		return opened;
	}

	/** A matter of which n8n has not heard yet. */
	takeMatter(): OpenMatter {
		const matter = this.matters.shift();
		if (matter === undefined) throw new Error('there are no more matters');
		return matter;
	}

	/** Lets something happen, and returns when the run that it started waits. */
	async bringTo(hold: Hold, happen: () => Promise<unknown>): Promise<void> {
		const { mail } = this.office;
		const held = mail.held;
		if ('step' in hold) this.gates.close(hold.step);
		else if ('email' in hold) mail.holdNext = hold.email;
		else await this.calls.arm(hold.call, hold.when);
		await happen();
		await until(nameOf(hold), async () => {
			if ('step' in hold) return this.gates.hasHeld(hold.step);
			return 'email' in hold ? mail.held > held : await this.calls.isHeld(hold.call);
		});
		await this.calls.disarm();
	}

	/** Kills n8n with all that wait, starts it again, and lets the quarter of an hour pass for which the claims last. */
	async killAndStart(): Promise<void> {
		await this.office.kill();
		this.gates.openAll();
		await this.office.start();
		await endLeases(this.office.api);
	}

	/** Waits until something holds and nothing is left to do. */
	async untilEmpty(holds: (events: EventInQueue[]) => boolean, seconds = 120): Promise<EventInQueue[]> {
		const isOver = ({ status }: EventInQueue) => status === 'done' || status === 'failed';
		return await this.office.until((events) => holds(events) && events.every(isOver), seconds);
	}

	async close(): Promise<void> {
		await this.calls.disarm();
		await this.office.clio.act('/switches', { rateLimit: 50 });
		await this.office.close();
		await this.gates.end();
	}

	/** Gates; and whoever waits for an answer does so for as long as it takes. */
	private instrument(workflow: EditedWorkflow, steps: readonly string[]): void {
		for (const node of workflow.nodes) {
			const options = node.parameters?.['options'] as Record<string, unknown> | undefined;
			if (options?.['giveUpAfter'] !== undefined) options['giveUpAfter'] = 600;
			if (node.name === 'Choose next') node.parameters['leaseMinutes'] = 15;
			// The fewer runs begin by themselves, the fewer go on with what one of the others is held at.
			if (node.name === 'Every minute')
				node.parameters['rule'] = { interval: [{ field: 'seconds', secondsInterval: 30 }] };
			// Polls would be counted among the calls; one comes whenever n8n starts.
			if (node.name === 'Changes in Clio')
				node.parameters['pollTimes'] = { item: [{ mode: 'everyX', value: 20, unit: 'hours' }] };
		}
		for (const step of steps) this.gates.build(workflow, step);
	}
}

/** As people call it. */
export function nameOf(hold: Hold): string {
	if ('step' in hold) return `after ${hold.step}`;
	if ('email' in hold) return `email ${hold.email}`;
	const { service, route, nth } = hold.call;
	return `${hold.when === 'after_commit' ? 'done' : 'not done'}: ${service} ${route} ${nth}`;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
	const deadline = Date.now() + 60_000;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`no run came to ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}

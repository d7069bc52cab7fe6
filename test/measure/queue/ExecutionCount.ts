/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on a developer's machine, never inside n8n */
import { Workflow } from '../../e2e/runs/Workflow';
import { setFields } from '@/packages/templates/steps';
import type { ClioStack } from '../clio/startClioStack';

/**
 * How many executions n8n has begun, those included that it keeps nothing of: each takes the next number, so that one
 * of our own says how many there were.
 */
export class ExecutionCount {
	private constructor(private readonly workflow: Workflow) {}

	static async install(n8n: Pick<ClioStack, 'api' | 'url'>): Promise<ExecutionCount> {
		const steps = [{ name: 'Number', ...setFields({ number: '={{ $execution.id }}' }) }];
		return new ExecutionCount(await Workflow.publish(n8n, 'execution-count', steps));
	}

	/** Its own executions count as well. */
	async read(): Promise<number> {
		const [item] = await this.workflow.items<{ number: string }>([{}]);
		return Number(item?.number);
	}
}

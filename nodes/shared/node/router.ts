import {
	ExpressionError,
	NodeOperationError,
	sleep,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
} from 'n8n-workflow';
import { mapOk, outcomeOf, type Outcome } from '../core/outcome';
import { Refusal } from '../core/Refusal';
import { createNodeError } from '../n8n/createNodeError';
import { EventLoopYielder } from '../core/EventLoopYielder';
import { createAgentGuard } from './agents';
import { formerDryRunRefusal } from './formerDryRun';
import { InvalidField } from './InvalidField';
import type { Operation } from './Operation';
import { outputItems, showNotes } from './outputItems';

/** What a node consists of. */
export interface Router<Needs> {
	/** Operations by resource and name; of a node without resources, by `''`. */
	resources: Record<string, Record<string, unknown>>;
	/** The menus by which people know the operations. */
	menus?: readonly INodeProperties[];
	/**
	 * What its operations may reach, for the credential that the node uses.
	 * @param item the first that could be read, whose options count for the run
	 */
	connect(context: IExecuteFunctions, item: number): Promise<Needs>;
	/**
	 * Runs an operation where that is more than to call it.
	 * @param items the numbers of the requests' items
	 */
	run?(
		operation: Operation<unknown, unknown, Needs>,
		requests: readonly unknown[],
		needs: Needs,
		context: IExecuteFunctions,
		items: readonly number[],
	): Promise<Array<Outcome<unknown>>>;
}

/** Runs the chosen operation over all items at once and turns its outcomes into n8n's items. */
export async function route<Needs>(
	context: IExecuteFunctions,
	router: Router<Needs>,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, router);
	const requireConsent = runsForAgent(context)
		? createAgentGuard(context, operation, router.menus)
		: undefined;
	const former = formerDryRunRefusal(context, operation.fields);
	const items = context.getInputData();
	const requests: Array<Outcome<unknown>> = [];
	const yielder = new EventLoopYielder({ now: Date.now, sleep });
	for (const index of items.keys()) {
		await yielder.yieldIfDue();
		const read = await outcomeOf(async () => {
			if (former !== undefined) throw former;
			const request = await readRequest(operation, context, index);
			requireConsent?.(request);
			return request;
		});
		requests.push(read);
	}
	const read = [...requests.keys()].filter((index) => requests[index]?.ok === true);
	const outcomes = await mapOk(requests, async (all) => {
		if (all.length === 0) return [];
		// What keeps the whole run from going on, such as a connection that was revoked, is every item's refusal.
		const ran = await outcomeOf(async () => {
			const needs = await router.connect(context, read[0] ?? 0);
			return router.run === undefined
				? await operation.run(all, needs)
				: await router.run(operation, all, needs, context, read);
		});
		return ran.ok ? ran.value : all.map(() => ran);
	});
	if (!context.continueOnFail()) throwFirstRefusal(context, outcomes);
	showNotes(context, operation, outcomes);
	const output: INodeExecutionData[][] = [];
	for (const [item, outcome] of outcomes.entries()) {
		await yielder.yieldIfDue();
		output.push(outputItems(operation, outcome, item));
	}
	return [output.flat()];
}

function chosenOperation<Needs>(
	context: IExecuteFunctions,
	{ resources }: Router<Needs>,
): Operation<unknown, unknown, Needs> {
	const resource = '' in resources ? '' : context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operations = ownValue(resources, resource);
	const operation = operations && ownValue(operations, name);
	if (operation !== undefined) return operation as Operation<unknown, unknown, Needs>;
	throw new NodeOperationError(context.getNode(), `There is no operation “${name}” for “${resource}”`, {
		description: 'Open the node and choose one from the list.',
	});
}

/** A model may fill in `constructor`, which every object has and none is an operation. */
const ownValue = <T>(of: Readonly<Record<string, T>>, name: string): T | undefined =>
	Object.hasOwn(of, name) ? of[name] : undefined;

/**
 * Whether an AI agent runs the node. n8n has several ways to do that, and tells each otherwise; one sign is enough, and
 * a node that does not say what it is counts as a tool.
 */
export function runsForAgent(context: IExecuteFunctions): boolean {
	const { type, parameters, rewireOutputLogTo } = context.getNode();
	// Before 2.0 contexts do not say it.
	const { isToolExecution } = context as Partial<Pick<IExecuteFunctions, 'isToolExecution'>>;
	return (
		typeof type !== 'string' ||
		type.endsWith('Tool') ||
		rewireOutputLogTo === 'ai_tool' ||
		isToolExecution?.call(context) === true ||
		/\$fromAI\b/i.test(JSON.stringify(parameters ?? {}))
	);
}

async function readRequest<Needs>(
	operation: Operation<unknown, unknown, Needs>,
	context: IExecuteFunctions,
	item: number,
): Promise<unknown> {
	try {
		return await operation.read(context, item);
	} catch (thrown) {
		throw unreadableRequest(thrown, operation.fields);
	}
}

/** An expression that cannot be evaluated for one item is that item's refusal, not the run's. */
function unreadableRequest(thrown: unknown, fields: readonly INodeProperties[]): unknown {
	if (thrown instanceof InvalidField) return thrown.withLabels(fields);
	if (!(thrown instanceof ExpressionError)) return thrown;
	return new Refusal(
		'invalid_input',
		'An expression in one of the fields failed for this item',
		'Open the node with this item’s input and look for the field in red.',
	);
}

/** Without continue-on-fail the first refusal ends the node; the message says what became of the others. */
function throwFirstRefusal(context: IExecuteFunctions, outcomes: ReadonlyArray<Outcome<unknown>>): void {
	const first = outcomes.findIndex((outcome) => !outcome.ok);
	const outcome = outcomes[first];
	if (outcome === undefined || outcome.ok) return;
	const completed = outcomes.filter(({ ok }) => ok).length;
	throw createNodeError(context.getNode(), outcome.refusal, first, { completed, of: outcomes.length });
}

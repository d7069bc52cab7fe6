import {
	ExpressionError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { mapOk, outcomeOf, type Outcome } from '../shared/core/outcome';
import { Refusal } from '../shared/core/Refusal';
import { clock } from '../shared/n8n/clock';
import { createNodeError } from '../shared/n8n/createNodeError';
import { connect } from '../shared/dropboxNode/connect';
import { caseFolderOperations } from './actions/caseFolder/CaseFolder.resource';
import { documentOperations } from './actions/document/Document.resource';
import { runWithFieldNames } from './actions/shared/fieldNames/runWithFieldNames';
import type { Operation } from '../shared/node/Operation';
import { outputItems, showNotes } from '../shared/node/outputItems';
import { EventLoopYielder } from '../shared/node/EventLoopYielder';
import { InvalidField } from '../shared/node/InvalidField';

const resources: Record<string, Record<string, unknown>> = {
	caseFolder: caseFolderOperations,
	document: documentOperations,
};

/** Runs the chosen operation over all items at once and turns its outcomes into n8n's items. */
export async function route(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const items = context.getInputData();
	const requests: Array<Outcome<unknown>> = [];
	const pauses = new EventLoopYielder(clock);
	for (const index of items.keys()) {
		await pauses.yieldIfDue();
		requests.push(await outcomeOf(async () => await readRequest(operation, context, index)));
	}
	const read = [...requests.keys()].filter((index) => requests[index]?.ok === true);
	const outcomes = await mapOk(requests, async (all) => await runOperation(context, operation, all, read));
	if (!context.continueOnFail()) throwFirstRefusal(context, outcomes);
	showNotes(context, operation, outcomes);
	const output: INodeExecutionData[][] = [];
	for (const [item, outcome] of outcomes.entries()) {
		await pauses.yieldIfDue();
		output.push(outputItems(operation, outcome, item));
	}
	return [output.flat()];
}

/** An expression that cannot be evaluated for one item is that item's refusal, not the run's. */
async function readRequest(operation: Operation, context: IExecuteFunctions, item: number): Promise<unknown> {
	try {
		return await operation.read(context, item);
	} catch (thrown) {
		throw unreadableRequest(thrown, operation);
	}
}

function unreadableRequest(thrown: unknown, { fields }: Operation): unknown {
	if (thrown instanceof InvalidField) return thrown.withLabels(fields);
	if (!(thrown instanceof ExpressionError)) return thrown;
	return new Refusal(
		'invalid_input',
		'An expression in one of the fields cannot be evaluated for this item',
		'Open the node with this item’s input and look for the field marked red.',
	);
}

/** What keeps the whole run from going on, such as a connection that was revoked, is every item's refusal. */
async function runOperation(
	context: IExecuteFunctions,
	operation: Operation,
	requests: readonly unknown[],
	items: readonly number[],
): Promise<Array<Outcome<unknown>>> {
	if (requests.length === 0) return [];
	const ran = await outcomeOf(
		async () => await runWithFieldNames(operation, requests, await connect(context), context, items),
	);
	return ran.ok ? ran.value : requests.map(() => ran);
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const name = context.getNodeParameter('operation', 0);
	const operation = resources[resource]?.[name];
	if (operation === undefined) {
		throw new NodeOperationError(context.getNode(), `There is no operation “${name}” for “${resource}”`, {
			description: 'Open the node and choose one from the list.',
		});
	}
	return operation as Operation;
}

/** Without continue-on-fail the first refusal ends the node; the message says what became of the others. */
function throwFirstRefusal(context: IExecuteFunctions, outcomes: ReadonlyArray<Outcome<unknown>>): void {
	const first = outcomes.findIndex((outcome) => !outcome.ok);
	const outcome = outcomes[first];
	if (outcome === undefined || outcome.ok) return;
	const carriedOut = outcomes.filter(({ ok }) => ok).length;
	throw createNodeError(context.getNode(), outcome.refusal, first, {
		completed: carriedOut,
		of: outcomes.length,
	});
}

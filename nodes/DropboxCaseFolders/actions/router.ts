import {
	ExpressionError,
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { andThenAll, outcomeOf, type Outcome } from '../../shared/domain/outcome';
import { Refusal } from '../../shared/domain/Refusal';
import { clock } from '../../shared/n8n/clock';
import { nodeRefusal } from '../../shared/n8n/nodeRefusal';
import { connect } from '../connect';
import { caseFolderOperations } from './caseFolder/CaseFolder.resource';
import { documentOperations } from './document/Document.resource';
import { runNamingFields } from './fieldNamed';
import type { Operation } from './Operation';
import { outputItems, showNotes } from './outputItems';
import { Pauses } from './Pauses';
import { UnfittingField } from './UnfittingField';

const resources: Record<string, Record<string, unknown>> = {
	caseFolder: caseFolderOperations,
	document: documentOperations,
};

/** Runs the chosen operation over all items at once and turns its outcomes into n8n's items. */
export async function route(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const items = context.getInputData();
	const requests: Array<Outcome<unknown>> = [];
	const pauses = new Pauses(clock);
	for (const index of items.keys()) {
		await pauses.next();
		requests.push(await outcomeOf(async () => await readRequest(operation, context, index)));
	}
	const read = [...requests.keys()].filter((index) => requests[index]?.ok === true);
	const outcomes = await andThenAll(requests, async (all) => await carriedOut(context, operation, all, read));
	if (!context.continueOnFail()) throwFirstRefusal(context, outcomes);
	showNotes(context, operation, outcomes);
	const output: INodeExecutionData[][] = [];
	for (const [item, outcome] of outcomes.entries()) {
		await pauses.next();
		output.push(outputItems(operation, outcome, item));
	}
	return [output.flat()];
}

/** An expression that cannot be evaluated for one item is that item's refusal, not the run's. */
async function readRequest(operation: Operation, context: IExecuteFunctions, item: number): Promise<unknown> {
	try {
		return await operation.read(context, item);
	} catch (thrown) {
		throw asUnreadable(thrown, operation);
	}
}

function asUnreadable(thrown: unknown, { fields }: Operation): unknown {
	if (thrown instanceof UnfittingField) return thrown.as(fields);
	if (!(thrown instanceof ExpressionError)) return thrown;
	return new Refusal(
		'invalid_input',
		'An expression in one of the fields cannot be evaluated for this item',
		'Open the node with this item’s input and look for the field marked red.',
	);
}

/** What keeps the whole run from going on, such as a connection that was revoked, is every item's refusal. */
async function carriedOut(
	context: IExecuteFunctions,
	operation: Operation,
	requests: readonly unknown[],
	items: readonly number[],
): Promise<Array<Outcome<unknown>>> {
	if (requests.length === 0) return [];
	const ran = await outcomeOf(
		async () => await runNamingFields(operation, requests, await connect(context), context, items),
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
	throw nodeRefusal(context.getNode(), outcome.refusal, first, { carriedOut, of: outcomes.length });
}

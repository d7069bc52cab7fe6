import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Outcome } from '../core/outcome';
import type { Refusal } from '../core/Refusal';
import { showHint } from '../n8n/showHint';
import type { Operation } from './Operation';

/** The output items that an input item becomes; files stand beside the first of its rows, or each beside its own. */
export function outputItems(
	operation: Operation,
	outcome: Outcome<unknown>,
	item: number,
): INodeExecutionData[] {
	if (!outcome.ok) return [errorItem(outcome.refusal, item)];
	const { value } = outcome;
	const files = operation.binaries?.(value) ?? [operation.binary?.(value) ?? {}];
	return operation.rows(value).map((json, row) => {
		const binary = files[row] ?? {};
		const beside = Object.keys(binary).length === 0 ? {} : { binary };
		return { json, ...beside, pairedItem: { item } };
	});
}

/** Shows above the output what an operation has to say about the run. */
export function showNotes(
	context: IExecuteFunctions,
	operation: Operation,
	outcomes: ReadonlyArray<Outcome<unknown>>,
): void {
	const results = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
	if (results.length === 0 || operation.notes === undefined) return;
	for (const message of operation.notes(results)) showHint(context, message);
}

/**
 * A refused item as workflows can read it: `$json.error.message`, `.reason`, `.advice`. `error` stands alone since
 * n8n up to 2.0 knows a refused item by that, and sends it to the error output with its input merged in; given
 * an error object of its own kind instead, n8n would drop everything but the message.
 */
function errorItem({ message, reason, advice }: Refusal, item: number): INodeExecutionData {
	return { json: { error: { message, reason: reason, advice } }, pairedItem: { item } };
}

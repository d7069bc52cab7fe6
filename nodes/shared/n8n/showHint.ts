import type { NodeExecutionHint, IExecuteFunctions } from 'n8n-workflow';

/** Shows a sentence above the output of a node that runs. Older versions of n8n have no such place. */
export function showHint(
	context: Partial<Pick<IExecuteFunctions, 'addExecutionHints'>>,
	message: string,
	type: NodeExecutionHint['type'] = 'info',
): void {
	if (typeof context.addExecutionHints !== 'function') return;
	context.addExecutionHints({ message, type, location: 'outputPane' });
}

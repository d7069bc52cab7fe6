import { NodeOperationError, type INode } from 'n8n-workflow';
import type { Refusal } from '../core/Refusal';

/** How far the run came before it ended. */
export interface RunProgress {
	/** Items that were done. */
	completed: number;
	/** Items in all. */
	of: number;
}

/**
 * A refusal as n8n shows it: what happened as the message, what to do next as its description, and the item
 * that it belongs to. Nothing else goes along: what the service answered may hold names or a token.
 */
export function createNodeError(
	node: INode,
	{ message, advice }: Refusal,
	itemIndex?: number,
	progress?: RunProgress,
): NodeOperationError {
	return new NodeOperationError(node, message, {
		description: progress === undefined ? advice : `${advice}${progressSentence(progress)}`,
		...(itemIndex === undefined ? {} : { itemIndex }),
	});
}

/** Said only where there were several items: with one, the message has said it all. */
function progressSentence({ completed, of }: RunProgress): string {
	if (of < 2) return '';
	return ` ${completed} of ${of} items were finished. Running all of them again creates no duplicates.`;
}

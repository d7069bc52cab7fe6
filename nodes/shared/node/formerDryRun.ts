import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { Refusal } from '../core/Refusal';

/**
 * Where Dry Run was before it became an option, and where people look for it who write a workflow by hand. n8n drops
 * what no panel has, and the node would write: so the panel has it, without showing it.
 */
export const FORMER_DRY_RUN: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'hidden',
	default: false,
};

/** @returns a refusal where Dry Run is set in its former place alone; of an operation that has the option */
export function formerDryRunRefusal(
	context: IExecuteFunctions,
	fields: readonly INodeProperties[],
): Refusal | undefined {
	const { dryRun = false, options } = context.getNode().parameters ?? {};
	if (dryRun === false || !hasOption(fields)) return undefined;
	if (typeof options === 'object' && options !== null && 'dryRun' in options) return undefined;
	return new Refusal(
		'invalid_input',
		'Dry Run is set where this version of the node does not read it, so nothing was done',
		'Open the node, choose Add option → Dry Run, turn it on or off, and save the workflow.',
	);
}

const hasOption = (fields: readonly INodeProperties[]): boolean =>
	fields
		.filter(({ name }) => name === 'options')
		.some(({ options = [] }) => options.some(({ name }) => name === FORMER_DRY_RUN.name));

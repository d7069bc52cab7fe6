import type { Input } from '../inputs';
import { measured, type MeasuredWorkflow } from './workflow';

/** n8n's No Operation node with the same items: what n8n itself does to memory and event loop. */
export const nothing = (files: Input): MeasuredWorkflow =>
	measured(
		`nothing with ${files.folder}`,
		{ files },
		{ type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	);

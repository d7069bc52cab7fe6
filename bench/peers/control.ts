import type { Input } from '../inputs';
import { createMeasuredWorkflow, type MeasuredWorkflow } from './MeasuredWorkflow';

/** n8n's No Operation node with the same items: what n8n itself does to memory and event loop. */
export const nothing = (files: Input): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`nothing with ${files.folder}`,
		{ files },
		{ type: 'n8n-nodes-base.noOp', typeVersion: 1, parameters: {} },
	);

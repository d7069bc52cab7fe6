import type { Input } from '../inputs';
import { badField } from './ours';
import { createMeasuredWorkflow, type MeasuredWorkflow, type NodeUnderTest } from './MeasuredWorkflow';

const node = (parameters: Record<string, unknown>, more: Partial<NodeUnderTest> = {}): NodeUnderTest => ({
	type: 'n8n-nodes-base.dropbox',
	typeVersion: 1,
	parameters: { authentication: 'accessToken', ...parameters },
	credentials: { dropboxApi: { id: '', name: '' } },
	...more,
});

const uploadTo = (folder: string, binaryPropertyName: string) => ({
	...{ resource: 'file', operation: 'upload', path: `=${folder}/{{ $json.fileName }}` },
	...{ binaryData: true, binaryPropertyName },
});

/** n8n's built-in node, Upload: one call per item. */
export const upload = (files: Input, folder: string): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`built-in uploads ${files.folder} to ${folder}`,
		{ files },
		node(uploadTo(folder, 'data')),
	);

export const uploadOneBad = (files: Input, folder: string, onError?: 'continueRegularOutput') =>
	createMeasuredWorkflow(
		`built-in uploads ${files.folder} to ${folder}, one bad, ${onError ?? 'stop'}`,
		{ files },
		node(uploadTo(folder, badField), onError ? { onError } : {}),
	);

/** In the quickest way it has: all levels at once, all pages. */
export const list = (folder: string): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`built-in lists ${folder}`,
		{ none: true },
		node({
			...{ resource: 'folder', operation: 'list', path: folder, returnAll: true },
			filters: { recursive: true },
		}),
	);

/** One item per folder: `{ path }`. */
export const listEach = (key: string): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`built-in lists folder by folder ${key}`,
		{ listed: true },
		node({
			...{ resource: 'folder', operation: 'list', path: '={{ $json.path }}', returnAll: true, filters: {} },
		}),
	);

/** One item per folder: `{ path }`; Dropbox makes missing levels above it. */
export const create = (folder: string): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`built-in creates in ${folder}`,
		{ listed: true },
		node({ resource: 'folder', operation: 'create', path: '={{ $json.path }}' }),
	);

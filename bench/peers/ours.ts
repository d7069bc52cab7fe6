import type { Input } from '../inputs';
import { createMeasuredWorkflow, type MeasuredWorkflow, type NodeUnderTest } from './MeasuredWorkflow';

const node = (parameters: Record<string, unknown>, more: Partial<NodeUnderTest> = {}): NodeUnderTest => ({
	type: 'n8n-nodes-case-folders.dropboxCaseFolders',
	typeVersion: 1,
	parameters: { authentication: 'token', ...parameters },
	credentials: { dropboxCaseFoldersTokenApi: { id: '', name: '' } },
	...more,
});

const at = (path: string) => ({ __rl: true, mode: 'path', value: path });

/** Upload Document as it comes out of the panel. */
export const upload = (files: Input, folder: string): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`ours uploads ${files.folder} to ${folder}`,
		{ files },
		node(uploadTo(folder, 'data')),
	);

/** One item names a binary field that it does not have. */
export const uploadOneBad = (files: Input, folder: string, onError?: 'continueRegularOutput') =>
	createMeasuredWorkflow(
		`ours uploads ${files.folder} to ${folder}, one bad, ${onError ?? 'stop'}`,
		{ files },
		node(uploadTo(folder, badField), onError ? { onError } : {}),
	);

/** For any peer in n8n: what stands in the field for the binary field's name. */
export const badField = "={{ $itemIndex === 36 ? 'notThere' : 'data' }}";

const uploadTo = (folder: string, binaryFields: string) => ({
	...{ resource: 'document', operation: 'upload', caseFolder: at(folder), subfolder: '' },
	...{ documentFrom: 'binaryFields', binaryFields, ifNameTaken: 'skipIfIdentical' },
	options: { fileName: '' },
	fileInto: 'subfolder',
});

export const list = (folder: string): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`ours lists ${folder}`,
		{ none: true },
		node({
			...{ resource: 'caseFolder', operation: 'list', caseFolder: at(folder) },
			...{ returnAll: true, output: 'entries', filters: {} },
			options: { levels: 'all', simplify: true },
		}),
	);

/** One item per case: `{ caseId }`. */
export const create = (folder: string, subfolders: readonly string[]): MeasuredWorkflow =>
	createMeasuredWorkflow(
		`ours creates in ${folder}`,
		{ listed: true },
		node({
			// The peers mark no folders either.
			...{ resource: 'caseFolder', operation: 'create', caseId: '={{ $json.caseId }}' },
			...{ destination: at(folder), folderNaming: 'caseId', subfolders: subfolders.join('\n') },
			options: { caseMarker: 'none' },
		}),
	);

/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import { Readable } from 'node:stream';
import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	IGetNodeParameterOptions,
	INodeExecutionData,
} from 'n8n-workflow';

/** The binary helpers of n8n's modes that keep bytes beside the items. */
export type Storage = Pick<IExecuteFunctions['helpers'], 'getBinaryStream' | 'getBinaryMetadata'>;

/**
 * The part of n8n's execution context from which an operation reads one item.
 * @param raw parameters as they stand in the panel, for those that expressions fill; the others were typed
 */
export function createItemContext(
	parameters: IDataObject,
	item: INodeExecutionData = { json: {} },
	storage: Storage = createStorage({}),
	raw: IDataObject = {},
): IExecuteFunctions {
	return {
		getNodeParameter: (name: string, _: number, __: unknown, options?: IGetNodeParameterOptions) => {
			if (options?.rawExpressions === true && name in raw) return raw[name];
			return name in parameters ? parameters[name] : PANEL_DEFAULTS[name];
		},
		getInputData: () => [item],
		getTimezone: () => 'America/New_York',
		helpers: storage,
	} as unknown as IExecuteFunctions;
}

/** What n8n fills in where a workflow says nothing: what the panel gives at first. */
const PANEL_DEFAULTS: IDataObject = {
	dryRun: false,
	restrictPrivileged: false,
	allowOutsideCaseFolder: false,
};

/** A binary value that holds its bytes itself, as in n8n's in-memory mode. */
export const inMemory = (content: string | Buffer, more: Partial<IBinaryData> = {}): IBinaryData => ({
	mimeType: 'text/plain',
	data: Buffer.from(content).toString('base64'),
	...more,
});

/** Storage with these bytes by ID; anything else it does not have. */
export function createStorage(contents: Record<string, Buffer>): Storage {
	const bytesOf = (id: string): Buffer => {
		const bytes = contents[id];
		if (bytes === undefined) throw new Error(`no file /home/node/.n8n/${id}`);
		return bytes;
	};
	return {
		getBinaryMetadata: async (id) => ({ fileSize: bytesOf(id).length }),
		getBinaryStream: async (id) => Readable.from([bytesOf(id)]),
	};
}

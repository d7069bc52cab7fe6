import { getAdditionalKeys } from 'n8n-core';
import {
	ICredentialsHelper,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialsExpressionResolveValues,
	type ICredentialType,
	type IExecuteData,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

/**
 * Keeps one credential in memory and treats it as n8n's own credentials helper does: an expirable property that
 * is empty, or a 401, calls `preAuthentication`; what comes back is stored.
 */
export class CredentialKeeper extends ICredentialsHelper {
	readonly type: string;
	/** How often tokens were stored. */
	updates = 0;

	constructor(
		private readonly credential: ICredentialType,
		public data: ICredentialDataDecryptedObject,
	) {
		super();
		this.type = credential.name;
	}

	getParentTypes(): string[] {
		return this.credential.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.credential;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const headers = authenticate?.properties.headers ?? {};
		const filled = Object.entries(headers).map(([name, template]) => [
			name,
			String(template)
				.replace(/^=/, '')
				.replace(/\{\{\s*\$credentials\.(\w+)\s*\}\}/g, (_, key: string) => String(credentials[key])),
		]);
		return { ...options, headers: { ...options.headers, ...Object.fromEntries(filled) } };
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.credential.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (expirable === undefined || this.credential.preAuthentication === undefined) return undefined;
		if (credentials[expirable.name] !== '' && !expired) return undefined;
		const output = await this.credential.preAuthentication.call(helpers, credentials);
		if (output[expirable.name] === undefined) return undefined;
		await this.updateCredentials(undefined, '', {
			...this.data,
			...(output as ICredentialDataDecryptedObject),
		});
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('not used by the engine');
	}

	/** What a node is given: fields as they are saved, those that were never filled, and what expressions yield. */
	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		_details: unknown,
		_type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		_raw?: boolean,
		values?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		const saved = structuredClone(this.data);
		const { properties } = this.credential;
		const filled = NodeHelpers.getNodeParameters(
			properties,
			saved as INodeParameters,
			true,
			false,
			null,
			null,
		);
		const fields = { ...saved, ...filled } as INodeParameters;
		if (values === undefined) return withoutRun(fields, mode);
		return values.workflow.expression.getParameterValue(
			fields,
			values.runExecutionData,
			values.runIndex,
			values.itemIndex,
			values.node.name,
			values.connectionInputData,
			mode,
			getAdditionalKeys(additionalData, mode, null, { isCredential: true }),
			executeData,
			false,
			fields,
		) as ICredentialDataDecryptedObject;
	}

	async updateCredentials(
		_details: unknown,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.updates++;
		this.data = structuredClone(data);
	}

	async updateCredentialsOauthTokenData(
		details: unknown,
		type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		await this.updateCredentials(details, type, data);
	}

	getCredentialsProperties(): INodeProperties[] {
		return this.credential.properties;
	}
}

/** Outside of a run n8n resolves expressions with a workflow that holds nothing. */
function withoutRun(fields: INodeParameters, mode: WorkflowExecuteMode): ICredentialDataDecryptedObject {
	const node: INode = { id: '', name: '', typeVersion: 1, type: 'mock', position: [0, 0], parameters: {} };
	const type = { description: { properties: [] } } as unknown as INodeType;
	const nodeTypes = { getByNameAndVersion: () => type } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const resolved = workflow.expression.getComplexParameterValue(
		node,
		fields,
		mode,
		{},
		undefined,
		undefined,
		fields,
	);
	return resolved as ICredentialDataDecryptedObject;
}

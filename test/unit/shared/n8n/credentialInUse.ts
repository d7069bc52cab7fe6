/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { SendStreaming, Send } from '@/nodes/shared/http/types';
import 'reflect-metadata';
import { ExecuteContext } from 'n8n-core';
import {
	createRunExecutionData,
	Workflow,
	type INode,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { dropboxService } from '@/nodes/shared/dropbox/client/service';
import { createSend, createSendStreaming, type SendingContext } from '@/nodes/shared/n8n/createSend';
import type { CredentialKeeper } from '@/test/workflow/engine/CredentialKeeper';

let credentials = 0;

/**
 * `sendOn` on n8n-core's own execution context and request helper, for one credential. Each credential has an
 * ID of its own, as in n8n: what was learnt about another one must not be used.
 */
export function sendWith(keeper: CredentialKeeper, abort = new AbortController()): Send {
	return sendsOf(keeper, [abort])[0] as Send;
}

/** The same for several executions that use one credential at the same time, each with what cancels it. */
export function sendsOf(keeper: CredentialKeeper, executions: AbortController[]): Send[] {
	const id = newId();
	return executions.map(({ signal }) => createSend(senderOf(executeContext(keeper, id, signal), keeper)));
}

/** `sendOn` and `openOn` for one credential, in one execution, and what n8n lends to that. */
export function bothWith(
	keeper: CredentialKeeper,
	abort = new AbortController(),
): { send: Send; open: SendStreaming; context: ExecuteContext } {
	const context = executeContext(keeper, newId(), abort.signal);
	const sender = senderOf(context, keeper);
	return { send: createSend(sender), open: createSendStreaming(sender), context };
}

const senderOf = (context: SendingContext, keeper: CredentialKeeper) => ({
	...{ context, credentialType: keeper.type, service: dropboxService },
});

const newId = (): string => `credential-${(credentials += 1)}`;

function executeContext(keeper: CredentialKeeper, id: string, signal: AbortSignal): ExecuteContext {
	const node: INode = {
		...{ id: 'node', name: 'Dropbox Case Folders', typeVersion: 1, position: [0, 0] },
		type: 'n8n-nodes-case-folders.dropboxCaseFolders',
		parameters: {},
		credentials: { [keeper.type]: { id, name: 'Dropbox of the office' } },
	};
	const workflow = new Workflow({
		...{ id: '1', nodes: [node], connections: {}, active: false, nodeTypes: nodeTypesWith(keeper.type) },
	});
	const additionalData = { credentialsHelper: keeper, executionId: '1' };
	return new ExecuteContext(
		workflow,
		node,
		additionalData as unknown as IWorkflowExecuteAdditionalData,
		'manual',
		createRunExecutionData({}),
		0,
		[{ json: {} }],
		{ main: [[{ json: {} }]] },
		{ node, data: {}, source: null },
		[],
		signal,
	);
}

/** A node of which n8n need only know that it uses the credential. */
function nodeTypesWith(credential: string): INodeTypes {
	const type = { description: { credentials: [{ name: credential, required: true }], properties: [] } };
	return {
		getByName: () => type as unknown as INodeType,
		getByNameAndVersion: () => type as unknown as INodeType,
		getKnownTypes: () => ({}),
	};
}

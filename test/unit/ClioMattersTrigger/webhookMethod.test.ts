/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import {
	NodeHelpers,
	resolveWebhookDescriptionField,
	Workflow,
	type INodeParameters,
	type INodeTypes,
	type IWebhookDescription,
} from 'n8n-workflow';
import { ClioMattersTrigger } from '@/packages/clio-matters/nodes/ClioMattersTrigger/ClioMattersTrigger.node';

const type = new ClioMattersTrigger();
const nodeTypes: INodeTypes = {
	getByName: () => type,
	getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(type, version),
	getKnownTypes: () => ({}),
};
const [webhook] = type.description.webhooks ?? [];

function trigger(parameters: INodeParameters) {
	const node = {
		...{ id: 'trigger', name: 'Trigger', type: 'clioMattersTrigger', typeVersion: 2, position: [0, 0] },
		parameters,
	};
	const workflow = new Workflow({ nodes: [node as never], connections: {}, active: true, nodeTypes });
	const made = workflow.getNode('Trigger');
	if (made === null || webhook === undefined) throw new Error('there is no trigger with a webhook');
	return {
		byExpression: workflow.expression.getSimpleParameterValue(made, webhook.httpMethod, 'internal', {}),
		byFunction: resolveWebhookDescriptionField(made, webhook, 'httpMethod'),
	};
}

it.each([
	['webhook', 'POST'],
	['polling', ''],
])('in the mode %s n8n knows the method "%s" by the expression, and without it', (triggerMode, method) => {
	expect(trigger({ triggerMode })).toEqual({
		byExpression: method,
		byFunction: { resolved: true, value: method },
	});
});

it('what nobody has chosen is polling', () => {
	expect(trigger({})).toEqual({ byExpression: '', byFunction: { resolved: true, value: '' } });
});

it('a delivery needs no expression of n8n: of the panel alone there is one', () => {
	const fields = Object.entries(webhook as IWebhookDescription & Record<string, unknown>);
	const expressions = fields.filter(([, value]) => typeof value === 'string' && value.startsWith('='));
	expect(expressions.map(([name]) => name).sort()).toEqual(['httpMethod', 'ndvHideUrl']);
	expect(type.description.version).toBeGreaterThan(1);
});

import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { z } from '../vendor/zod';
import { ALLOW_AS_TOOL, needsConsent } from './agents';

/** What a node on the canvas says that it does: the action of its operation, as the menus of the resources have it. */
export function subtitleOf(properties: readonly INodeProperties[]): string {
	const actions = properties
		.filter(({ name }) => name === 'operation')
		.flatMap(({ displayOptions, options }) =>
			// Two resources may have an operation of the same name.
			(displayOptions?.show?.['resource'] ?? []).flatMap((resource) =>
				((options ?? []) as INodePropertyOptions[]).map(({ value, action }) => [
					`${String(resource)} ${value}`,
					action,
				]),
			),
		);
	return `={{ (${JSON.stringify(Object.fromEntries(actions))})[$parameter["resource"] + " " + $parameter["operation"]] }}`;
}

/** The switch by which an operation with many output fields returns those that most workflows go on with. */
export const simplifyField = (displayOptions?: INodeProperties['displayOptions']): INodeProperties => ({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	...(displayOptions === undefined ? {} : { displayOptions }),
});

/** The switch by which a writing operation only reports what it would do. */
export const dryRunField = (
	service: string,
	displayOptions: INodeProperties['displayOptions'],
): INodeProperties => ({
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description: `Whether to only report what would be done, without writing anything to ${service}`,
	...(displayOptions === undefined ? {} : { displayOptions }),
});

/** Seconds. A run of many cases would rather wait out a rate limit of five minutes than leave cases undone. */
const DEFAULT = 900;
const LEAST = 3;
const MOST = 86_400;

const giveUpAfterField = (service: string): INodeProperties => ({
	displayName: 'Give Up After (Seconds)',
	name: 'giveUpAfter',
	type: 'number',
	typeOptions: { minValue: LEAST, maxValue: MOST },
	default: DEFAULT,
	description: `How many seconds to keep trying when ${service} is too busy or cannot be reached; at least 3. Use 30 when someone is waiting for the answer, such as the caller of a webhook. Running the workflow again is safe.`,
});

/** What the options of a run say of it, which the first item that could be read decides. In seconds. */
export const giveUpAfterSchema = z
	.object({ giveUpAfter: z.coerce.number().min(LEAST).max(MOST).optional() })
	.nullish();

type Conditions = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** Fields that are shown where these conditions hold and their own. */
export const showWhen = (conditions: Conditions, fields: readonly INodeProperties[]): INodeProperties[] =>
	fields.map((field) => ({
		...field,
		displayOptions: { ...field.displayOptions, show: { ...conditions, ...field.displayOptions?.show } },
	}));

/** The fields of an operation of a resource, shown for it alone, with the options that each has. */
export const operationPanel = (
	service: string,
	resource: string,
	name: string,
	operation: PanelOperation,
): INodeProperties[] => {
	const options = [giveUpAfterField(service), ...(needsConsent(operation) ? [ALLOW_AS_TOOL] : [])];
	return showWhen({ resource: [resource], operation: [name] }, addOptions(operation.fields, options));
};

/** What the panel has to know of an operation. */
interface PanelOperation {
	fields: readonly INodeProperties[];
	asTool?: unknown;
}

function addOptions(fields: readonly INodeProperties[], more: readonly INodeProperties[]): INodeProperties[] {
	if (!fields.some(isOptions)) return [...fields, optionsField(more)];
	return fields.map((each) =>
		isOptions(each) ? optionsField([...((each.options ?? []) as INodeProperties[]), ...more]) : each,
	);
}

/**
 * The collection of what is rarely changed, which people add one by one; in the order of their names, as n8n's are.
 * What stands in it is read with the default that the panel would give, since n8n leaves out what nobody added.
 */
export const optionsField = (fields: readonly INodeProperties[]): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: byLabel(fields),
});

const byLabel = (fields: readonly INodeProperties[]): INodeProperties[] =>
	[...fields].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en'));

const isOptions = ({ name, type }: INodeProperties): boolean => name === 'options' && type === 'collection';

/**
 * The operations of a node without resources: the menu, and the fields of each shown for it alone.
 * @param actions what each does, as people read it: `List tasks`; the first one is the default
 */
export function operationFields(
	actions: Readonly<Record<string, string>>,
	operations: Readonly<Record<string, { fields: readonly INodeProperties[] }>>,
): INodeProperties[] {
	const options = Object.entries(actions).map(([value, action]) => ({
		...{ name: value.charAt(0).toUpperCase() + value.slice(1), value, action },
	}));
	const menu: INodeProperties = {
		...{ displayName: 'Operation', name: 'operation', noDataExpression: true },
		...{ type: 'options', default: options[0]?.value ?? '', options },
	};
	const fields = Object.entries(operations).flatMap(([operation, own]) =>
		showWhen({ operation: [operation] }, own.fields),
	);
	return [menu, ...fields];
}

/** How many records a listing yields. */
export const returnFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/**
 * How the panels of a service are made whose operations all have one option more.
 * @param service as people call it
 */
export const createOperationPanel =
	(service: string, option: INodeProperties) =>
	(resource: string, name: string, operation: PanelOperation): INodeProperties[] => {
		const { fields } = operation;
		const options = fields.find(isOptions);
		const inOptions = [...((options?.options ?? []) as INodeProperties[]), option];
		const others = fields.filter((field) => !isOptions(field));
		return operationPanel(service, resource, name, {
			...operation,
			fields: [...others, optionsField(inOptions)],
		});
	};

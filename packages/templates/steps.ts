/** A step without its name, its place and its ID. */
export interface Step {
	type: string;
	typeVersion: number;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	/** Refused items go on, to a second output or among the others. */
	onError?: 'continueErrorOutput' | 'continueRegularOutput';
	alwaysOutputData?: boolean;
	executeOnce?: boolean;
	/** Any text: the step gets one of its own. */
	webhookId?: string;
	disabled?: boolean;
}

const base = (type: string, typeVersion: number, parameters: Record<string, unknown>): Step => ({
	...{ type: `n8n-nodes-base.${type}`, typeVersion, parameters },
});

/** Credentials are chosen after the import: n8n fills in the one that there is. */
const credential = (type: string, name: string) => ({ [type]: { id: '', name } });

/**
 * Nobody waits for the answer, and what could not be done is tried again later: better than a run that is longer than
 * its claim on the events.
 */
const giveUpSoon = ({ options, ...parameters }: Record<string, unknown>) => ({
	...parameters,
	options: { giveUpAfter: 60, ...(options as object | undefined) },
});

/** Dropbox Case Folders. @param parameters without resource and operation */
export const dropbox = (
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	more: Partial<Step> = {},
): Step => ({
	...{ type: 'n8n-nodes-case-folders.dropboxCaseFolders', typeVersion: 1 },
	credentials: credential('dropboxCaseFoldersTokenApi', 'Dropbox of the office'),
	parameters: { authentication: 'token', resource, operation, ...giveUpSoon(parameters) },
	...more,
});

/** Dropbox Case Folders Trigger. */
export const dropboxTrigger = (parameters: Record<string, unknown>): Step => ({
	...{ type: 'n8n-nodes-case-folders.dropboxCaseFoldersTrigger', typeVersion: 1, webhookId: 'own' },
	credentials: credential('dropboxCaseFoldersTokenApi', 'Dropbox of the office'),
	parameters: { authentication: 'token', ...parameters },
});

/** Case Folder Workflows: settings, the event queue, emails, the status page. */
export const workflows = (
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	more: Partial<Step> = {},
): Step => ({
	...{ type: 'n8n-nodes-case-folders.caseFolderWorkflows', typeVersion: 1 },
	parameters: { resource, operation, ...parameters },
	...more,
});

/** Clio Matters. */
export const clio = (
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	more: Partial<Step> = {},
): Step => ({
	...{ type: 'n8n-nodes-clio-matters.clioMatters', typeVersion: 1 },
	credentials: credential('clioMattersOAuth2Api', 'Clio of the firm'),
	parameters: { resource, operation, ...giveUpSoon(parameters) },
	...more,
});

/** Clio Matters Trigger. */
export const clioTrigger = (parameters: Record<string, unknown>): Step => ({
	...{ type: 'n8n-nodes-clio-matters.clioMattersTrigger', typeVersion: 2, webhookId: 'own' },
	...{ credentials: credential('clioMattersOAuth2Api', 'Clio of the firm'), parameters },
});

/** LegalServer Matters. */
export const legalServer = (
	resource: string,
	operation: string,
	parameters: Record<string, unknown>,
	more: Partial<Step> = {},
): Step => ({
	...{ type: 'n8n-nodes-legalserver-matters.legalServerMatters', typeVersion: 1 },
	credentials: credential('legalServerMattersApi', 'LegalServer'),
	parameters: { resource, operation, ...giveUpSoon(parameters) },
	...more,
});

/** A value that a node's selector takes by its ID, or by its path. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });
export const byPath = (value: string) => ({ __rl: true, mode: 'path', value });

/** Calls another of these workflows with all items at once. @param options `forEach`: once for each item */
export const callWorkflow = (
	file: string,
	name: string,
	{ wait = true, forEach = false, ...more }: { wait?: boolean; forEach?: boolean } & Partial<Step> = {},
): Step => ({
	...base('executeWorkflow', 1.3, {
		workflowId: { __rl: true, mode: 'list', value: file, cachedResultName: name },
		mode: forEach ? 'each' : 'once',
		options: wait ? {} : { waitForSubWorkflow: false },
	}),
	...more,
});

/** Begins a workflow that others call, with whatever items they send. */
export const calledByWorkflow = (): Step =>
	base('executeWorkflowTrigger', 1.2, { inputSource: 'passthrough' });

export const manualTrigger = (): Step => base('manualTrigger', 1, {});

/** @param interval as the Schedule Trigger has it, such as `{ field: 'minutes', minutesInterval: 1 }` */
export const schedule = (interval: Record<string, unknown>): Step =>
	base('scheduleTrigger', 1.3, { rule: { interval: [interval] } });

/** Fields that are set; the others are dropped unless `keep`. Each value is an expression or a fixed value. */
export const setFields = (
	fields: Record<string, string | number | boolean>,
	{ keep = false, ...more }: { keep?: boolean } & Partial<Step> = {},
): Step => ({
	...base('set', 3.4, {
		assignments: {
			assignments: Object.entries(fields).map(([name, value], index) => ({
				...{ id: `field-${index}`, name, value },
				type: typeOf(value),
			})),
		},
		...(keep ? { includeOtherFields: true } : {}),
		options: {},
	}),
	...more,
});

/** An expression may yield anything; n8n is told by a prefix: `=object:{{ … }}`. */
function typeOf(value: string | number | boolean): string {
	return typeof value === 'string' ? 'string' : typeof value;
}

/** One item with this JSON, an expression as a whole. */
export const setJson = (jsonOutput: string, more: Partial<Step> = {}): Step => ({
	...base('set', 3.4, { mode: 'raw', jsonOutput, options: {} }),
	...more,
});

/** A condition of If, Filter or Switch: an expression that is true. */
const isTrue = (leftValue: string) => ({
	options: { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 },
	conditions: [
		{ leftValue, rightValue: '', operator: { type: 'boolean', operation: 'true', singleValue: true } },
	],
	combinator: 'and',
});

/** Lets through the items for which the expression is true. */
export const filter = (expression: string, more: Partial<Step> = {}): Step => ({
	...base('filter', 2.2, { conditions: isTrue(expression), looseTypeValidation: true, options: {} }),
	...more,
});

/** True to the first output, false to the second. */
export const ifTrue = (expression: string): Step =>
	base('if', 2.2, { conditions: isTrue(expression), looseTypeValidation: true, options: {} });

/** One output for each value of an expression, in order, and a last one for all others. */
export const switchOn = (expression: string, values: readonly string[]): Step =>
	base('switch', 3.2, {
		rules: {
			values: values.map((value) => ({
				conditions: {
					options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
					conditions: [
						{
							...{ leftValue: expression, rightValue: value },
							operator: { type: 'string', operation: 'equals' },
						},
					],
					combinator: 'and',
				},
				...{ renameOutput: true, outputKey: value },
			})),
		},
		options: { fallbackOutput: 'extra' },
	});

/** Waits for both inputs and hands on the items of both. */
export const append = (numberInputs = 2): Step => base('merge', 3.2, { mode: 'append', numberInputs });

/** One item for each entry of a list in the item; nothing else goes on. */
export const splitOut = (fieldToSplitOut: string): Step =>
	base('splitOut', 1, { fieldToSplitOut, options: {} });

export const webhook = (path: string, parameters: Record<string, unknown>): Step => ({
	...base('webhook', 2.1, { path, options: {}, ...parameters }),
	webhookId: 'own',
});

export const respond = (parameters: Record<string, unknown>): Step =>
	base('respondToWebhook', 1.5, { options: {}, ...parameters });

export const sendEmail = (parameters: Record<string, unknown>, more: Partial<Step> = {}): Step => ({
	...base('emailSend', 2.1, { ...parameters }),
	credentials: credential('smtp', 'Email of the office'),
	...more,
});

/** The Data Table node. @param table its name */
export const dataTable = (
	operation: string,
	table: string,
	parameters: Record<string, unknown>,
	more: Partial<Step> = {},
): Step => ({
	...base('dataTable', 1.1, {
		...{ resource: 'row', operation, dataTableId: { __rl: true, mode: 'name', value: table } },
		...parameters,
	}),
	...more,
});

/** Any other node of n8n's own. */
export const builtIn = base;

import { byId, byPath, callWorkflow, dropbox, setFields, workflows, type Step } from '../steps';
import { CLIENT_SETTINGS, QUEUE_STORAGE, QUEUE_WORKER } from './names';

/* What several of the workflows have in common. */

/** Refused items go to the second output. */
export const REST = { onError: 'continueErrorOutput' } as const;

/** The settings of a workflow whose runs have a link to a case page in them: n8n keeps none of them. */
export const NOTHING_IS_KEPT = {
	...{ saveDataErrorExecution: 'none', saveDataSuccessExecution: 'none' },
	...{ saveManualExecutions: false, saveExecutionProgress: false },
};

/** The step *Settings* of workflows that begin by themselves: one item with the client settings. */
export const settings = (more: Partial<Step> = {}): Step =>
	callWorkflow(CLIENT_SETTINGS.file, CLIENT_SETTINGS.name, { executeOnce: true, ...more });

/** An expression for a client setting, in workflows that have the step *Settings*. */
export const setting = (name: string): string => `={{ $('Settings').first().json.${name} }}`;

/** An expression for a client setting of the event, in workflows that do the work of events. */
export const settingOfEvent = (name: string): string => `={{ $('Events').item.json.settings.${name} }}`;

/** An expression for whether the office still tries things out: Clio has no demo of its own. */
export const IN_DEMO = "={{ $('Events').item.json.settings.environment === 'demo' }}";

/** Marks rows for the storage as new ones. */
export const asNew = (): Step => setFields({ action: 'add' }, { keep: true });

/** Goes on although nothing was added, because the event is there already. If it cannot be stored, the run ends. */
export const store = (): Step =>
	callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, { alwaysOutputData: true });

/** Stores an event that is there for the first time; what cannot be stored goes to the second output. */
export const storeNew = (): Step => callWorkflow(QUEUE_STORAGE.file, QUEUE_STORAGE.name, REST);

/** Lets the queue be worked on, and does not wait for it. */
export const workOn = (): Step =>
	callWorkflow(QUEUE_WORKER.file, QUEUE_WORKER.name, { wait: false, executeOnce: true });

/** Where there is no document: it is about the case as a whole. */
export const NO_DOCUMENT = '={{ null }}';

/** Holds a case, or a document of it, against the client settings. All are expressions. */
export const decide = (
	given: { event: string; document: string; matter: string; settings: string; filedBefore?: string },
	more: Partial<Step> = {},
): Step => workflows('document', 'decide', given, { ...REST, ...more });

/**
 * How a case folder is called, as *Decide* and the client settings say.
 * @param of makes an expression for a field of what *Decide* said
 * @param ofSettings makes an expression for a client setting
 */
export const namedBy = (of: (field: string) => string, ofSettings: (name: string) => string) => ({
	caseId: of('caseId'),
	folderNaming: ofSettings('folderNaming'),
	nameTemplate: ofSettings('nameTemplate'),
	lastName: of('lastName'),
	firstName: of('firstName'),
	templateFields: {
		field: Object.entries({
			...{ clientFirstName: 'firstName', clientLastName: 'lastName', clientName: 'clientName' },
			...{ practiceArea: 'practiceArea', matterType: 'matterType' },
			responsibleAttorney: 'responsibleAttorney',
		}).map(([name, field]) => ({ name, value: of(field) })),
	},
});

/** The folder of a case that *Decide* has just decided about. @param options of Create */
export const createFolder = (
	of: (field: string) => string,
	ofSettings: (name: string) => string,
	options: Record<string, unknown> = {},
): Step =>
	dropbox(
		'caseFolder',
		'create',
		{
			...namedBy(of, ofSettings),
			destination: byPath(of('destination')),
			subfolders: ofSettings('subfolders'),
			options,
		},
		REST,
	);

/**
 * Finds the folder of a case.
 * @param of as of `createFolder`
 * @param searchIn an expression for another folder than its destination
 */
export const findFolder = (
	of: (field: string) => string,
	ofSettings: (name: string) => string,
	{
		searchIn = of('destination'),
		options = {},
		more = REST,
	}: { searchIn?: string; options?: object; more?: Partial<Step> } = {},
): Step => {
	const { folderNaming, nameTemplate, caseId } = namedBy(of, ofSettings);
	return dropbox(
		'caseFolder',
		'find',
		{ caseId, searchIn: byPath(searchIn), folderNaming, nameTemplate, options },
		more,
	);
};

/**
 * An expression for *Also Search In*: where a case folder may be if it is not in its destination, because the practice
 * area of the case changed, or because the case is closed. All are expressions.
 * @param isClosedToo whether it may be among the closed ones
 */
export const otherPlaces = (
	ofSettings: string,
	destination: string,
	isClosedToo: boolean | string = false,
): string =>
	`={{ [...new Set([...Object.values(${ofSettings}.destinations), ${ofSettings}.destination${isClosedToo === false ? '' : `, ${isClosedToo === true ? '' : `${isClosedToo} && `}${ofSettings}.closedFolder`}])].filter((place) => place && place !== ${destination}).join('\\n') }}`;

/**
 * An expression: whether a matter of Clio is closed now, as the client settings of the event say by what that is told.
 * @param matter an expression
 */
export const isClosed = (matter: string): string => `({
	status: ${matter}.status === 'Closed',
	stage: String(${matter}.stage ?? '').trim().toLowerCase() === $('Events').item.json.settings.closedStage.trim().toLowerCase(),
	customField: (${matter}.customFields ?? []).some(({ name, value }) =>
		name === $('Events').item.json.settings.closedField &&
		String(value ?? '').trim().toLowerCase() === $('Events').item.json.settings.closedValue.trim().toLowerCase()),
})[$('Events').item.json.settings.closedWhen] === true`;

/**
 * An expression: whether its folder may be closed. It was closed by its status if the client settings told it by that
 * before, whatever tells it now.
 * @param matter an expression
 */
export const mayBeClosed = (matter: string): string =>
	`(${isClosed(matter)} || ${matter}.status === 'Closed')`;

/** Saves a manifest of the case folder that *Close it* has just closed, beside its archive. Its input is what that said. */
export const saveManifest = (): Step =>
	dropbox(
		'caseManifest',
		'createManifest',
		{
			caseFolder: byId('={{ $json.folderId }}'),
			saveIn: byPath("={{ $json.archivePath.split('/').slice(0, -1).join('/') }}"),
		},
		REST,
	);

/** Sentences out of what a step refused, for people. */
export const SENTENCES = `[$json.error?.message ?? String($json.error ?? 'The workflow failed'), $json.error?.advice ?? '']
		.map((sentence) => sentence.trim().replace(/[^.!?]$/, '$&.'))
		.join(' ')
		.trim()`;

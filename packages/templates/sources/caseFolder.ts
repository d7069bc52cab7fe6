import type { Flow } from '../Flow';
import { byId, byPath, dropbox, ifTrue } from '../steps';
import { createFolder, findFolder, otherPlaces, REST, setting, settingOfEvent } from './parts';

const first = (lines: string): string => lines.replace(/ }}$/, ".split('\\n')[0] }}");
const rest = (lines: string): string => lines.replace(/ }}$/, ".split('\\n').slice(1).join('\\n') }}");

/** The steps of `addCaseFolder` that reach Dropbox, besides *Case folder*. */
export const FOLDER_STEPS = ['In no destination?', 'Is it nowhere?', 'Move folder', 'Case folder'];

/** Where expressions find the decision and the settings. */
interface Sources {
	decision: string;
	settings: string;
	ofSettings: (name: string) => string;
}

/** Of workflows that do the work of events. */
const OF_EVENTS: Sources = {
	decision: "$('Decide').item.json",
	...{ settings: "$('Events').item.json.settings", ofSettings: settingOfEvent },
};

/** Of workflows that begin with one call. */
export const OF_CALL: Sources = {
	decision: "$('Decide').first().json",
	...{ settings: "$('Settings').first().json", ofSettings: setting },
};

/** An expression: whether closed cases are somewhere else. Of workflows that begin with one call. */
export const CAN_BE_CLOSED = "!!$('Settings').first().json.closedFolder";

/** An expression: whether somebody put the folder in the item among the closed ones by hand. */
const isAmongClosed = (settings: string): string =>
	`(!!${settings}.closedFolder && String($json.path ?? '').toLowerCase().startsWith((${settings}.closedFolder + '/').toLowerCase()))`;

interface FolderPlan {
	/** The step with the items of *Decide*, and its output. */
	from: string;
	output?: number;
	/** On the canvas. */
	column: number;
	row: number;
	sources?: Sources;
	/** Of the step that creates. */
	name?: string;
	/** The step where refused items go. */
	refused?: string;
	/** An expression for the ID of the folder, where the caller knows it: then nothing is searched or moved. */
	known?: string;
	/** An expression: whether the case may be closed. Its folder is looked for among the closed ones, too, and stays there. */
	closed?: string;
	/** An expression: whether a closed folder is put back first. */
	reopen?: string;
	/** Of all steps that reach Dropbox. */
	options?: Record<string, unknown>;
}

/**
 * The folder of the matter that *Decide* looked at: created, or found; from the destination of another practice area it
 * is moved to its own, and a closed one is used where it is. Offices with one destination go straight to the step that
 * creates, unless the case may be closed.
 */
export function addCaseFolder(
	flow: Flow,
	{
		from,
		output = 0,
		column,
		row,
		sources = OF_EVENTS,
		name = 'Case folder',
		refused = 'Result',
		known = "''",
		closed,
		reopen,
		options = {},
	}: FolderPlan,
): Flow {
	const { decision, settings, ofSettings } = sources;
	const of = (field: string): string => `={{ ${decision}.${field} }}`;
	const others = otherPlaces(settings, `${decision}.destination`, closed);
	const isSplit = `Object.keys(${settings}.destinations).length > 0`;
	if (closed !== undefined) {
		flow
			.add(
				'Is it closed?',
				ifTrue(`={{ $json.closed === true${reopen === undefined ? ` || ${isAmongClosed(settings)}` : ''} }}`),
				[column + 3.6, row - 1.9],
			)
			.connect('Is it closed?', reopen === undefined ? name : 'Is it open again?')
			.connect('Is it closed?', 'Move folder', 1);
	}
	if (reopen !== undefined) {
		flow
			.add('Is it open again?', ifTrue(`={{ ${reopen} }}`), [column + 4.3, row - 2.5])
			.add(
				'Put it back',
				dropbox('caseFolder', 'reopen', { caseFolder: byId('={{ $json.folderId }}'), options }, REST),
				[column + 5, row - 2.2],
				'Is it open again?',
			)
			.connect('Is it open again?', name, 1)
			.connect('Put it back', name)
			.connect('Put it back', refused, 1);
	}
	return flow
		.add(
			'Several destinations?',
			ifTrue(`={{ ${closed === undefined ? isSplit : `(${isSplit} || ${closed})`} && !${known} }}`),
			[column, row],
		)
		.connect(from, 'Several destinations?', output)
		.add(
			'In its destination',
			findFolder(of, ofSettings, { options }),
			[column + 1, row - 0.8],
			'Several destinations?',
		)
		.add('In no destination?', ifTrue("={{ $json.error.reason === 'not_found' }}"), [column + 2, row - 0.4])
		.connect('In its destination', 'In no destination?', 1)
		.add(
			'In another destination',
			findFolder(of, ofSettings, {
				searchIn: first(others),
				options: { ...options, alsoSearchIn: rest(others) },
			}),
			[column + 3, row - 0.8],
			'In no destination?',
		)
		.add('Is it nowhere?', ifTrue("={{ $json.error.reason === 'not_found' }}"), [column + 4, row - 0.4])
		.connect('In another destination', 'Is it nowhere?', 1)
		.add(
			'Move folder',
			dropbox(
				'caseFolder',
				'move',
				{
					...{ caseFolder: byId('={{ $json.folderId }}'), newDestination: byPath(of('destination')) },
					options,
				},
				REST,
			),
			[column + 4.3, row - 1.1],
		)
		.connect('In another destination', closed === undefined ? 'Move folder' : 'Is it closed?')
		.add(
			name,
			createFolder(of, ofSettings, {
				// Dropbox's search may not know yet where it was moved.
				existingFolderId: `={{ $json.folderId || ${known} }}`,
				...options,
			}),
			[column + 5, row],
			['In its destination', 'Is it nowhere?', 'Move folder'],
		)
		.connect('Several destinations?', name, 1)
		.connect('In no destination?', refused, 1)
		.connect('Is it nowhere?', refused, 1)
		.connect('Move folder', refused, 1)
		.connect(name, refused, 1);
}

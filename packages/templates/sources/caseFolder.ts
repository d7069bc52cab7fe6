import type { Flow } from '../Flow';
import { byId, byPath, dropbox, ifTrue } from '../steps';
import { createFolder, findFolder, otherPlaces, REST, settingOfEvent } from './parts';

const ofDecision = (field: string): string => `={{ $('Decide').item.json.${field} }}`;

const OTHERS = otherPlaces("$('Events').item.json.settings", "$('Decide').item.json.destination");
const first = (lines: string): string => lines.replace(/ }}$/, ".split('\\n')[0] }}");
const rest = (lines: string): string => lines.replace(/ }}$/, ".split('\\n').slice(1).join('\\n') }}");

/** The steps of `addCaseFolder` that reach Dropbox, besides *Case folder*. */
export const FOLDER_STEPS = ['In no destination?', 'Is it nowhere?', 'Move folder', 'Case folder'];

/**
 * The folder of the matter that *Decide* looked at: created, or found; from the destination of another practice area it
 * is moved to its own. Offices with one destination go straight to *Case folder*.
 * @param from the step with the items of *Decide*, and its output
 */
export function addCaseFolder(
	flow: Flow,
	{ from, output = 0, column, row }: { from: string; output?: number; column: number; row: number },
): Flow {
	return flow
		.add(
			'Several destinations?',
			ifTrue("={{ Object.keys($('Events').item.json.settings.destinations).length > 0 }}"),
			[column, row],
		)
		.connect(from, 'Several destinations?', output)
		.add(
			'In its destination',
			findFolder(ofDecision, settingOfEvent),
			[column + 1, row - 0.8],
			'Several destinations?',
		)
		.add('In no destination?', ifTrue("={{ $json.error.reason === 'not_found' }}"), [column + 2, row - 0.4])
		.connect('In its destination', 'In no destination?', 1)
		.add(
			'In another destination',
			findFolder(ofDecision, settingOfEvent, {
				searchIn: first(OTHERS),
				options: { alsoSearchIn: rest(OTHERS) },
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
				{ caseFolder: byId('={{ $json.folderId }}'), newDestination: byPath(ofDecision('destination')) },
				REST,
			),
			[column + 4, row - 1],
			'In another destination',
		)
		.add(
			'Case folder',
			createFolder(ofDecision, settingOfEvent, {
				// Dropbox's search may not know yet where it was moved.
				existingFolderId: "={{ $json.folderId || '' }}",
			}),
			[column + 5, row],
			['In its destination', 'Is it nowhere?', 'Move folder'],
		)
		.connect('Several destinations?', 'Case folder', 1)
		.connect('In no destination?', 'Result', 1)
		.connect('Is it nowhere?', 'Result', 1)
		.connect('Move folder', 'Result', 1)
		.connect('Case folder', 'Result', 1);
}

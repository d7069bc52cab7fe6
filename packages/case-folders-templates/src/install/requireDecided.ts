import { undecided, type Failure } from '../io/Failure';
import { isMadeByHand } from '../sets/compare';
import { MARK_NOTE } from '../sets/mark';
import type { InstallPlan, Planned } from './planInstall';

/** What a person may decide about what they changed. */
export interface Decisions {
	replaceChanged?: boolean | undefined;
	keepChanged?: boolean | undefined;
	besideSameName?: boolean | undefined;
}

/** @throws Failure before anything is written, if something is there about which a person has to decide */
export function requireDecided(plan: InstallPlan, client: string, decisions: Decisions): void {
	const [first] = whatStops(plan, client, decisions);
	if (first !== undefined) throw first;
}

/** All about which a person has to decide. */
export function whatStops(
	{ planned, found }: InstallPlan,
	client: string,
	{ replaceChanged, keepChanged, besideSameName }: Decisions,
): Failure[] {
	const stops: Failure[] = [];
	if (found.ofOthers.length > 0)
		stops.push(
			undecided(
				'This n8n has workflows of another client, whose cases would be in the same tables:',
				`Use an n8n of its own for ${client}, or uninstall the other client first.`,
				found.ofOthers.map(({ name, id }) => `${name} (${id})`),
			),
		);
	if (found.copies.size > 0)
		stops.push(
			undecided(
				'These workflows are there more than once, and it is not known which one is in use:',
				`Delete the copies in n8n, or the note “${MARK_NOTE}” on their canvas.`,
				[...found.copies.values()].flat().map(({ name, id }) => `${name} (${id})`),
			),
		);
	const archived = planned.filter(({ stored }) => stored?.isArchived === true);
	if (archived.length > 0)
		stops.push(
			undecided(
				'These workflows were archived in n8n:',
				'Unarchive them there, or delete them to have them installed anew.',
				archived.map(nameOf),
			),
		);
	const working = found.sameName.filter(({ active }) => active);
	if (working.length > 0 && besideSameName !== true)
		stops.push(
			undecided(
				'These published workflows have the names of ours, but were not installed by this command. Both would work on the same events:',
				'Unpublish or delete them in n8n. If they have nothing to do with case folders, use --beside-same-name.',
				working.map(({ name, id }) => `${name} (${id})`),
			),
		);
	const changed = planned.filter(({ kind }) => kind === 'changed');
	if (changed.length > 0 && replaceChanged !== true && keepChanged !== true)
		stops.push(
			undecided(
				'These workflows were changed by hand in n8n, and installing would overwrite the changes:',
				'Put the changes into the client’s file, or use --replace-changed to overwrite them. With --keep-changed, these workflows stay as they are and all others are installed.',
				changed.map((each) => `${nameOf(each)}: ${whatChanged(each)}`),
			),
		);
	return stops;
}

const nameOf = ({ target }: Planned): string => target.workflow.name;

/** The places, where it is known which; otherwise all that is different. */
export function whatChanged({ comparison }: Planned): string {
	const { byHand = [], differences = [] } = comparison ?? {};
	const all = byHand.length > 0 ? differences.filter((each) => isMadeByHand(each, byHand)) : differences;
	const said = all.length > 0 ? all : byHand.length > 0 ? byHand : ['the note of this command is gone'];
	return said.slice(0, 8).join('; ') + (said.length > 8 ? `; and ${said.length - 8} more` : '');
}

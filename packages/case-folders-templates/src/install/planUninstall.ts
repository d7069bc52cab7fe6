import { systemOf } from '../client/checkClient';
import type { Client, SetName } from '../client/schema';
import { undecided } from '../io/Failure';
import type { StoredWorkflow } from '../n8n/N8nApi';
import { changesByHand } from '../sets/compare';
import { contentOf } from '../sets/content';
import { featuresFor } from '../sets/features';
import { makeSet, type Origin } from '../sets/makeSet';
import { MARK_NOTE, markOf } from '../sets/mark';
import { stableIds } from '../sets/stableIds';
import { findInstalled } from './findInstalled';
import type { Installed } from './InstallRecord';

export interface UninstallPlan {
	/** To be deleted. */
	own: StoredWorkflow[];
	/** IDs of those of them that somebody changed. */
	changed: ReadonlySet<string>;
	/** What stays that somebody may take for ours, and why. */
	left: string[];
}

/**
 * What there is to delete of a set.
 * @throws Failure where there are several of one file and the record knows none: one of them is a client's own
 */
export function planUninstall(
	client: Client,
	set: SetName,
	stored: readonly StoredWorkflow[],
	recorded: Readonly<Record<string, Installed>>,
	origin: Origin,
): UninstallPlan {
	// What is no longer in the client's file may be installed, and call others.
	const all = makeSet({ ...client, workflows: featuresFor(systemOf(client)) }, set, origin);
	const found = findInstalled(stored, { client: client.id, set }, all, recorded);
	if (found.copies.size > 0)
		throw undecided(
			'These workflows are there more than once, and it is not known which one was installed:',
			`Delete the note “${MARK_NOTE}” on the canvas of those that are to stay, and run it again.`,
			[...found.copies.values()].flat().map(({ name, id }) => `${name} (${id})`),
		);
	const stableIdOf = stableIds(stored, found.own, all);
	const files = [...found.own].filter(([, each]) => markOf(each) !== undefined);
	const changed = files.filter(
		([file, each]) =>
			changesByHand(contentOf(each, stableIdOf), markOf(each)?.content, recorded[file]?.hashes)
				.isChangedByHand,
	);
	return {
		own: files.map(([, each]) => each),
		changed: new Set(changed.map(([, { id }]) => id)),
		left: [
			...[...found.own.values()]
				.filter((each) => markOf(each) === undefined)
				.map(
					({ name, id }) => `${name} (${id}): its note is gone, so it was left as it is. Delete it in n8n.`,
				),
			...found.besides.map(
				({ name, id }) =>
					`${name} (${id}): is a copy that this command did not install, so it was left as it is.`,
			),
		],
	};
}

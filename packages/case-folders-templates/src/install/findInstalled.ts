import type { SetName } from '../client/schema';
import { undecided } from '../io/Failure';
import type { StoredWorkflow } from '../n8n/N8nApi';
import { markOf } from '../sets/mark';
import type { SetWorkflow } from '../sets/Workflow';
import type { Installed } from './InstallRecord';

/** What n8n has of a client's set. */
export interface Found {
	/** By file. */
	own: Map<string, StoredWorkflow>;
	/** Several that carry the mark of one file, of which the record knows none: by file. */
	copies: Map<string, StoredWorkflow[]>;
	/** Beside one that the record knows, others with its mark: somebody copied it. They are left alone. */
	besides: StoredWorkflow[];
	/** Of another client: its queue would be in the same tables. */
	ofOthers: StoredWorkflow[];
	/** Without a mark, with the name of one of the set: they are left alone. */
	sameName: StoredWorkflow[];
}

/**
 * Finds the workflows of a set among all of an n8n: by the IDs of the record, else by their marks. A name alone says
 * nothing.
 */
export function findInstalled(
	stored: readonly StoredWorkflow[],
	{ client, set }: { client: string; set: SetName },
	workflows: readonly SetWorkflow[],
	recorded: Readonly<Record<string, Installed>> = {},
): Found {
	const byId = new Map(stored.map((each) => [each.id, each]));
	const marked = stored.map((workflow) => ({ workflow, mark: markOf(workflow) }));
	const files = new Set([...workflows.map(({ file }) => file), ...Object.keys(recorded)]);
	for (const { mark } of marked) if (mark?.client === client && mark.set === set) files.add(mark.file);
	const found: Found = { own: new Map(), copies: new Map(), besides: [], ofOthers: [], sameName: [] };
	for (const file of files) {
		const known = byId.get(recorded[file]?.id ?? '');
		const carrying = marked
			.filter(({ mark }) => mark?.client === client && mark.set === set && mark.file === file)
			.map(({ workflow }) => workflow);
		const own = known ?? (carrying.length === 1 ? carrying[0] : undefined);
		if (own !== undefined) found.own.set(file, own);
		else if (carrying.length > 1) found.copies.set(file, carrying);
		if (known !== undefined) found.besides.push(...carrying.filter((each) => each !== known));
	}
	const names = new Set(workflows.map(({ workflow }) => workflow.name));
	const own = new Set(found.own.values());
	found.ofOthers = marked
		.filter(({ mark }) => mark !== undefined && mark.client !== client)
		.map(({ workflow }) => workflow);
	found.sameName = marked
		.filter(({ workflow, mark }) => mark === undefined && names.has(workflow.name) && !own.has(workflow))
		.map(({ workflow }) => workflow);
	return found;
}

/**
 * n8n lists only what the owner of the API key sees. Whoever sees other projects would install everything a second time.
 * @throws Failure where the record knows workflows and n8n lists none of them
 */
export function requireListed(
	stored: readonly StoredWorkflow[],
	recorded: Readonly<Record<string, Installed>>,
	path: string,
): void {
	const ids = new Set(stored.map(({ id }) => id));
	const known = Object.values(recorded);
	if (known.length === 0 || known.some(({ id }) => ids.has(id))) return;
	throw undecided(
		`n8n lists none of the ${known.length} workflows of the install record`,
		`Use the API key of an owner or admin: others may not see them. If they were deleted in n8n, delete ${path} and run it again.`,
	);
}

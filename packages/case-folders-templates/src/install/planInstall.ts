import type { SetName } from '../client/schema';
import type { StoredWorkflow } from '../n8n/N8nApi';
import { compare, type Comparison } from '../sets/compare';
import { contentOf } from '../sets/content';
import { markOf } from '../sets/mark';
import { stableIds } from '../sets/stableIds';
import { callsOf, isPublishable, type SetWorkflow } from '../sets/Workflow';
import { findInstalled, type Found } from './findInstalled';
import type { Installed } from './InstallRecord';
import { lacksCredentials, type CredentialIds } from './mapCredentials';

/** `changed`: by hand, and it would be overwritten. */
export type Kind = 'create' | 'update' | 'same' | 'changed';

export interface Planned {
	target: SetWorkflow;
	stored: StoredWorkflow | undefined;
	kind: Kind;
	comparison: Comparison | undefined;
	/** Whether what there is then is not published yet. */
	isToPublish: boolean;
}

export interface InstallPlan {
	set: SetName;
	planned: Planned[];
	found: Found;
	/** Installed once, and no longer part of the set. */
	leftOver: StoredWorkflow[];
}

/** What an installation of a set has to do, from what is in n8n now. */
export function planInstall(
	{ client, set }: { client: string; set: SetName },
	workflows: readonly SetWorkflow[],
	stored: readonly StoredWorkflow[],
	recorded: Readonly<Record<string, Installed>>,
	credentials: CredentialIds,
): InstallPlan {
	const found = findInstalled(stored, { client, set }, workflows, recorded);
	const copies = [...found.copies].flatMap(([file, all]) => all.map((each) => [file, each] as const));
	const stableIdOf = stableIds(stored, [...found.own, ...copies], workflows);
	const n8nIdOf = new Map(workflows.map(({ file, id }) => [id, found.own.get(file)?.id]));
	const planned = workflows.map((target): Planned => {
		const own = found.own.get(target.file);
		if (own === undefined)
			return {
				target,
				stored: own,
				kind: 'create',
				comparison: undefined,
				isToPublish: isPublishable(target.workflow),
			};
		const comparison = compare(
			contentOf(own, stableIdOf),
			contentOf(target.workflow),
			markOf(own)?.content,
			recorded[target.file]?.hashes,
		);
		const calls = callsOf(target.workflow).map((id) => n8nIdOf.get(id) ?? id);
		const callsOthers = calls.some((id) => !callsOf(own).includes(id));
		const isSame =
			comparison.differences.length === 0 &&
			!callsOthers &&
			!lacksCredentials(own, credentials) &&
			isMarkedNow(own, target);
		const kind = isSame ? 'same' : comparison.isChangedByHand ? 'changed' : 'update';
		return {
			target,
			stored: own,
			kind,
			comparison,
			isToPublish: isPublishable(target.workflow) && (kind !== 'same' || !isPublished(own)),
		};
	});
	const files = new Set(workflows.map(({ file }) => file));
	return {
		set,
		planned,
		found,
		leftOver: [...found.own].filter(([file]) => !files.has(file)).map(([, each]) => each),
	};
}

export const isPublished = ({ active, activeVersionId, versionId }: StoredWorkflow): boolean =>
	activeVersionId === undefined ? active : activeVersionId !== null && activeVersionId === versionId;

/** The note is there and says what is there: a note of an earlier version is written anew. */
const isMarkedNow = (own: StoredWorkflow, { workflow }: SetWorkflow): boolean =>
	JSON.stringify(markOf(own)) === JSON.stringify(markOf(workflow));

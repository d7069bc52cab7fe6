import type { N8nApi, StoredWorkflow } from '../n8n/N8nApi';
import { contentOf, hashesOf } from '../sets/content';
import { callsOf, withCalls, type SetWorkflow, type Workflow } from '../sets/Workflow';
import type { Installed } from './InstallRecord';
import { withCredentialIds, type CredentialIds } from './mapCredentials';
import type { Planned } from './planInstall';

export interface Written {
	created: string[];
	updated: string[];
	/** Now in n8n, by file. */
	stored: Map<string, StoredWorkflow>;
}

/** What is told while it goes on. */
export interface Watcher {
	progress(line: string): void;
	/** After each workflow, so that whoever is killed knows what there is. */
	remember(file: string, installed: Installed): void;
}

/**
 * Creates and updates workflows, those that others call first. A process that ends here leaves workflows that are complete
 * but for calls to themselves, each with its mark, so the next run finds all of them.
 */
export async function carryOut(
	api: N8nApi,
	planned: readonly Planned[],
	credentials: CredentialIds,
	{ progress, remember }: Watcher,
): Promise<Written> {
	const ids = new Map(planned.map(({ target, stored }) => [target.id, stored?.id]));
	const written: Written = { created: [], updated: [], stored: new Map() };
	const ready = (workflow: Workflow) =>
		withCredentialIds(
			withCalls(workflow, (id) => ids.get(id) ?? ''),
			credentials,
		);
	const keep = ({ target }: Planned, stored: StoredWorkflow): void => {
		ids.set(target.id, stored.id);
		written.stored.set(target.file, stored);
		remember(target.file, installedAs(target, stored.id));
	};
	for (const [index, each] of planned.entries()) {
		const { target, stored, kind } = each;
		const say = (what: string) => progress(`${index + 1}/${planned.length} ${target.workflow.name}: ${what}`);
		if (stored === undefined) {
			const isWhole = callsOf(target.workflow).every((id) => ids.get(id) !== undefined);
			keep(each, await api.create(ready(target.workflow)));
			if (!isWhole) keep(each, await api.update(ids.get(target.id) ?? '', ready(target.workflow)));
			written.created.push(target.workflow.name);
			say('created');
		} else if (kind === 'update') {
			keep(each, await api.update(stored.id, ready(target.workflow)));
			written.updated.push(target.workflow.name);
			say('updated');
		} else {
			written.stored.set(target.file, stored);
			if (kind === 'same') remember(target.file, installedAs(target, stored.id));
			say(kind === 'same' ? 'is up to date' : 'was changed by hand and stays as it is');
		}
	}
	return written;
}

const installedAs = ({ workflow }: SetWorkflow, id: string): Installed => ({
	...{ id, name: workflow.name, hashes: hashesOf(contentOf(workflow)) },
});

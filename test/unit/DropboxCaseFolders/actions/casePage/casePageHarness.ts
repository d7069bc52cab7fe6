/* eslint-disable @n8n/community-nodes/no-restricted-imports -- test code, never part of the package */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { CasePageDependencies } from '@/nodes/DropboxCaseFolders/actions/shared/Dependencies';
import { outcomeOf, type Outcome } from '@/nodes/shared/core/outcome';
import { signPageLink, type PageLink } from '@/nodes/shared/domain/casePage/PageLink';
import { stableAddress } from '@/nodes/shared/domain/entry';
import type { DropboxPort } from '@/nodes/shared/dropbox/port';
import type { Operation } from '@/nodes/shared/node/Operation';
import type { TestDropboxOptions } from '@/test/support/createTestDropbox';
import { createItemContext } from '@/test/support/createItemContext';
import { CASE, createPrivilegeHarness } from '../document/restrict/privilegeHarness';

export { CASE, MEMO } from '../document/restrict/privilegeHarness';

export const KEY = 'k'.repeat(32);

export type CasePageHarness = Awaited<ReturnType<typeof createCasePageHarness>>;

/** The case folder of a team, links to it, and what a Webhook node hands to the operations of its page. */
export async function createCasePageHarness(as: TestDropboxOptions = {}) {
	const world = await createPrivilegeHarness(as);
	const keys = { current: KEY, former: undefined as string | undefined };
	const dependencies = (dropbox: DropboxPort = world.dropbox): CasePageDependencies => ({
		...{ dropbox, clock: world.clock, linkKeys: () => keys, progress: () => undefined },
		documents: undefined as never,
	});
	const token = (more: Partial<PageLink> = {}): string => {
		const link: PageLink = {
			...{ folder: stableAddress(world.caseFolder as never), canAdd: true, includesPrivileged: false },
			...{ person: undefined, caseId: undefined, expires: world.clock.now() + 3_600_000 },
			...more,
		};
		return signPageLink(link, KEY);
	};
	/** What comes in at the webhook, as n8n's node hands it on. */
	const requestOf = (link: string, action?: string, details: IDataObject = {}): IDataObject => ({
		headers: link === '' ? {} : { authorization: `Bearer ${link}` },
		...{ params: {}, query: {} },
		body: action === undefined ? {} : { action, request: JSON.stringify(details) },
	});
	/** One item through an operation: the rows that it becomes, and its files; or the refusal. */
	async function run<Request, Result>(
		operation: Operation<Request, Result, CasePageDependencies>,
		parameters: IDataObject,
		item: INodeExecutionData = { json: {} },
		dropbox?: DropboxPort,
	): Promise<Outcome<{ rows: IDataObject[]; binaries: object[] }>> {
		return await outcomeOf(async () => {
			const request = await operation.read(createItemContext(parameters, item), 0);
			const [outcome] = await operation.run([request], dependencies(dropbox));
			if (outcome?.ok !== true) throw outcome?.refusal ?? new Error('no outcome');
			return { rows: operation.rows(outcome.value), binaries: operation.binaries?.(outcome.value) ?? [] };
		});
	}
	return { ...world, keys, dependencies, token, requestOf, run, path: CASE };
}

/** The rows; throws what was refused. */
export function rowsOf(outcome: Outcome<{ rows: IDataObject[] }>): IDataObject[] {
	if (!outcome.ok) throw outcome.refusal;
	return outcome.value.rows;
}

export const reasonOf = (outcome: Outcome<unknown>): string =>
	outcome.ok ? 'done' : `${outcome.refusal.reason}: ${outcome.refusal.message}`;

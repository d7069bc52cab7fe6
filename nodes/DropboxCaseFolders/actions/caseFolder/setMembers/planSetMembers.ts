import { mapOk, outcomeOfSync, type Outcome } from '../../../../shared/core/outcome';
import { Refusal } from '../../../../shared/core/Refusal';
import type { Entry, FolderEntry } from '../../../../shared/domain/entry';
import { CasesWithin } from '../../../../shared/domain/marker/CasesWithin';
import { namesCase } from '../../../../shared/domain/naming/namesCase';
import { parentPath } from '../../../../shared/domain/paths';
import type { DropboxPort } from '../../../../shared/dropbox/port';
import { readCaseContents } from '../../shared/caseFolders/requireOneCase';
import { requireOutsideCases } from '../../shared/caseFolders/requireOutsideCases';
import { locateMany, requireFolder } from '../../shared/locate/locateMany';
import type { SetMembersPlan, SetMembersRequest } from './SetMembersRequest';

/** What lies in a case folder: other cases, which there should be none of, and folders with members of their own. */
class CaseContents extends CasesWithin {
	readonly nested: FolderEntry[] = [];

	override visit(entry: Entry, spot: string, property: string | undefined): void {
		super.visit(entry, spot, property);
		const isShared = entry.kind === 'folder' && entry.ownNamespaceId !== undefined;
		// An entry may come twice.
		if (isShared && spot !== '' && !this.nested.some(({ id }) => id === entry.id)) this.nested.push(entry);
	}
}

/**
 * Finds the folders, and refuses those that are not the cases' own. Members of a folder above the cases would lose all
 * of them: one that says in no way which case it is of is refused, too.
 */
export async function planSetMembers(
	requests: readonly SetMembersRequest[],
	dropbox: DropboxPort,
): Promise<Array<Outcome<SetMembersPlan>>> {
	const entries = await locateMany([...new Set(requests.map(({ folder }) => folder))], dropbox);
	const found = requests.map((request) => {
		const entry = entries.get(request.folder) as Outcome<Entry>;
		if (!entry.ok) return entry;
		return outcomeOfSync(() => ({ request, folder: requireFolder(entry.value, request.folder) }));
	});
	const own = await mapOk(found, async (all) => {
		const contents = await readCaseContents(
			all.map(({ folder }) => folder),
			() => new CaseContents(),
			dropbox,
		);
		return all.map((each, index) =>
			outcomeOfSync((): SetMembersPlan => {
				const read = contents[index] as Outcome<CaseContents>;
				if (!read.ok) throw read.refusal;
				requireOwnFolder(each, read.value);
				return { ...each, nested: read.value.nested };
			}),
		);
	});
	return await mapOk(
		own,
		async (all) =>
			await requireOutsideCases(
				all,
				({ folder: { path } }) => (path === undefined ? undefined : parentPath(path)),
				'Case Folder',
				dropbox,
			),
	);
}

/** @throws Refusal `belongs_to_another_case` */
function requireOwnFolder(
	{ request: { caseId }, folder }: Pick<SetMembersPlan, 'request' | 'folder'>,
	cases: CasesWithin,
): void {
	cases.assertOneCase(caseId);
	if (!cases.isMarkedFor(caseId) && !namesCase(folder.name, caseId)) throw ofNoCaseRefusal();
}

const ofNoCaseRefusal = (): Refusal =>
	new Refusal(
		'belongs_to_another_case',
		'The folder has no case marker and does not have the case ID in its name, so the node cannot tell whether it belongs to this case',
		'Check Case Folder. If it is the right folder, run Create with its ID under Existing Folder ID, which marks it for the case. Then run this again.',
	);

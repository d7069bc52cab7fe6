import type { FolderEntry } from '../../../../shared/domain/entry';
import { webLink } from '../../../../shared/domain/webLink';
import type { MovedFolder, MovePlan } from './MoveRequest';

/**
 * The line of the report for one case folder.
 * @param folder as it is after the move; where nothing was moved, it is as planned
 */
export function reportOf(plan: MovePlan, folder: FolderEntry = expectedFolder(plan)): MovedFolder {
	return {
		folderId: folder.id,
		name: folder.name,
		pathBefore: plan.folder.path,
		path: folder.path,
		url: webLink(folder),
		status: plan.isThere ? 'alreadyThere' : 'moved',
		warnings: plan.warnings,
		...(plan.request.dryRun ? { dryRun: true } : {}),
	};
}

const expectedFolder = ({ folder, isThere, newPath }: MovePlan): FolderEntry =>
	isThere ? folder : { ...folder, path: newPath };

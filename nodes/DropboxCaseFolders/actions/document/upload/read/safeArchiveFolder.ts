import { safeRelativePath } from '../../../../../shared/domain/naming/safeName';
import { pathKey } from '../../../../../shared/domain/paths';
import { Refusal } from '../../../../../shared/core/Refusal';
import type { ConflictRule } from '../../../../../shared/domain/documents/DocumentFacts';

/**
 * The folder that prior versions go into, made safe.
 * @param subfolder that the documents go into, safe
 * @throws Refusal `invalid_input` when it is the case folder itself, or documents would replace what it keeps
 */
export function safeArchiveFolder(given: string, rule: ConflictRule, subfolder: string): string {
	const { path } = safeRelativePath(given);
	if (path === '') {
		throw new Refusal(
			'invalid_input',
			'The archive folder has no name',
			'Fill the option Archive Folder, e.g. with _Archive, or remove the option.',
		);
	}
	if (rule === 'archive' && `${pathKey(subfolder)}/`.startsWith(`${pathKey(path)}/`)) {
		throw new Refusal(
			'invalid_input',
			'The document is to be filed in the archive folder, which keeps prior versions only',
			'Choose another subfolder, another Archive Folder, or another rule under If the Name Is Taken.',
		);
	}
	return path;
}

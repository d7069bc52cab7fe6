import { Refusal } from '../../../../shared/core/Refusal';
import { isPackageFile } from '../../../../shared/domain/isPackageFile';
import { safeName } from '../../../../shared/domain/naming/safeName';

/**
 * The name that a file of a page gets. Files by which this package knows a case or its closing are none that a page
 * may bring: whoever has a link could pass a folder off as another case's.
 * @throws Refusal `name_not_allowed`
 */
export function requireDocumentName(given: string): string {
	const { name } = safeName(given, 'file');
	if (!isPackageFile({ name })) return name;
	throw new Refusal(
		'name_not_allowed',
		'This name is reserved for files that mark a case folder',
		'Rename the file, then add it again.',
	);
}

import type { IExecuteFunctions } from 'n8n-workflow';
import { PrivilegedCategories } from '../../../../../shared/domain/privilege/PrivilegedCategories';
import { Refusal } from '../../../../../shared/core/Refusal';
import { optionalText } from '../../../../../shared/node/readParameters';
import { readParameters } from '../../../../../shared/dropboxNode/readParameters';
import { readRestriction, type Restriction } from '../../../shared/restriction/restrictedFolderFields';
import { categories } from '../read/request';

/** Whether, and where, the documents of an item are kept apart, and what is to be said of it. */
interface Privilege {
	/** Undefined where they are not privileged. */
	restriction: Restriction | undefined;
	warnings: string[];
}

const UNKNOWN = 'No category was given, so the document was treated as not privileged';

/**
 * Of an item whose privileged documents are to be restricted.
 * @param caseFolder address of the case folder
 * @throws Refusal `invalid_input`, `name_not_allowed`
 */
export function readPrivilege(context: IExecuteFunctions, itemIndex: number, caseFolder: string): Privilege {
	const given = readParameters(
		context,
		itemIndex,
		{ privilegedCategories: optionalText, category: categories },
		'restrictPrivileged',
	);
	const privileged = new PrivilegedCategories(given.privilegedCategories);
	if (privileged.isEmpty) {
		throw new Refusal(
			'invalid_input',
			'There are no privileged categories',
			'Fill in Privileged Categories, or turn off Restrict Privileged Documents.',
		);
	}
	// Read for every item, so that a mistyped address shows before the first privileged document comes.
	const restriction = readRestriction(context, itemIndex, caseFolder);
	const isGiven = given.category.some((category) => category.trim() !== '');
	return {
		restriction: privileged.includesAny(given.category) ? restriction : undefined,
		warnings: isGiven ? [] : [UNKNOWN],
	};
}

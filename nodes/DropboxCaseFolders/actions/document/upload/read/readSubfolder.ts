import type { IExecuteFunctions } from 'n8n-workflow';
import { safeRelativePath } from '../../../../../shared/domain/naming/safeName';
import {
	CategoryMap,
	type CategoryRoute,
	subfolderFor,
	type SubfolderChoice,
	routesFrom,
} from '../../../../../shared/domain/routing/CategoryMap';
import { z } from '../../../../../shared/vendor/zod';
import { optionalText } from '../../../../../shared/node/readParameters';
import { readParameters, readParametersWithWarnings } from '../../../../../shared/dropboxNode/readParameters';

/** One category, or the several that a document has. */
const categories = z.union([z.array(optionalText), optionalText.transform((one) => [one])]);

const routes = z.object({
	route: z.array(z.object({ category: optionalText, subfolder: optionalText })).default([]),
});

/**
 * Where in the case folder the documents of an item go.
 * @throws Refusal `invalid_input`, `name_not_allowed`
 */
export function readSubfolder(context: IExecuteFunctions, itemIndex: number): SubfolderChoice {
	const { folderBy } = readParameters(context, itemIndex, {
		folderBy: z.enum(['subfolder', 'category']).default('subfolder'),
	});
	if (folderBy === 'subfolder') {
		const { given, warnings } = readParametersWithWarnings(context, itemIndex, { subfolder: optionalText });
		const place = safeRelativePath(given.subfolder);
		return { ...place, warnings: [...warnings, ...place.warnings] };
	}
	const { given, warnings } = readParametersWithWarnings(context, itemIndex, {
		category: categories,
		specifySubfolders: z.enum(['fields', 'json']),
		defaultSubfolder: optionalText,
	});
	const map = new CategoryMap(readRoutes(context, itemIndex, given.specifySubfolders));
	const place = subfolderFor(given.category, map, given.defaultSubfolder);
	return { ...place, warnings: [...warnings, ...place.warnings] };
}

function readRoutes(
	context: IExecuteFunctions,
	itemIndex: number,
	using: 'fields' | 'json',
): CategoryRoute[] {
	if (using === 'json') {
		return routesFrom(readParameters(context, itemIndex, { subfoldersJson: z.unknown() }).subfoldersJson);
	}
	return readParameters(context, itemIndex, { subfoldersForCategories: routes }).subfoldersForCategories
		.route;
}

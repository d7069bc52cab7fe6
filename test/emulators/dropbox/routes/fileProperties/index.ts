import type { AnyRoute } from '../../route';
import { addProperties, overwriteProperties, removeProperties, updateProperties } from './properties';
import { searchProperties, searchPropertiesContinue } from './search';
import { teamTemplateRoutes, userTemplateRoutes } from './templates';

/** The file_properties/* routes. */
export const filePropertiesRoutes: readonly AnyRoute[] = [
	...[...userTemplateRoutes, ...teamTemplateRoutes],
	...[addProperties, overwriteProperties, updateProperties, removeProperties],
	...[searchProperties, searchPropertiesContinue],
];

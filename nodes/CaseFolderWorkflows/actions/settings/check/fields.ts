import type { INodeProperties } from 'n8n-workflow';
import { closingFields } from './fields/closingFields';
import { destinationFields } from './fields/destinationFields';
import { documentFields } from './fields/documentFields';
import { emailFields } from './fields/emailFields';
import { filtersField } from './fields/filterFields';
import { namingFields } from './fields/namingFields';
import { settingsOptions } from './fields/optionFields';
import { privilegedFields } from './fields/privilegedFields';

/** Everything in which clients differ, in the order in which a consultant asks for it. */
export const settingsFields: INodeProperties[] = [
	...destinationFields,
	...namingFields,
	...documentFields,
	...privilegedFields,
	...closingFields,
	...emailFields,
	filtersField,
	settingsOptions,
];

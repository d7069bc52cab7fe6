import type { Downloads } from '../ports';
import type { Api } from './Api';
import { unforeseen } from './refusals';

export const downloadsOn = (_api: Api): Downloads => ({
	open: async () => await Promise.reject(unforeseen('to be built')),
	temporaryLink: async () => await Promise.reject(unforeseen('to be built')),
});

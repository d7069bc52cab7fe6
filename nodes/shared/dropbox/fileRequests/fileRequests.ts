import type { FileRequests } from '../../ports';
import type { Api } from '../Api';

const toBeBuilt = async (): Promise<never> => await Promise.reject(new TypeError('to be built'));

export const fileRequestsOn = (_api: Api): FileRequests => ({
	fileRequests: toBeBuilt,
	requestFiles: toBeBuilt,
});

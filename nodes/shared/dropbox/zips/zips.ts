import type { Zips } from '../../ports';
import type { OpeningApi } from '../Api';

const toBeBuilt = async (): Promise<never> => await Promise.reject(new TypeError('to be built'));

export const zipsOn = (_api: OpeningApi): Zips => ({
	zip: toBeBuilt,
});

import type { Clock, Deletions } from '../../ports';
import type { Api } from '../Api';

const toBeBuilt = async (): Promise<never> => await Promise.reject(new TypeError('to be built'));

export const deletionsOn = (_api: Api, _clock: Clock): Deletions => ({
	deleteFiles: toBeBuilt,
});
